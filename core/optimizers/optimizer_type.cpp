#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom {

const OptimizerType* findOptimizer(const std::string& id)
{
    const auto& table = optimizersTable();
    const auto found = std::ranges::find(table, id, &OptimizerType::id);
    return found == table.end() ? nullptr : &*found;
}

AttributeSpec warmupAttribute()
{
    return {.name = "warmup_steps",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(0),
            .title = TR("Warm-up"),
            .help = TR("Over so many steps the learning rate first grows from 0 to its full size, so that the first "
                       "batches cannot throw fresh weights far away; then the schedule begins. 0: at once."),
            .minimum = 0,
            .maximum = 1e9,
            .unit = TR("steps")};
}

double scheduledRate(const ScheduleType& type, double rate, std::int64_t step, std::int64_t stepsPerEpoch,
                     std::int64_t totalSteps, const Attributes& attributes)
{
    const std::int64_t warmup = integerOf(attributeOf(attributes, "warmup_steps"));
    if (step < warmup)
        return rate * (double(step) / double(warmup));
    return type.rate(rate, step - warmup, stepsPerEpoch, std::max<std::int64_t>(0, totalSteps - warmup), attributes);
}

const ScheduleType* findSchedule(const std::string& id)
{
    const auto& table = schedulesTable();
    const auto found = std::ranges::find(table, id, &ScheduleType::id);
    return found == table.end() ? nullptr : &*found;
}

} // namespace loom
