#include "data/transforms/transform_common.h"

namespace loom::transforms {
namespace {

Result<void> apply(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet& training)
{
    const auto fields = chosenFields(pipeline, attributes, data, "normalize", isNumeric);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        std::vector<double> scale, offset;
        const auto measured =
            spreads(pipeline.fields[field], data, int(field), training, stringOf(attributeOf(attributes, "per")));
        if (!measured)
            return measured.error();
        for (const Spread& s : *measured) {
            scale.push_back(s.maximum > s.minimum ? 1 / (s.maximum - s.minimum) : 1);
            offset.push_back(-s.minimum * scale.back());
        }
        follow(pipeline.fields[field], scale, offset);
    }
    return {};
}

} // namespace

TransformType normalize()
{
    return {.id = "normalize",
            .title = TR("Normalize (min–max)"),
            .text = TR("Moves the smallest number of the training part to 0 and the largest to 1. Numbers of other "
                       "parts may lie outside; what never varies becomes 0."),
            .attributes = {fieldAttribute(), perAttribute()},
            .apply = apply};
}

} // namespace loom::transforms
