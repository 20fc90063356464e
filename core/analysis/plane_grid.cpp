#include "analysis/plane_grid.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

constexpr std::int64_t kMostRows = 10000;
constexpr double kMargin = 0.12; ///< of the range, on each side

/// Smallest and largest finite number of every second one, with a margin.
std::pair<double, double> range(const Tensor& numbers, std::int64_t axis)
{
    double low = 0, high = 0;
    bool found = false;
    for (std::int64_t i = axis; i < numbers.size(); i += 2) {
        const double value = numbers.at(i);
        if (!std::isfinite(value))
            continue;
        low = found ? std::min(low, value) : value;
        high = found ? std::max(high, value) : value;
        found = true;
    }
    const double margin = high > low ? kMargin * (high - low) : std::max(1.0, std::abs(high) * kMargin);
    return {low - margin, high + margin};
}

} // namespace

int planeField(const Dataset& rows)
{
    const auto isInput = [](const Field& field) { return field.role == FieldRole::input; };
    const auto input = std::ranges::find_if(rows.fields(), isInput);
    const bool only = std::ranges::count_if(rows.fields(), isInput) == 1;
    return only && input->shape.size() == 2 ? int(input - rows.fields().begin()) : -1;
}

PlaneGrid planeGrid(const PreparedData& data, int field, int side)
{
    const Field& input = data.rows.fields()[std::size_t(field)];
    LOOM_ASSERT(input.shape.size() == 2 && side > 0);
    std::vector<std::int64_t> rows(std::size_t(std::min(kMostRows, data.rows.size())));
    std::iota(rows.begin(), rows.end(), 0);
    Tensor numbers(input.shape.withFront(std::int64_t(rows.size())), input.dtype);
    if (!data.rows.read(field, rows, numbers.data()))
        numbers = Tensor();
    PlaneGrid grid;
    grid.side = side;
    std::tie(grid.left, grid.right) = range(numbers, 0);
    std::tie(grid.bottom, grid.top) = range(numbers, 1);
    Tensor points(input.shape.withFront(std::int64_t(side) * side), DType::f32);
    float* out = points.values<float>().data();
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column) {
            *out++ = float(grid.x(column));
            *out++ = float(grid.y(row));
        }
    grid.samples = std::make_shared<const std::map<std::string, Tensor>>(
        std::map<std::string, Tensor>{{input.name, points.to(input.dtype)}});
    return grid;
}

} // namespace loom
