#include "data/transforms/transform_common.h"

#include <algorithm>

namespace loom::transforms {
namespace {

bool isLabel(const FieldPipeline& pipe, const Field& stored)
{
    return stored.dtype == DType::i32 && pipe.oneHot == 0 && pipe.scale.empty();
}

/// The smallest and the largest label. A store keeps labels of named classes only, none outside of them.
std::pair<std::int32_t, std::int32_t> rangeOf(const Field& field, const Dataset& data, int index)
{
    if (data.store())
        return {0, std::int32_t(field.classes.size()) - 1};
    const auto labels = data.column(index).values<std::int32_t>();
    const auto [least, most] = std::minmax_element(labels.begin(), labels.end());
    return {*least, *most};
}

/// The named classes, or one more than the largest label of all rows.
Result<std::int64_t> classCount(const Field& field, const Dataset& data, int index, std::int64_t wanted)
{
    constexpr std::int64_t kMost = 100000;
    const auto [least, most] = rangeOf(field, data, index);
    const std::int64_t named = std::int64_t(field.classes.size());
    const std::int64_t count = wanted > 0 ? wanted : std::max<std::int64_t>(named, std::int64_t(most) + 1);
    if (least < 0 || most >= count || count > kMost)
        return Text(TR("The transform “one_hot” cannot turn the field “{field}” into {count} numbers: its labels run "
                       "from {least} to {most}, they must lie between 0 and {last}."),
                    {{"field", field.name},
                     {"count", count},
                     {"least", int(least)},
                     {"most", int(most)},
                     {"last", std::min(count, kMost) - 1}});
    return count;
}

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RowSet&,
                  FittedNumbers&)
{
    const auto fields = chosenFields(pipeline, attributes, data, "one_hot", isLabel);
    if (!fields)
        return fields.error();
    const std::int64_t wanted = integerOf(attributeOf(attributes, "classes"));
    for (const std::size_t i : *fields) {
        FieldPipeline& pipe = pipeline.fields[i];
        const auto count = classCount(pipe.field, data, int(i), wanted);
        if (!count)
            return count.error();
        pipe.oneHot = *count;
        pipe.field.dtype = DType::f32;
        std::vector<std::int64_t> axes = pipe.field.shape.axes();
        axes.push_back(*count);
        pipe.field.shape = Shape(std::move(axes));
    }
    return {};
}

} // namespace

TransformType one_hot()
{
    return {.id = "one_hot",
            .title = TR("One-hot"),
            .text = TR("Turns a label into as many numbers as there are classes: 1 at its own place, 0 elsewhere."),
            .attributes = {fieldAttribute(),
                           {.name = "classes",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(0),
                            .title = TR("Classes"),
                            .help = TR("How many classes there are; 0: as many as the data have."),
                            .minimum = 0,
                            .maximum = 100000}},
            .fold = fold};
}

} // namespace loom::transforms
