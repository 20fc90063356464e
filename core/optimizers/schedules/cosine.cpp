#include "base/math.h"
#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom::schedules {
namespace {

// Loshchilov & Hutter, ICLR 2017, without restarts.
double rateAt(double rate, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t totalSteps,
              const Attributes& attributes)
{
    const std::int64_t epochs = integerOf(attributeOf(attributes, "epochs"));
    const std::int64_t length = epochs > 0 ? epochs * std::max<std::int64_t>(1, stepsPerEpoch) : totalSteps;
    if (length <= 0)
        return rate;
    const double minimum = numberOf(attributeOf(attributes, "minimum"));
    const double done = double(std::min(step, length)) / double(length);
    return minimum + (rate - minimum) * 0.5 * (1 + math::cos(3.14159265358979323846 * done));
}

} // namespace

ScheduleType cosine()
{
    return {.id = "cosine",
            .title = TR("Cosine"),
            .text =
                TR("The learning rate falls along half a cosine wave: slowly at first, fast in the middle, slowly "
                   "at the end."),
            .formula = "r(n) = r_min + (r − r_min)·(1 + cos(π·n/N)) / 2",
            .attributes = {{.name = "minimum",
                            .fallback = 0.0,
                            .title = TR("Minimum"),
                            .help = TR("The learning rate at the end."),
                            .minimum = 0,
                            .maximum = 1000},
                           {.name = "epochs",
                            .kind = AttributeKind::integer,
                            .title = TR("Length"),
                            .help = TR("Epochs until the minimum is reached. None: the whole run."),
                            .minimum = 1,
                            .maximum = 1000000,
                            .unit = TR("epochs"),
                            .optional = true},
                           warmupAttribute()},
            .rate = rateAt};
}

} // namespace loom::schedules
