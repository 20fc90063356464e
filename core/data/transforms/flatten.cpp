#include "data/transforms/transform_common.h"

namespace loom::transforms {
namespace {

bool hasAxes(const FieldPipeline& pipe, const Field& stored)
{
    return stored.role == FieldRole::input && pipe.field.shape.rank() > 0;
}

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet&,
                  FittedNumbers&)
{
    const auto fields = chosenFields(pipeline, attributes, data, "flatten", hasAxes);
    if (!fields)
        return fields.error();
    for (const std::size_t i : *fields)
        pipeline.fields[i].field.shape = Shape{pipeline.fields[i].field.shape.size()};
    return {};
}

} // namespace

TransformType flatten()
{
    return {.id = "flatten",
            .title = TR("Flatten"),
            .text = TR("Puts all numbers of a row in one line: a picture of 28 × 28 becomes 784 numbers."),
            .attributes = {fieldAttribute()},
            .fold = fold};
}

} // namespace loom::transforms
