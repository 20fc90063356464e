#include "base/math.h"
#include "data/transforms/affine.h"

namespace loom::transforms {
namespace {

struct Shear {
    /// Settings: the largest slant; may pixels not be mixed?
    static Affine affine(const Draw& draw, std::uint64_t epoch, std::int64_t row)
    {
        const double slant = drawnWithin(draw, draw.settings[0], epoch, row);
        return {1, slant, 0, 1};
    }
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        readAffine(Grid(draw.shape), affine(draw, epoch, row), draw.settings[1] != 0, values);
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addMoves<Shear>(pipeline, attributes, data, numbers, "shear", {numberOf(attributeOf(attributes, "most"))});
}

} // namespace

TransformType shear()
{
    return {.id = "shear",
            .title = TR("Slant at random"),
            .text = TR("Moves the rows of each training picture sideways, the further from the middle the more, "
                       "drawn anew each epoch: as handwriting slants."),
            .attributes = {fieldAttribute(),
                           mostAttribute(0.2, TR("So many pixels sideways for each pixel up or down."), 2, 0.05)},
            .draw = draw};
}

} // namespace loom::transforms
