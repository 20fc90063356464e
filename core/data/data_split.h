#pragma once

#include "data/data_recipe.h"

namespace loom {

/// The rows of a data set in three parts, each in ascending order.
struct SplitRows {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;
    std::vector<std::int64_t> test;
};

/// The parts of a store's rows.
struct SplitSets {
    RowSet training;
    RowSet validation;
    RowSet test;
};

/// Parts the rows as the recipe says; the source's own test set stays what it is. Shares are rounded to whole
/// rows.
Result<SplitRows> splitRows(const SourceData& data, const Split& split, std::uint64_t seed);

/// The same shares of a store's rows, picked by a rule instead of a list (see SplitRule), so other rows than
/// `splitRows` takes. `goOn` is asked now and then; false cancels.
Result<SplitSets> splitStore(std::shared_ptr<const RowStore> store, const Split& split, std::uint64_t seed,
                             const std::function<bool()>& goOn);

/// How many of `count` rows go where.
struct Shares {
    std::int64_t validation = 0;
    std::int64_t test = 0;
};
Shares sharesOf(std::int64_t count, const Split& split, bool ownTest);
/// The shares of each class, which add up to those of all rows: the largest remainders are rounded up, as seats are
/// dealt out in parliaments (Hamilton's method).
std::vector<Shares> sharesOfClasses(const std::vector<std::int64_t>& counts, const Split& split, bool ownTest);
/// The field whose classes a stratified split keeps in proportion, or a sentence.
Result<int> stratifiedField(const std::vector<Field>& fields);
Result<void> checkShares(const Split& split);
Result<void> checkRowsLeft(std::int64_t rows, std::int64_t training, std::int64_t validation, std::int64_t test);

} // namespace loom
