#pragma once

#include "base/host_device.h"
#include "tensor/shape.h"

#include <cstdint>

/// What a number takes from those around it in its picture, and what a group of channels comes to: the loops of
/// `baseline` and the bodies of `cuda` go by the same functions, so that they add in the same order.
namespace loom {

/// One axis of a picture that is made `times` as long: each number again and again, or `smooth`, by its distance from
/// the two nearest, the middles of cells standing for them (Keras's and PyTorch's rule).
struct EnlargedAxis {
    std::int64_t length, times; ///< before
    bool smooth;

    struct Mix {
        std::int64_t low, high; ///< of the numbers before
        std::int64_t part; ///< of the higher one, in 2·times
    };
    LOOM_HOST_DEVICE Mix at(std::int64_t out) const
    {
        if (!smooth)
            return {out / times, out / times, 0};
        const std::int64_t over = 2 * out + 1 - times; // (out + ½)/times − ½, in 2·times
        if (over < 0)
            return {0, 0, 0};
        const std::int64_t low = over / (2 * times);
        return low + 1 < length ? Mix{low, low + 1, over % (2 * times)} : Mix{length - 1, length - 1, 0};
    }
    template<class T> LOOM_HOST_DEVICE T share(const Mix& mix) const { return T(mix.part) / T(2 * times); }
    /// How much of the number `in` is in that of `out`.
    template<class T> LOOM_HOST_DEVICE T weight(std::int64_t out, std::int64_t in) const
    {
        const Mix mix = at(out);
        if (mix.low == mix.high)
            return T(mix.low == in);
        return mix.low == in ? T(1) - share<T>(mix) : (mix.high == in ? share<T>(mix) : T(0));
    }
    /// Numbers behind in which `in` may be: [first, end).
    LOOM_HOST_DEVICE std::int64_t first(std::int64_t in) const
    {
        return smooth && in > 0 ? (in - 1) * times : in * times;
    }
    LOOM_HOST_DEVICE std::int64_t end(std::int64_t in) const
    {
        return smooth && in + 1 < length ? (in + 2) * times : (in + 1) * times;
    }
};

template<class T> LOOM_HOST_DEVICE T mixed(T low, T high, T share)
{
    return share == 0 ? low : (T(1) - share) * low + share * high; // 0 times what is infinite is no number
}

/// Both axes, from the shape of the picture before and the ints of an op: times of the rows, of the columns, smooth.
struct Enlarged {
    EnlargedAxis row, column;
    std::int64_t channels;

    Enlarged(const Shape& before, const std::vector<std::int64_t>& ints)
        : row{before[0], ints[0], ints[2] != 0}
        , column{before[1], ints[1], ints[2] != 0}
        , channels(before[2])
    {
    }
    LOOM_HOST_DEVICE std::int64_t place(std::int64_t r, std::int64_t c) const
    {
        return (r * column.length + c) * channels;
    }
    LOOM_HOST_DEVICE std::int64_t placeBehind(std::int64_t r, std::int64_t c) const
    {
        return (r * column.length * column.times + c) * channels;
    }
    /// Channels [0, count) of a place behind, out of a sample's x.
    template<class T>
    LOOM_HOST_DEVICE void value(std::int64_t r, std::int64_t c, const T* x, T* y, std::int64_t count) const
    {
        const EnlargedAxis::Mix rows = row.at(r), columns = column.at(c);
        const T down = row.share<T>(rows), right = column.share<T>(columns);
        const T *a = x + place(rows.low, columns.low), *b = x + place(rows.low, columns.high);
        const T *d = x + place(rows.high, columns.low), *e = x + place(rows.high, columns.high);
        for (std::int64_t k = 0; k < count; ++k)
            y[k] = mixed(mixed(a[k], b[k], right), mixed(d[k], e[k], right), down);
    }
    /// The gradient of a place before, out of a sample's g.
    template<class T>
    LOOM_HOST_DEVICE void gradient(std::int64_t r, std::int64_t c, const T* g, T* dx, std::int64_t count) const
    {
        for (std::int64_t k = 0; k < count; ++k)
            dx[k] = 0;
        for (std::int64_t i = row.first(r); i < row.end(r); ++i)
            for (std::int64_t j = column.first(c); j < column.end(c); ++j) {
                const T weight = row.weight<T>(i, r) * column.weight<T>(j, c);
                const T* from = g + placeBehind(i, j);
                for (std::int64_t k = 0; weight != 0 && k < count; ++k)
                    dx[k] += weight * from[k];
            }
    }
};

/// Channels side by side in groups of one size, over the places of one sample.
struct ChannelGroups {
    std::int64_t channels, groups, places;

    ChannelGroups(const Shape& x, std::int64_t count)
        : channels(x[-1])
        , groups(count)
        , places(x.size() / x[-1])
    {
    }
    LOOM_HOST_DEVICE std::int64_t size() const { return channels / groups; }
    LOOM_HOST_DEVICE std::int64_t groupOf(std::int64_t channel) const { return channel / size(); }
    /// Mean of value(place of the number in the sample, channel) over a group.
    template<class T, class Value> LOOM_HOST_DEVICE T mean(std::int64_t group, const Value& value) const
    {
        constexpr std::int64_t kTogether = 32;
        const std::int64_t first = group * size();
        T total = 0;
        for (std::int64_t k = 0; k < size(); k += kTogether) {
            const std::int64_t count = size() - k < kTogether ? size() - k : kTogether;
            T sums[kTogether] = {};
            for (std::int64_t p = 0; p < places; ++p)
                for (std::int64_t i = 0; i < count; ++i)
                    sums[i] += value(p * channels + first + k + i, first + k + i);
            for (std::int64_t i = 0; i < count; ++i)
                total += sums[i];
        }
        return total / T(size() * places);
    }
};

/// dx = (γ·g − mean γ·g − x̂·mean γ·g·x̂)/√(σ² + ε) for one group of a sample; x̂ are the numbers made standard.
template<class T> LOOM_HOST_DEVICE void groupGradient(const ChannelGroups& of, std::int64_t group, const T* standard,
                                                      T inverse, const T* gamma, const T* g, T* dx)
{
    const auto scaled = [&](std::int64_t i, std::int64_t k) { return gamma ? gamma[k] * g[i] : g[i]; };
    const T mean = of.mean<T>(group, scaled);
    const T along = of.mean<T>(group, [&](std::int64_t i, std::int64_t k) { return scaled(i, k) * standard[i]; });
    const std::int64_t first = group * of.size();
    for (std::int64_t p = 0; p < of.places; ++p)
        for (std::int64_t k = first; k < first + of.size(); ++k) {
            const std::int64_t i = p * of.channels + k;
            dx[i] = (scaled(i, k) - mean - standard[i] * along) * inverse;
        }
}

} // namespace loom
