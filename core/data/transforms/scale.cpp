#include "data/transforms/transform_common.h"

#include <array>

namespace loom::transforms {
namespace {

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet&,
                  FittedNumbers&)
{
    const auto fields = chosenFields(pipeline, attributes, data, "scale", isNumeric);
    if (!fields)
        return fields.error();
    const std::array factor{numberOf(attributeOf(attributes, "factor"))};
    const std::array offset{numberOf(attributeOf(attributes, "offset"))};
    for (const std::size_t field : *fields)
        follow(pipeline.fields[field], factor, offset);
    return {};
}

} // namespace

TransformType scale()
{
    return {.id = "scale",
            .title = TR("Scale"),
            .text = TR("Multiplies every number by a factor, then adds an offset: pictures of 0 to 255 become 0 to 1 "
                       "with the factor 1/255."),
            .attributes = {fieldAttribute(),
                           {.name = "factor",
                            .kind = AttributeKind::real,
                            .fallback = 1.0 / 255,
                            .title = TR("Factor"),
                            .help = TR("What each number is multiplied by.")},
                           {.name = "offset",
                            .kind = AttributeKind::real,
                            .fallback = 0.0,
                            .title = TR("Offset"),
                            .help = TR("What is added afterwards.")}},
            .fold = fold};
}

} // namespace loom::transforms
