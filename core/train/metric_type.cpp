#include "train/metric_type.h"

#include <algorithm>

namespace loom {

const MetricType* findMetric(const std::string& id)
{
    const auto& table = metricsTable();
    const auto found = std::ranges::find(table, id, &MetricType::id);
    return found == table.end() ? nullptr : &*found;
}

double elementOf(const TensorView& view, std::int64_t index)
{
    LOOM_ASSERT(index >= 0 && index < view.rows * view.rowSize);
    switch (view.dtype) {
    case DType::f32:
        return double(static_cast<const float*>(view.data)[index]);
    case DType::f64:
        return static_cast<const double*>(view.data)[index];
    case DType::i32:
        return double(static_cast<const std::int32_t*>(view.data)[index]);
    case DType::u8:
        break;
    }
    return double(static_cast<const std::uint8_t*>(view.data)[index]);
}

} // namespace loom
