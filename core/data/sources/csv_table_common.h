#pragma once

#include "data/sources/csv_layout_common.h"

namespace loom::sources {

/// The table as tensors in memory. `missing`: drop, mean or error.
Result<SourceData> csvTable(const std::string& path, const CsvSurvey& survey, const CsvLayout& layout,
                            const std::string& missing, const SourceContext& context);

} // namespace loom::sources
