#pragma once

#include "data/transforms/transform_common.h"

#include <concepts>

namespace loom::transforms {

/// Rows, columns and channels of a picture that is drawn anew.
struct Grid {
    std::int64_t rows = 1, columns = 1, channels = 1;
    explicit Grid(const Shape& shape)
        : rows(shape[0])
        , columns(shape[1])
        , channels(shape.rank() == 3 ? shape[2] : 1)
    {
    }
};

/// Adds a draw to each fitting field; `T::change` is a template over float and double.
template<class T> Result<void> addDraws(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                        const RandomStream& numbers, const char* transform, Fits fits,
                                        const std::vector<double>& settings)
{
    const auto fields = chosenFields(pipeline, attributes, data, transform, fits);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        FieldPipeline& pipe = pipeline.fields[field];
        // Each field has numbers of its own, whatever other fields there are.
        const RandomStream own(numbers.key(), pipe.field.name);
        pipe.draws.push_back(
            {own, pipe.field.shape, settings, &T::template change<float>, &T::template change<double>});
    }
    return {};
}

} // namespace loom::transforms
