#include "data/transforms/transform_common.h"

#include <array>

namespace loom::transforms {
namespace {

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet& training,
                  FittedNumbers& numbers)
{
    const auto fields = chosenFields(pipeline, attributes, data, "standardize", isNumeric);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        constexpr std::array kNames{"mean", "deviation"};
        const auto spread = fittedLists(numbers, kNames, {&Spread::mean, &Spread::deviation}, pipeline, data,
                                        int(field), training, attributes);
        if (!spread)
            return spread.error();
        std::vector<double> scale, offset;
        for (std::size_t j = 0; j < (*spread)[0].size(); ++j) {
            const double mean = (*spread)[0][j], deviation = (*spread)[1][j];
            scale.push_back(deviation > 0 ? 1 / deviation : 1);
            offset.push_back(-mean * scale.back());
        }
        follow(pipeline.fields[field], scale, offset);
    }
    return {};
}

} // namespace

TransformType standardize()
{
    return {.id = "standardize",
            .title = TR("Standardize"),
            .text =
                TR("Subtracts the mean and divides by the standard deviation, both measured on the training part: "
                   "mean 0, deviation 1. What never varies is only centred to 0."),
            .attributes = {fieldAttribute(), perAttribute()},
            .fold = fold};
}

} // namespace loom::transforms
