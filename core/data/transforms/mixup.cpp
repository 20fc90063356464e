#include "data/mix.h"
#include "data/transforms/boxes.h"
#include "data/transforms/transform_common.h"

#include <algorithm>

namespace loom::transforms {
namespace {

Text cannotMix(const Field& field)
{
    if (holdsBoxes(field))
        return Text(TR("The transform “mixup” mixes targets as it mixes inputs, but “{field}” holds boxes, and a box "
                       "between two others frames nothing: leave mixup out."),
                    {{"field", field.name}});
    if (field.role == FieldRole::target)
        return Text(
            TR("The transform “mixup” mixes targets as it mixes inputs, but the target “{field}” is the number "
               "of a class, and there is nothing between class 3 and class 5: put one_hot before it."),
            {{"field", field.name}});
    return Text(TR("The transform “mixup” mixes numbers, but the field “{field}” holds whole numbers (words, kinds), "
                   "between which there is nothing: leave mixup out."),
                {{"field", field.name}});
}

Result<void> draw(Pipeline& pipeline, const Attributes& attributes, const Dataset& data, const RandomStream& numbers)
{
    if (data.store())
        return Text(TR("The transform “mixup” mixes each row with any other one, but these rows are too many for the "
                       "memory and come from the disk in blocks: take fewer rows or smaller pictures."));
    for (FieldPipeline& pipe : pipeline.fields) {
        const bool mixed = pipe.field.role == FieldRole::input || pipe.field.role == FieldRole::target;
        if ((mixed && (pipe.field.dtype == DType::i32 || holdsBoxes(pipe.field)))
            || pipe.field.role == FieldRole::lengths)
            return cannotMix(pipe.field);
        if (std::ranges::any_of(pipe.draws, isMix))
            return Text(TR("The transform “mixup” stands there twice: remove one of them."));
        if (mixed)
            pipe.draws.push_back(mixDraw(numbers, pipe.field.shape, numberOf(attributeOf(attributes, "alpha"))));
    }
    return {};
}

} // namespace

TransformType mixup()
{
    return {
        .id = "mixup",
        .title = TR("Mix two samples"),
        .text = TR("Lays another training sample over each one, drawn anew each epoch, and mixes their targets in "
                   "the same shares: a picture that is 70 % coat and 30 % shirt has such a target."),
        .attributes = {{.name = "alpha",
                        .kind = AttributeKind::real,
                        .fallback = 0.2,
                        .title = TR("Alpha"),
                        .help = TR("The share of each sample is drawn from Beta(alpha, alpha): near 0 almost "
                                   "nothing is mixed, at 1 every share is as likely, above the two come in nearly "
                                   "equal shares."),
                        .minimum = 0,
                        .maximum = 20,
                        .exclusiveMinimum = true}},
        .draw = draw};
}

} // namespace loom::transforms
