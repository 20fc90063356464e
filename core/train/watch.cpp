#include "train/watch.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

template<class T> void range(std::span<const T> values, Histogram& out)
{
    double sum = 0;
    for (const T value : values) {
        const double v = double(value);
        if (!std::isfinite(v))
            continue;
        out.minimum = out.count == 0 ? v : std::min(out.minimum, v);
        out.maximum = out.count == 0 ? v : std::max(out.maximum, v);
        sum += v;
        ++out.count;
    }
    out.mean = out.count > 0 ? sum / double(out.count) : 0;
}

template<class T> void count(std::span<const T> values, Histogram& out)
{
    const std::int64_t last = std::int64_t(out.bins.size()) - 1;
    // Halves, so that the width of the widest range is finite.
    const double width = out.maximum / 2 - out.minimum / 2;
    double squares = 0;
    for (const T value : values) {
        const double v = double(value);
        if (!std::isfinite(v))
            continue;
        const double share = width > 0 ? (v / 2 - out.minimum / 2) / width : 0;
        out.bins[std::size_t(std::min(last, std::int64_t(share * double(last + 1))))] += 1;
        squares += (v - out.mean) * (v - out.mean);
    }
    out.deviation = math::sqrt(squares / double(out.count));
}

template<class T> Histogram histogram(const Tensor& tensor, int bins)
{
    Histogram out;
    const std::span<const T> values = tensor.values<T>();
    range(values, out);
    if (out.count == 0)
        return out;
    out.bins.assign(out.minimum < out.maximum ? std::size_t(std::max(1, bins)) : 1, 0);
    count(values, out);
    return out;
}

} // namespace

Histogram histogramOf(const Tensor& values, int bins)
{
    switch (values.dtype()) {
    case DType::f32:
        return histogram<float>(values, bins);
    case DType::f64:
        return histogram<double>(values, bins);
    case DType::i32:
        return histogram<std::int32_t>(values, bins);
    case DType::u8:
        break;
    }
    return histogram<std::uint8_t>(values, bins);
}

} // namespace loom
