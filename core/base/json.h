#pragma once

#include "base/result.h"

#include <nlohmann/json.hpp>

#include <string>

namespace loom {

/// JSON whose objects keep the order in which they were written.
using Json = nlohmann::ordered_json;

/// The text as JSON, or a sentence with line and column where it is cut or broken. Refuses more than 64
/// levels of nesting, numbers too large for a double, and text that is not UTF-8. Never throws.
Result<Json> parseJson(const std::string& text);

/// On one line; bytes that are not UTF-8 become U+FFFD.
std::string writeJson(const Json& json);
/// For people: short records on one line, long ones an item a line; ends with a line break.
std::string writeReadableJson(const Json& json);

} // namespace loom
