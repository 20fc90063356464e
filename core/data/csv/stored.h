#pragma once

#include "data/csv/reader.h"
#include "data/source_type.h"

#include <optional>

namespace loom::sources {

/// A large table, converted once to a column file and read from there. Nothing where no column file can be written,
/// which `notes` then say; a sentence where the table is wrong.
Result<std::optional<SourceData>> csvStored(const std::string& path, const Attributes& attributes,
                                            const SourceContext& context, std::vector<Text>& notes);

} // namespace loom::sources
