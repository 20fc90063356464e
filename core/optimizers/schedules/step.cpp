#include "base/math.h"
#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom::schedules {
namespace {

double rateAt(double rate, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t, const Attributes& attributes)
{
    const std::int64_t epoch = step / std::max<std::int64_t>(1, stepsPerEpoch);
    const std::int64_t every = std::max<std::int64_t>(1, integerOf(attributeOf(attributes, "every")));
    return rate * math::pow(numberOf(attributeOf(attributes, "factor")), double(epoch / every));
}

} // namespace

ScheduleType step()
{
    return {.id = "step",
            .title = TR("Steps"),
            .text = TR("The learning rate stays for some epochs, then drops at once."),
            .formula = "r(epoch) = r · factor^⌊epoch / every⌋",
            .attributes = {{.name = "factor",
                            .fallback = 0.5,
                            .title = TR("Factor"),
                            .help = TR("What the rate is multiplied by at each drop."),
                            .minimum = 0,
                            .maximum = 1,
                            .step = 0.05,
                            .exclusiveMinimum = true},
                           {.name = "every",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(5),
                            .title = TR("Every"),
                            .help = TR("Epochs between two drops."),
                            .minimum = 1,
                            .maximum = 100000,
                            .unit = TR("epochs")},
                           warmupAttribute()},
            .rate = rateAt};
}

} // namespace loom::schedules
