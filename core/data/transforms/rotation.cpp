#include "base/math.h"
#include "data/transforms/affine.h"

namespace loom::transforms {
namespace {

struct Rotation {
    /// Settings: the largest angle in degrees; may pixels not be mixed?
    static Affine affine(const Draw& draw, std::uint64_t epoch, std::int64_t row)
    {
        const double angle = drawnWithin(draw, draw.settings[0], epoch, row) * (3.14159265358979323846 / 180);
        const double c = math::cos(angle), s = math::sin(angle);
        return {c, s, -s, c};
    }
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        readAffine(Grid(draw.shape), affine(draw, epoch, row), draw.settings[1] != 0, values);
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addMoves<Rotation>(pipeline, attributes, data, numbers, "rotation",
                              {numberOf(attributeOf(attributes, "most"))});
}

} // namespace

TransformType rotation()
{
    return {.id = "rotation",
            .title = TR("Turn at random"),
            .text = TR("Turns each training picture by an angle of its own, drawn anew each epoch. What stands "
                       "upside down in no picture need not be learned: too far is harmful."),
            .attributes = {fieldAttribute(), mostAttribute(10.0, TR("So far to either side."), 180, 5, TR("°"))},
            .draw = draw};
}

} // namespace loom::transforms
