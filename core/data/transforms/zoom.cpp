#include "base/math.h"
#include "data/transforms/affine.h"

namespace loom::transforms {
namespace {

struct Zoom {
    /// Settings: the largest share; may pixels not be mixed?
    static Affine affine(const Draw& draw, std::uint64_t epoch, std::int64_t row)
    {
        const double step = 1 / (1 + drawnWithin(draw, draw.settings[0], epoch, row));
        return {step, 0, 0, step};
    }
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        readAffine(Grid(draw.shape), affine(draw, epoch, row), draw.settings[1] != 0, values);
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addMoves<Zoom>(pipeline, attributes, data, numbers, "zoom", {numberOf(attributeOf(attributes, "most"))});
}

} // namespace

TransformType zoom()
{
    return {.id = "zoom",
            .title = TR("Zoom at random"),
            .text = TR("Makes what is in each training picture a little larger or smaller, drawn anew each epoch, so "
                       "that size alone says nothing. The edge is repeated in what becomes free."),
            .attributes = {fieldAttribute(),
                           mostAttribute(0.1, TR("As a share: 0.1 is from 10 % smaller to 10 % larger."), 0.9, 0.05)},
            .draw = draw};
}

} // namespace loom::transforms
