#include "pooled.h"

namespace loom::simd {
namespace {

constexpr std::int64_t kLongest = 96; ///< numbers of a run that are summed in registers
constexpr std::int64_t kShort = 16, kMiddle = 48; ///< so few do not fill the pipeline: four, two sums take turns
constexpr int kMostVectors = int(kLongest / Vector::kLanes);

/// N vectors, the last of them `last` lanes wide.
template<int N, int kTurns> void sumVectors(const float* base, const std::int32_t* offsets, const float* values,
                                            std::int64_t count, std::int64_t last, float* sum)
{
    constexpr int kLanes = Vector::kLanes;
    const auto load = [&](const float* at, int n) {
        return n + 1 < N ? Vector::load(at + n * kLanes) : Vector::loadPart(at + n * kLanes, last);
    };
    Vector sums[kTurns][N];
#pragma GCC unroll 4
    for (int turn = 0; turn < kTurns; ++turn)
#pragma GCC unroll 12
        for (int n = 0; n < N; ++n)
            sums[turn][n] = turn == 0 ? load(sum, n) : Vector::zero();
    std::int64_t i = 0;
    for (; i + kTurns <= count; i += kTurns)
#pragma GCC unroll 4
        for (int turn = 0; turn < kTurns; ++turn) {
            const Vector value = Vector::spread(values + i + turn);
            const float* at = base + offsets[i + turn];
#pragma GCC unroll 12
            for (int n = 0; n < N; ++n)
                sums[turn][n] = fma(value, load(at, n), sums[turn][n]);
        }
    for (; i < count; ++i)
#pragma GCC unroll 12
        for (int n = 0; n < N; ++n)
            sums[0][n] = fma(Vector::spread(values + i), load(base + offsets[i], n), sums[0][n]);
#pragma GCC unroll 12
    for (int n = 0; n < N; ++n) {
        Vector total = sums[0][n];
        if constexpr (kTurns == 4)
            total = (total + sums[1][n]) + (sums[2][n] + sums[3][n]);
        else if constexpr (kTurns == 2)
            total = total + sums[1][n];
        if (n + 1 < N)
            total.store(sum + n * kLanes);
        else
            total.storePart(sum + n * kLanes, last);
    }
}

template<int N> void sumChunk(int vectors, const float* base, const std::int32_t* offsets, const float* values,
                              std::int64_t count, std::int64_t length, float* sum)
{
    if constexpr (N > 0) {
        const std::int64_t last = length - (N - 1) * Vector::kLanes;
        if (vectors < N)
            sumChunk<N - 1>(vectors, base, offsets, values, count, length, sum);
        else if (N * Vector::kLanes <= kShort)
            sumVectors<N, 4>(base, offsets, values, count, last, sum);
        else if (N * Vector::kLanes <= kMiddle)
            sumVectors<N, 2>(base, offsets, values, count, last, sum);
        else
            sumVectors<N, 1>(base, offsets, values, count, last, sum);
    }
}

} // namespace

void addRuns(const float* base, const std::int32_t* offsets, const float* values, std::int64_t count,
             std::int64_t length, float* sum)
{
    for (std::int64_t j = 0; j < length; j += kLongest) {
        const std::int64_t part = std::min(kLongest, length - j);
        const int vectors = int((part + Vector::kLanes - 1) / Vector::kLanes);
        sumChunk<kMostVectors>(vectors, base + j, offsets, values, count, part, sum + j);
    }
}

} // namespace loom::simd
