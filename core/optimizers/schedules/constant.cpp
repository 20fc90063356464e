#include "optimizers/optimizer_type.h"

namespace loom::schedules {

ScheduleType constant()
{
    return {.id = "constant",
            .title = TR("Constant"),
            .text = TR("The learning rate stays as it is."),
            .formula = "r(n) = r",
            .attributes = {warmupAttribute()},
            .rate = [](double rate, std::int64_t, std::int64_t, std::int64_t, const Attributes&) { return rate; }};
}

} // namespace loom::schedules
