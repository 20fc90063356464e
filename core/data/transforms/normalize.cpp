#include "data/transforms/transform_common.h"

#include <array>

namespace loom::transforms {
namespace {

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet& training,
                  FittedNumbers& numbers)
{
    const auto fields = chosenFields(pipeline, attributes, data, "normalize", isNumeric);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        constexpr std::array kNames{"minimum", "maximum"};
        const auto range = fittedLists(numbers, kNames, {&Spread::minimum, &Spread::maximum}, pipeline, data,
                                       int(field), training, attributes);
        if (!range)
            return range.error();
        std::vector<double> scale, offset;
        for (std::size_t j = 0; j < (*range)[0].size(); ++j) {
            const double minimum = (*range)[0][j], maximum = (*range)[1][j];
            scale.push_back(maximum > minimum ? 1 / (maximum - minimum) : 1);
            offset.push_back(-minimum * scale.back());
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
            .fold = fold};
}

} // namespace loom::transforms
