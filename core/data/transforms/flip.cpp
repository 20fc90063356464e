#include "data/transforms/draws.h"

#include <algorithm>

namespace loom::transforms {
namespace {

struct Flip {
    /// Settings: left to right? upside down?
    static Affine affine(const Draw& draw, std::uint64_t epoch, std::int64_t row)
    {
        const std::uint32_t bits = draw.numbers.bits(std::uint64_t(row), epoch);
        const bool across = draw.settings[0] != 0 && (bits & 1) != 0,
                   along = draw.settings[1] != 0 && (bits & 2) != 0;
        return {across ? -1.0 : 1.0, 0, 0, along ? -1.0 : 1.0};
    }
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const Grid grid(draw.shape);
        const Affine from = affine(draw, epoch, row);
        const std::int64_t line = grid.columns * grid.channels;
        if (from.xx < 0)
            for (std::int64_t r = 0; r < grid.rows; ++r)
                for (std::int64_t a = 0, b = grid.columns - 1; a < b; ++a, --b)
                    std::swap_ranges(values + r * line + a * grid.channels,
                                     values + r * line + (a + 1) * grid.channels,
                                     values + r * line + b * grid.channels);
        if (from.yy < 0)
            for (std::int64_t a = 0, b = grid.rows - 1; a < b; ++a, --b)
                std::swap_ranges(values + a * line, values + (a + 1) * line, values + b * line);
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    const std::string axis = stringOf(attributeOf(attributes, "axis"));
    return addMoves<Flip>(pipeline, attributes, data, numbers, "flip",
                          {axis != "vertical" ? 1.0 : 0.0, axis != "horizontal" ? 1.0 : 0.0});
}

} // namespace

TransformType flip()
{
    return {.id = "flip",
            .title = TR("Flip at random"),
            .text = TR("Turns every second training picture into its mirror image, drawn anew each epoch. Where left "
                       "and right mean the same, the network sees twice as many pictures."),
            .attributes = {fieldAttribute(),
                           {.name = "axis",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("horizontal"),
                            .title = TR("Axis"),
                            .help = TR("What may change places: left and right, top and bottom, or each by itself."),
                            .choices = {TR("horizontal"), TR("vertical"), TR("both")}}},
            .draw = draw};
}

} // namespace loom::transforms
