#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom::schedules {
namespace {

double rateAt(double rate, std::int64_t step, std::int64_t stepsPerEpoch, std::int64_t, const Attributes& attributes)
{
    const bool epochs = stringOf(attributeOf(attributes, "per")) == "epoch";
    const std::int64_t n = epochs ? step / std::max<std::int64_t>(1, stepsPerEpoch) : step;
    return rate / (1 + numberOf(attributeOf(attributes, "decay")) * double(n));
}

} // namespace

ScheduleType time_decay()
{
    return {.id = "time_decay",
            .title = TR("Time decay"),
            .text = TR("The learning rate falls quickly at first and ever more slowly later."),
            .formula = "r(n) = r / (1 + p·n)",
            .attributes = {{.name = "decay",
                            .fallback = 0.1,
                            .title = TR("Decay p"),
                            .help = TR("How quickly the rate falls: after 1/p steps or epochs it is half."),
                            .minimum = 0,
                            .maximum = 1000,
                            .logarithmic = true},
                           {.name = "per",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("epoch"),
                            .title = TR("Counted in"),
                            .help = TR("n counts finished epochs, or single steps."),
                            .choices = {TR("epoch"), TR("step")}},
                           warmupAttribute()},
            .rate = rateAt};
}

} // namespace loom::schedules
