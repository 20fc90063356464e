#include "tuning/pruner_type.h"

namespace loom::pruners {

PrunerType none()
{
    return {.id = "none",
            .title = TR("None"),
            .text = TR("Every trial is trained to its end."),
            .rungs = [](std::int64_t, std::int64_t, const Attributes&) { return std::vector<std::int64_t>(); },
            .staying = [](const RungContext& context) { return std::vector<bool>(context.going.size(), true); }};
}

} // namespace loom::pruners
