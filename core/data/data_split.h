#pragma once

#include "data/data_recipe.h"

namespace loom {

/// The rows of a data set in three parts, each in ascending order.
struct SplitRows {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;
    std::vector<std::int64_t> test;
};

/// Parts the rows as the recipe says; the source's own test set stays what it is. Shares are rounded to whole
/// rows.
Result<SplitRows> splitRows(const SourceData& data, const Split& split, std::uint64_t seed);

} // namespace loom
