#include "data/transform_type.h"
#include "data/twins.h"

#include <limits>
#include <unordered_set>

namespace loom::transforms {
namespace {

/// The part without the rows that stand in the training part.
Result<std::int64_t> leaveOut(const PreparedRows& rows, RowSet& part)
{
    constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();
    const auto twins = twinsOf(rows.rows, rows.training, part, {kAll, kAll});
    if (!twins)
        return twins.error();
    std::unordered_set<std::int64_t> seen;
    for (const TwinRows::Pair& pair : twins->pairs)
        seen.insert(pair.row);
    std::vector<std::int64_t> left;
    for (const std::int64_t row : part.list())
        if (!seen.contains(row))
            left.push_back(row);
    const std::int64_t count = std::int64_t(part.size() - left.size());
    if (count > 0)
        part = RowSet(std::move(left));
    return count;
}

Result<void> prepare(PreparedRows& rows, const Attributes&, FittedNumbers&)
{
    if (!rows.judged)
        return {};
    if (rows.rows.store())
        return Text(
            TR("The transform “unseen” compares rows in memory, and these {rows} rows are read from the disk: "
               "take fewer rows or columns, or remove the transform."),
            {{"rows", rows.rows.size()}});
    const auto validation = leaveOut(rows, rows.validation);
    if (!validation)
        return validation.error();
    const auto test = leaveOut(rows, rows.test);
    if (!test)
        return test.error();
    rows.notes.push_back(
        Text(TR("Left out, as the same inputs stand in the training part: {validation} row(s) of the "
                "validation part, {test} row(s) of the test part."),
             {{"validation", *validation}, {"test", *test}}));
    return {};
}

} // namespace

TransformType unseen()
{
    return {.id = "unseen",
            .title = TR("Only unseen rows"),
            .text = TR("Takes those rows out of the validation and the test part whose inputs stand, number for "
                       "number, in the training part too: what is measured there is then about rows that the network "
                       "has never seen."),
            .attributes = {},
            .prepare = prepare};
}

} // namespace loom::transforms
