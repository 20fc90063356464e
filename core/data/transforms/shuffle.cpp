#include "data/transform_type.h"

namespace loom::transforms {
namespace {

Result<void> fold(Pipeline& pipeline, const Attributes& attributes, const Dataset&, const RowSet&, FittedNumbers&)
{
    pipeline.shuffle = boolOf(attributeOf(attributes, "enabled"), true);
    return {};
}

} // namespace

TransformType shuffle()
{
    return {.id = "shuffle",
            .title = TR("Shuffle"),
            .text =
                TR("Says whether the training rows come in a new order each epoch (drawn from the project's seed). "
                   "Without this step they do."),
            .attributes = {{.name = "enabled",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("New order each epoch"),
                            .help = TR("Off: the rows always come in the order of the file.")}},
            .fold = fold};
}

} // namespace loom::transforms
