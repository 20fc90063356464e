#pragma once

#include <algorithm>
#include <cstdint>

namespace loom::baseline {

/// sum[k] (+)= Σ value(p, k) over positions p, for each channel k: in four interleaved sums, which round less than
/// one and do not wait for each other; sixteen channels at a time, which stay in registers. `made(k, Σ)` is what is
/// added in the end.
template<class T, class Value, class Made> void sumPositions(std::int64_t positions, std::int64_t channels,
                                                             bool accumulate, T* sum, const Value& value,
                                                             const Made& made)
{
    constexpr int kSums = 4, kTogether = 16;
    const auto add = [&](std::int64_t k, T(&s)[kSums]) {
        const T all = made(k, (s[0] + s[2]) + (s[1] + s[3]));
        sum[k] = accumulate ? sum[k] + all : all;
    };
    std::int64_t first = 0;
    for (; first + kTogether <= channels; first += kTogether) {
        T sums[kSums][kTogether] = {};
        std::int64_t p = 0;
        for (; p + kSums <= positions; p += kSums)
#pragma GCC unroll 4
            for (int s = 0; s < kSums; ++s)
                for (int k = 0; k < kTogether; ++k)
                    sums[s][k] += value(p + s, first + k);
        for (; p < positions; ++p)
            for (int k = 0; k < kTogether; ++k)
                sums[p % kSums][k] += value(p, first + k);
        for (int k = 0; k < kTogether; ++k) {
            T each[kSums] = {sums[0][k], sums[1][k], sums[2][k], sums[3][k]};
            add(first + k, each);
        }
    }
    for (; first < channels; ++first) {
        T sums[kSums] = {};
        std::int64_t p = 0;
        for (; p + kSums <= positions; p += kSums)
            for (int s = 0; s < kSums; ++s)
                sums[s] += value(p + s, first);
        for (; p < positions; ++p)
            sums[p % kSums] += value(p, first);
        add(first, sums);
    }
}

template<class T, class Value>
void sumPositions(std::int64_t positions, std::int64_t channels, bool accumulate, T* sum, const Value& value)
{
    sumPositions(positions, channels, accumulate, sum, value, [](std::int64_t, T x) { return x; });
}

} // namespace loom::baseline
