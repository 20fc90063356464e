#include "data/transforms/transform_common.h"

namespace loom::transforms {
namespace {

Result<void> apply(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet& training)
{
    const auto fields = chosenFields(pipeline, attributes, data, "standardize", isNumeric);
    if (!fields)
        return fields.error();
    for (const std::size_t field : *fields) {
        std::vector<double> scale, offset;
        const auto measured =
            spreads(pipeline.fields[field], data, int(field), training, stringOf(attributeOf(attributes, "per")));
        if (!measured)
            return measured.error();
        for (const Spread& s : *measured) {
            // Rounding leaves a deviation of about 1e-16 of the mean where all numbers are the same.
            const double noise = 1e-12 * std::max(std::abs(s.minimum), std::abs(s.maximum));
            scale.push_back(s.deviation > noise ? 1 / s.deviation : 1);
            offset.push_back(-s.mean * scale.back());
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
