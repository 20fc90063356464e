#pragma once

#include "data/column_file.h"
#include "data/csv/layout.h"

#include <optional>

namespace loom::sources {

/// A table that was converted to a column file, whatever its columns are used for. A column of at most
/// CsvColumn::kMostValues different cells is kept as the places (u16) of its cells among `values`, one of many
/// numbers as f32 and one of many dates as f64 (days since 1970-01-01; NaN: missing); one of many words is not kept.
struct CsvColumns {
    static constexpr std::uint16_t kMissing = 0xFFFF;
    enum class Kind { nothing, places, numbers, days };

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

/// What is kept of the column in a row's file: is there a value for this encoder?
class CsvPresence {
public:
    CsvPresence(const CsvColumns& columns, const CsvEncoder& encoder);
    int column() const { return column_; }
    /// Marks the rows of a block that have none.
    void markGaps(const std::byte* stored, std::vector<bool>& gaps) const;
    /// Place of each stored value among the encoder's words, -1: none of them.
    const std::vector<int>& places() const { return places_; }
    bool nothing() const { return kind_ == CsvColumns::Kind::nothing; }

private:
    int column_ = 0;
    CsvColumns::Kind kind_ = CsvColumns::Kind::nothing;
    std::vector<bool> has_; ///< of each stored value
    std::vector<int> places_;
};

/// The column file that is there already, if it is whole and of this key.
std::optional<CsvColumns> openedColumns(const CsvCache& cache, const Attributes& attributes);

/// Converts the table. Nothing where the file cannot be written, which `why` then says; a sentence where the table
/// itself is wrong or reading was cancelled.
Result<std::optional<CsvColumns>> convertedColumns(const std::string& path, const CsvCache& cache,
                                                   const Attributes& attributes, const SourceContext& context,
                                                   Text& why);

} // namespace loom::sources
