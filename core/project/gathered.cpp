#include "project/gathered.h"

#include "base/random.h"
#include "train/metric_type.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loom {
namespace {

void copyAsFloat(const TensorView& view, std::int64_t count, float* out)
{
    const std::int64_t size = count * view.rowSize;
    if (view.dtype == DType::f32)
        std::memcpy(out, view.data, std::size_t(size) * sizeof(float));
    else
        for (std::int64_t i = 0; i < size; ++i)
            out[i] = float(elementOf(view, i));
}

} // namespace

void addLargest(std::span<const float> numbers, std::vector<float>& largest)
{
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        float& unit = largest[i % largest.size()];
        const float size = std::abs(numbers[i]);
        unit = std::isnan(unit) || size < unit ? unit : size;
    }
}

void Gathered::add(const TensorView& view, std::int64_t first, std::int64_t count, ThreadPool& pool)
{
    if (!largest.empty()) {
        numbers.resize(std::size_t(count * view.rowSize));
        copyAsFloat(view, count, numbers.data());
        addLargest(numbers, largest);
    } else if (projection) {
        numbers.resize(std::size_t(count * view.rowSize));
        copyAsFloat(view, count, numbers.data());
        projection->apply(numbers.data(), count, tensor.values<float>().data() + first * projection->to(), pool);
    } else if (tensor.dtype() == DType::f32) {
        copyAsFloat(view, count, tensor.values<float>().data() + first * view.rowSize);
    } else {
        const std::size_t row = std::size_t(view.rowSize) * bytesOf(view.dtype);
        std::memcpy(static_cast<std::byte*>(tensor.data()) + std::size_t(first) * row, view.data,
                    std::size_t(count) * row);
    }
}

void Gathered::moveTo(Snapshot& out)
{
    if (!largest.empty())
        out.units[name] = std::move(largest);
    else
        out.tensors[name] = std::move(tensor);
}

Gathered gathered(const WatchRequest& request, const std::string& name, const Shape& shape, std::int64_t rows,
                  DType dtype, std::uint64_t seed)
{
    Gathered out;
    out.name = name;
    out.shape = shape;
    if (request.units) {
        out.largest.assign(out.shape.rank() > 0 ? std::size_t(out.shape[out.shape.rank() - 1]) : 1, 0.0F);
        return out;
    }
    const bool projected = request.projectAbove > 0 && out.shape.size() > request.projectAbove;
    if (projected) {
        constexpr std::int64_t kGroups = 8;
        const std::int64_t to = std::clamp<std::int64_t>(request.projectTo / kGroups, 1, 512) * kGroups;
        out.projection.emplace(out.shape.size(), int(to), stableHash("projection/" + name, seed));
        out.shape = Shape{to};
    }
    out.tensor = Tensor(out.shape.withFront(rows), projected ? DType::f32 : dtype);
    return out;
}

} // namespace loom
