#include "data/transforms/affine.h"
#include "data/transforms/light.h"

namespace loom::transforms {
namespace {

struct Contrast {
    template<class T> static void change(const Draw& draw, std::uint64_t epoch, std::int64_t row, T* values)
    {
        const std::int64_t size = draw.shape.size();
        double sum = 0;
        for (std::int64_t i = 0; i < size; ++i)
            sum += double(values[i]);
        const double mean = sum / double(size), factor = 1 + drawnWithin(draw, draw.settings[0], epoch, row);
        for (std::int64_t i = 0; i < size; ++i)
            values[i] = T(std::clamp(mean + factor * (double(values[i]) - mean), draw.settings[2], draw.settings[3]));
    }
};

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    return addLight<Contrast>(pipeline, attributes, data, numbers, "contrast");
}

} // namespace

TransformType contrast()
{
    return {.id = "contrast",
            .title = TR("Contrast at random"),
            .text = TR("Moves the pixels of each training picture away from their mean or towards it, drawn anew "
                       "each epoch: in fog and in the sun the same things are the same."),
            .attributes = {fieldAttribute(),
                           mostAttribute(0.3, TR("As a share: 0.3 is from 0.7 to 1.3 times as far from the mean."), 1,
                                         0.05)},
            .draw = draw};
}

} // namespace loom::transforms
