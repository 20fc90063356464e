#include "data/transforms/transform_common.h"

#include <array>

namespace loom::transforms {
namespace {

Result<void> apply(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet& training,
                   FittedNumbers& numbers)
{
    const auto fields = chosenFields(pipeline, attributes, data, "standardize", isNumeric);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        constexpr std::array kNames{"mean", "deviation"};
        const auto spread = numbers.of(data.fields()[field].name, kNames, data.fields()[field].shape.size(), [&] {
            return measuredLists(pipeline.fields[field], data, int(field), training, attributes,
                                 {&Spread::mean, &Spread::deviation});
        });
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
            .apply = apply};
}

} // namespace loom::transforms
