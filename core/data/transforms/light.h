#pragma once

#include "data/transforms/draws.h"

#include <algorithm>
#include <limits>

namespace loom::transforms {

/// Adds a draw that changes how light each picture is. Settings: how much at most, how far white is from black in the
/// network's numbers, and the smallest and largest of them. Pictures of bytes stay between the two; others have no
/// such limits, and white is taken to be 1 from black.
template<class T> Result<void> addLight(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                        const RandomStream& numbers, const char* transform)
{
    const auto fields = chosenFields(pipeline, attributes, data, transform, isPicture);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        FieldPipeline& pipe = pipeline.fields[field];
        const bool bytes = data.fields()[field].dtype == DType::u8 && pipe.scale.size() <= 1;
        constexpr double kFar = std::numeric_limits<double>::infinity();
        const double unit = bytes ? 255 * (pipe.scale.empty() ? 1 : pipe.scale[0]) : 1;
        const double black = !bytes ? -kFar : pipe.offset.empty() ? 0 : pipe.offset[0];
        const double white = bytes ? black + unit : kFar;
        pipe.draws.push_back(
            {RandomStream(numbers.key(), pipe.field.name),
             pipe.field.shape,
             {numberOf(attributeOf(attributes, "most")), unit, std::min(black, white), std::max(black, white)},
             &T::template change<float>,
             &T::template change<double>});
    }
    return {};
}

} // namespace loom::transforms
