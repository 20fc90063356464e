#include "data/data_loader.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

/// More numbers a row are a picture, not an answer.
constexpr std::int64_t kMostNumbers = 4096;
constexpr std::int64_t kNumbersAtOnce = 1 << 16;

void add(ValueRange& range, std::span<const float> row)
{
    double sum = 0;
    for (const float number : row) {
        range.lowest = std::min(range.lowest, double(number));
        range.highest = std::max(range.highest, double(number));
        range.whole = range.whole && number == std::floor(number);
        sum += double(number);
    }
    const auto [least, most] = std::ranges::minmax(row);
    range.oneOfMany = range.oneOfMany && row.size() > 1 && least == 0 && most == 1 && sum == 1;
}

} // namespace

Result<ValueRange> valueRangeOf(const PreparedData& data, int field)
{
    const Field& as = data.pipeline.fields[std::size_t(field)].field;
    const std::int64_t width = as.shape.size(), total = data.rows.size();
    if (as.dtype != DType::f32 || width < 1 || width > kMostNumbers || total == 0)
        return ValueRange();
    const std::int64_t most = std::max<std::int64_t>(1, kNumbersAtOnce / width);
    std::vector<std::int64_t> rows;
    std::vector<float> numbers;
    ValueRange range{.known = true, .lowest = HUGE_VAL, .highest = -HUGE_VAL, .whole = true, .oneOfMany = true};
    for (std::int64_t first = 0; first < total; first += most) {
        rows.resize(std::size_t(std::min(most, total - first)));
        std::iota(rows.begin(), rows.end(), first);
        numbers.resize(rows.size() * std::size_t(width));
        const TensorView view{numbers.data(), DType::f32, std::int64_t(rows.size()), width};
        if (const auto read = gatherField(data, field, rows, view); !read)
            return read.error();
        for (std::size_t row = 0; row < rows.size(); ++row)
            add(range, std::span(numbers).subspan(row * std::size_t(width), std::size_t(width)));
    }
    return range;
}

} // namespace loom
