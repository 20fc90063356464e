#include "optimizers/optimizer_type.h"

#include <algorithm>

namespace loom {

const OptimizerType* findOptimizer(const std::string& id)
{
    const auto& table = optimizersTable();
    const auto found = std::ranges::find(table, id, &OptimizerType::id);
    return found == table.end() ? nullptr : &*found;
}

const ScheduleType* findSchedule(const std::string& id)
{
    const auto& table = schedulesTable();
    const auto found = std::ranges::find(table, id, &ScheduleType::id);
    return found == table.end() ? nullptr : &*found;
}

} // namespace loom
