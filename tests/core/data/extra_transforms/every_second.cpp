#include "data/transforms/transform_common.h"

// A transform that prepares rows as one file: every second row is left out of the training part.
namespace loom::transforms {
namespace {

Result<void> prepare(PreparedRows& rows, const Attributes&, FittedNumbers&)
{
    std::vector<std::int64_t> kept;
    const auto training = rows.training.list();
    for (std::size_t i = 0; i < training.size(); i += 2)
        kept.push_back(training[i]);
    rows.training = RowSet(std::move(kept));
    return {};
}

} // namespace

TransformType every_second()
{
    return {.id = "every_second",
            .title = "Every second",
            .text = "Leaves every second row out.",
            .attributes = {},
            .prepare = prepare};
}

} // namespace loom::transforms
