#pragma once

#include "data/data_recipe.h"

namespace loom {

/// The rows of a data set in three parts, each in ascending order.
struct SplitRows {
    std::vector<std::int64_t> training;
    std::vector<std::int64_t> validation;
    std::vector<std::int64_t> test;
    std::int64_t unused = 0; ///< rows of the training part beyond the split's limit: in no part
    std::vector<Text> notes; ///< parts without rows, or without some classes; a limit
};

/// The parts of a store's rows.
struct SplitSets {
    RowSet training;
    RowSet validation;
    RowSet test;
    std::int64_t unused = 0; ///< as SplitRows
    std::vector<Text> notes; ///< as SplitRows
};

/// Parts the rows as the recipe says; the source's own test set stays what it is. Shares are rounded to whole
/// rows. A limit takes the first training rows of their order, which is drawn by the seed (of each class in
/// proportion, or the rows' own): a larger one adds rows and takes none away.
Result<SplitRows> splitRows(const SourceData& data, const Split& split, std::uint64_t seed);

/// The same shares of a store's rows, picked by a rule instead of a list (see SplitRule), so other rows than
/// `splitRows` takes. `goOn` is asked now and then; false cancels.
Result<SplitSets> splitStore(std::shared_ptr<const RowStore> store, const Split& split, std::uint64_t seed,
                             const std::function<bool()>& goOn);

/// How many of `count` rows go where.
struct Shares {
    std::int64_t validation = 0;
    std::int64_t test = 0;
    std::int64_t unused = 0; ///< training rows beyond the split's limit
};
Shares sharesOf(std::int64_t count, const Split& split, bool ownTest);
/// The shares of each class, which add up to those of all rows: the largest remainders are rounded up, as seats are
/// dealt out in parliaments (Hamilton's method); of equal ones, the seed decides. Limited training rows are those
/// that come first where each class's are spread evenly (Webster's method).
std::vector<Shares> sharesOfClasses(const std::vector<std::int64_t>& counts, const Split& split, bool ownTest,
                                    std::uint64_t seed);
/// What a person should know about the parts of `counts` rows a class: which classes are missing where, with numbers.
std::vector<Text> missingClasses(const std::vector<std::int64_t>& counts, const std::vector<Shares>& shares,
                                 const std::vector<std::string>& names, const Split& split, bool ownTest);
/// Parts that should have rows and have none.
std::vector<Text> emptyParts(std::int64_t rows, Shares shares, const Split& split, bool ownTest);
/// The field whose classes a stratified split keeps in proportion; -1: none has classes, the rows are parted at
/// random.
int stratifiedField(const std::vector<Field>& fields);
/// What a limit of the training rows leaves of `there`, or that there are not so many; empty where it changes
/// nothing.
Text limitNote(std::int64_t limit, std::int64_t there);
Result<void> checkShares(const Split& split);
/// What besides a split cannot do with rows that are read from disk.
Result<void> checkStoredSplit(const Split& split);
Result<void> checkRowsLeft(std::int64_t rows, std::int64_t training, std::int64_t validation, std::int64_t test);

} // namespace loom
