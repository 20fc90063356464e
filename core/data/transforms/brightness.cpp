#include "data/transforms/affine.h"
#include "data/transforms/light.h"

namespace loom::transforms {
namespace {

struct Brightness {
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const std::int64_t size = draw.shape.size();
        const double more = drawnWithin(draw, draw.settings[0] * draw.settings[1], epoch, row);
        for (std::int64_t i = 0; i < size; ++i)
            values[i] = T(std::clamp(double(values[i]) + more, draw.settings[2], draw.settings[3]));
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addLight<Brightness>(pipeline, attributes, data, numbers, "brightness");
}

} // namespace

TransformType brightness()
{
    return {.id = "brightness",
            .title = TR("Brightness at random"),
            .text = TR("Makes each training picture as a whole lighter or darker, drawn anew each epoch, so that the "
                       "hour of the day teaches nothing. No pixel becomes darker than black or lighter than white."),
            .attributes = {fieldAttribute(),
                           mostAttribute(0.2, TR("As a share of the way from black to white."), 1, 0.05)},
            .draw = draw};
}

} // namespace loom::transforms
