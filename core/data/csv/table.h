#pragma once

#include "data/csv/layout.h"

namespace loom::sources {

/// The table as tensors in memory. `missing`: drop, mean or error; `refuse`: cells that cannot be read are refused.
/// Words that only stand in rows that are left out are taken from the layout first.
Result<SourceData> csvTable(const std::string& path, const CsvSurvey& survey, CsvLayout layout,
                            const std::string& missing, bool refuse, const SourceContext& context);

/// One new row for a network that has learned from such a table.
Result<SourceData> csvRow(const std::vector<std::pair<std::string, std::string>>& row, const std::string& learned,
                          const Attributes& attributes);

} // namespace loom::sources
