#include "data/transforms/draws.h"

#include <algorithm>

namespace loom::transforms {
namespace {

struct Cutout {
    /// Settings: the side, the number that is put there.
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const Grid grid(draw.shape);
        const std::int64_t side = std::int64_t(draw.settings[0]);
        const auto stretch = [&](std::int64_t count, std::uint64_t place) {
            const std::int64_t middle =
                draw.numbers.below(std::uint32_t(count), 2 * std::uint64_t(row) + place, epoch);
            const std::int64_t first = middle - side / 2;
            return std::pair(std::max<std::int64_t>(first, 0), std::min(first + side, count));
        };
        const auto [top, bottom] = stretch(grid.rows, 0);
        const auto [left, right] = stretch(grid.columns, 1);
        for (std::int64_t r = top; r < bottom; ++r)
            std::fill(values + (r * grid.columns + left) * grid.channels,
                      values + (r * grid.columns + right) * grid.channels, T(draw.settings[1]));
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addDraws<Cutout>(
        pipeline, attributes, data, numbers, "cutout", isPicture,
        {double(integerOf(attributeOf(attributes, "side"))), numberOf(attributeOf(attributes, "value"))});
}

} // namespace

/// DeVries and Taylor, 2017: the middle lies anywhere in the picture, so that squares at an edge are cut.
TransformType cutout()
{
    return {.id = "cutout",
            .title = TR("Cut out at random"),
            .text =
                TR("Covers a square of each training picture, drawn anew each epoch, so that the network does not "
                   "rely on one part alone."),
            .attributes = {fieldAttribute(),
                           {.name = "side",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(8),
                            .title = TR("Side"),
                            .help = TR("How wide and high the square is; less at the edge of a picture."),
                            .minimum = 1,
                            .maximum = 1024,
                            .unit = TR("px")},
                           {.name = "value",
                            .kind = AttributeKind::real,
                            .fallback = 0.0,
                            .title = TR("Value"),
                            .help = TR("What is put there, in the numbers that the network gets.")}},
            .draw = draw};
}

} // namespace loom::transforms
