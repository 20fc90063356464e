#pragma once

#include "data/csv/survey.h"

namespace loom::sources {

/// Rows before which others are left out (SourceData::breaks), as the rows of a file are walked through. `kept`: rows
/// that were kept so far.
class CsvBreaks {
public:
    /// The next row is left out: a series ends here.
    void leaveOut(std::int64_t kept)
    {
        if (rows_.empty() || rows_.back() != kept)
            rows_.push_back(kept);
    }
    /// One more row that the survey counts; before it there may have been some with too many or too few cells.
    void meet(const CsvSurvey& survey, std::int64_t kept)
    {
        if (next_ < survey.breaks.size() && survey.breaks[next_] == met_) {
            ++next_;
            leaveOut(kept);
        }
        ++met_;
    }
    std::vector<std::int64_t> take() { return std::move(rows_); }

private:
    std::vector<std::int64_t> rows_;
    std::int64_t met_ = 0;
    std::size_t next_ = 0; ///< of the survey's breaks
};

} // namespace loom::sources
