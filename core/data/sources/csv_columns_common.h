#pragma once

#include "data/column_file.h"
#include "data/sources/csv_survey_common.h"

#include <optional>

namespace loom::sources {

/// A table that was converted to a column file, whatever its columns are used for. A column of at most
/// CsvColumn::kMostValues different cells is kept as the places (u16) of its cells among `values`, one of many
/// numbers as f32 (NaN: missing); one of many words is not kept.
struct CsvColumns {
    static constexpr std::uint16_t kMissing = 0xFFFF;
    enum class Kind { nothing, places, numbers };

    std::shared_ptr<const ColumnFile> file;
    CsvSurvey survey;
    std::vector<std::vector<std::string>> values; ///< of each column
    std::vector<Kind> kinds;
};

/// Where a table's column file lies, and the key that says from which version of the table and with which settings of
/// reading it was made.
struct CsvCache {
    std::string file;
    std::string key;
};
Result<CsvCache> csvCache(const std::string& path, const Attributes& attributes, const SourceContext& context);

/// The column file that is there already, if it is whole and of this key.
std::optional<CsvColumns> openedColumns(const CsvCache& cache);

/// Converts the table. Nothing where the file cannot be written, which `why` then says; a sentence where the table
/// itself is wrong or reading was cancelled.
Result<std::optional<CsvColumns>> convertedColumns(const std::string& path, const CsvCache& cache,
                                                   const Attributes& attributes, const SourceContext& context,
                                                   Text& why);

} // namespace loom::sources
