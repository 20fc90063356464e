#pragma once

#include "data/csv/layout.h"

namespace loom::sources {

/// The table as tensors in memory. `missing`: drop, mean or error; `refuse`: cells that cannot be read are refused.
/// Words that only stand in rows that are left out are taken from the layout first.
Result<SourceData> csvTable(const std::string& path, const CsvSurvey& survey, CsvLayout layout,
                            const std::string& missing, bool refuse, const SourceContext& context);

} // namespace loom::sources
