#include "data/transforms/draws.h"

// A transform that draws as one file: adds the epoch and a hundredth of the row's number.
namespace loom::transforms {
namespace {

struct PlusRow {
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        for (std::int64_t i = 0; i < draw.shape.size(); ++i)
            values[i] += T(epoch) + T(row) / 100;
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addDraws<PlusRow>(pipeline, attributes, data, numbers, "plus_row", isNumeric, {});
}

} // namespace

TransformType plus_row()
{
    return {.id = "plus_row",
            .title = "Plus the row",
            .text = "Adds the epoch and a hundredth of the row's number.",
            .attributes = {fieldAttribute()},
            .draw = draw};
}

} // namespace loom::transforms
