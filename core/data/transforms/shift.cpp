#include "data/transforms/draws.h"

#include <algorithm>
#include <cmath>

namespace loom::transforms {
namespace {

struct Shift {
    /// Moves `count` cells of `size` values by `by`; the first or last one fills what becomes free.
    template<class T> static void move(T* values, std::int64_t count, std::int64_t size, std::int64_t by)
    {
        const std::int64_t far = std::min(std::abs(by), count - 1);
        if (by > 0)
            for (std::int64_t i = count - 1; i > 0; --i)
                std::copy_n(values + std::max<std::int64_t>(i - far, 0) * size, size, values + i * size);
        else if (by < 0)
            for (std::int64_t i = 0; i + 1 < count; ++i)
                std::copy_n(values + std::min(i + far, count - 1) * size, size, values + i * size);
    }
    /// Settings: the most rows, the most columns.
    static Affine affine(const Draw& draw, std::uint64_t epoch, std::int64_t row)
    {
        const auto drawn = [&](std::int64_t most, std::uint64_t place) {
            return std::int64_t(
                       draw.numbers.below(std::uint32_t(2 * most + 1), 2 * std::uint64_t(row) + place, epoch))
                - most;
        };
        const std::int64_t down = drawn(std::int64_t(draw.settings[0]), 0);
        const std::int64_t aside = drawn(std::int64_t(draw.settings[1]), 1);
        return {.right = -double(aside), .down = -double(down)};
    }
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const Grid grid(draw.shape);
        const Affine from = affine(draw, epoch, row);
        const std::int64_t line = grid.columns * grid.channels;
        move(values, grid.rows, line, -std::int64_t(from.down));
        const std::int64_t aside = -std::int64_t(from.right);
        for (std::int64_t r = 0; r < grid.rows; ++r)
            move(values + r * line, grid.columns, grid.channels, aside);
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addMoves<Shift>(
        pipeline, attributes, data, numbers, "shift",
        {double(integerOf(attributeOf(attributes, "rows"))), double(integerOf(attributeOf(attributes, "columns")))});
}

AttributeSpec most(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(2),
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 1024,
            .unit = TR("px")};
}

} // namespace

TransformType shift()
{
    return {.id = "shift",
            .title = TR("Shift at random"),
            .text = TR("Moves each training picture a little, drawn anew each epoch, so that the network does not "
                       "learn places by heart. The edge is repeated in what becomes free."),
            .attributes = {fieldAttribute(), most("rows", TR("Rows"), TR("At most so far up or down.")),
                           most("columns", TR("Columns"), TR("At most so far to the left or right."))},
            .draw = draw};
}

} // namespace loom::transforms
