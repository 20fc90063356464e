#include "base/math.h"
#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom::schedules {
namespace {

double rateAt(double rate, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t, const Attributes& attributes)
{
    const double epochs = double(step) / double(std::max<std::int64_t>(1, stepsPerEpoch));
    const double factor = numberOf(attributeOf(attributes, "factor"));
    return rate * math::pow(factor, epochs / numberOf(attributeOf(attributes, "every"), 1));
}

} // namespace

ScheduleType exponential()
{
    return {.id = "exponential",
            .title = TR("Exponential"),
            .text =
                TR("The learning rate shrinks by the same share in every stretch of time, a little at each step."),
            .formula = "r(epoch) = r · factor^(epoch / every)",
            .attributes = {{.name = "factor",
                            .fallback = 0.9,
                            .title = TR("Factor"),
                            .help = TR("What is left of the rate after each stretch."),
                            .minimum = 0,
                            .maximum = 1,
                            .step = 0.01,
                            .exclusiveMinimum = true},
                           {.name = "every",
                            .fallback = 1.0,
                            .title = TR("Every"),
                            .help = TR("The length of a stretch in epochs; may be a fraction."),
                            .minimum = 0,
                            .maximum = 100000,
                            .exclusiveMinimum = true,
                            .unit = TR("epochs")},
                           warmupAttribute()},
            .rate = rateAt};
}

} // namespace loom::schedules
