#pragma once

#include "base/attribute_spec.h"
#include "base/result.h"

namespace loom {

/// ID or ID:NAME=VALUE,NAME=VALUE: which entry of a table, with which of its settings.
struct NamedPart {
    std::string id;
    std::vector<std::pair<std::string, std::string>> settings;
};
NamedPart readNamedPart(const std::string& text);
/// The settings of an entry, checked and completed.
Result<Attributes> settingsOf(const NamedPart& part, const std::vector<AttributeSpec>& specs);

} // namespace loom
