#pragma once

#include "kernels/sixteen.h"

#include <cstdint>
#include <type_traits>

namespace loom::baseline {

/// sum[k] (+)= Σ value(read, p, k) over positions p, for each channel k: in four interleaved sums, which round less
/// than one and do not wait for each other; of f32 sixteen channels at a time, which stay in registers. `value` reads
/// what it needs of channel k, or of the sixteen from there on, by `read(pointer)`. `made(k, Σ)` is what is added in
/// the end.
template<class T, class Value, class Made> void sumPositions(std::int64_t positions, std::int64_t channels,
                                                             bool accumulate, T* sum, const Value& value,
                                                             const Made& made)
{
    constexpr int kSums = 4;
    const auto add = [&](std::int64_t k, T all) {
        all = made(k, all);
        sum[k] = accumulate ? sum[k] + all : all;
    };
    const auto addAll = [&](auto zero, const auto& read, std::int64_t k) {
        decltype(zero) sums[kSums] = {zero, zero, zero, zero};
        std::int64_t p = 0;
        for (; p + kSums <= positions; p += kSums)
#pragma GCC unroll 4
            for (int s = 0; s < kSums; ++s)
                sums[s] += value(read, p + s, k);
        for (; p < positions; ++p)
            sums[p % kSums] += value(read, p, k);
        return (sums[0] + sums[2]) + (sums[1] + sums[3]);
    };
    std::int64_t k = 0;
    if constexpr (std::is_same_v<T, float>) {
        const auto readSixteen = [](const float* at) { return Sixteen::load(at); };
        for (; k + Sixteen::kLanes <= channels; k += Sixteen::kLanes) {
            T all[Sixteen::kLanes];
            addAll(Sixteen::of(0), readSixteen, k).store(all);
            for (int lane = 0; lane < Sixteen::kLanes; ++lane)
                add(k + lane, all[lane]);
        }
    }
    const auto readOne = [](const T* at) { return *at; };
    for (; k < channels; ++k)
        add(k, addAll(T(0), readOne, k));
}

template<class T, class Value>
void sumPositions(std::int64_t positions, std::int64_t channels, bool accumulate, T* sum, const Value& value)
{
    sumPositions(positions, channels, accumulate, sum, value, [](std::int64_t, T x) { return x; });
}

} // namespace loom::baseline
