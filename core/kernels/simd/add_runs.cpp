#include "pooled.h"

#include <utility>

namespace loom::simd {
namespace {

static_assert(kLongestShortRun <= Narrow::kLanes);

constexpr std::int64_t kLongest = 96; ///< numbers of a run that are summed in registers
constexpr std::int64_t kShort = 16, kMiddle = 48; ///< so few do not fill the pipeline: four, two sums take turns
constexpr int kMostVectors = int(kLongest / Vector::kLanes);

/// total[n] += Σ values[i] · read(offsets[i], n), in kTurns interleaved sums.
template<int kTurns, class V, int N, class Read> inline void
addInterleaved(const Read& read, const std::int32_t* offsets, const float* values, std::int64_t count, V (&total)[N])
{
    V sums[kTurns][N];
#pragma GCC unroll 4
    for (int turn = 0; turn < kTurns; ++turn)
#pragma GCC unroll 12
        for (int n = 0; n < N; ++n)
            sums[turn][n] = turn == 0 ? total[n] : V::zero();
    std::int64_t i = 0;
    for (; i + kTurns <= count; i += kTurns)
#pragma GCC unroll 4
        for (int turn = 0; turn < kTurns; ++turn) {
            const V value = V::spread(values + i + turn);
#pragma GCC unroll 12
            for (int n = 0; n < N; ++n)
                sums[turn][n] = fma(value, read(offsets[i + turn], n), sums[turn][n]);
        }
    for (; i < count; ++i)
#pragma GCC unroll 12
        for (int n = 0; n < N; ++n)
            sums[0][n] = fma(V::spread(values + i), read(offsets[i], n), sums[0][n]);
#pragma GCC unroll 12
    for (int n = 0; n < N; ++n) {
        total[n] = sums[0][n];
        if constexpr (kTurns > 1)
            total[n] = total[n] + sums[1][n];
        if constexpr (kTurns == 4)
            total[n] = total[n] + (sums[2][n] + sums[3][n]);
    }
}

/// N vectors, the last of them `last` lanes wide.
template<int N, int kTurns> void sumVectors(const float* base, const std::int32_t* offsets, const float* values,
                                            std::int64_t count, std::int64_t last, float* sum)
{
    constexpr int kLanes = Vector::kLanes;
    const auto load = [&](const float* at, int n) {
        return n + 1 < N ? Vector::load(at + n * kLanes) : Vector::loadPart(at + n * kLanes, last);
    };
    Vector total[N];
#pragma GCC unroll 12
    for (int n = 0; n < N; ++n)
        total[n] = load(sum, n);
    const auto read = [&](std::int32_t offset, int n) { return load(base + offset, n); };
    addInterleaved<kTurns>(read, offsets, values, count, total);
#pragma GCC unroll 12
    for (int n = 0; n < N; ++n)
        if (n + 1 < N)
            total[n].store(sum + n * kLanes);
        else
            total[n].storePart(sum + n * kLanes, last);
}

template<int N> constexpr int turns()
{
    constexpr int kNumbers = N * Vector::kLanes;
    return kNumbers <= kShort ? 4 : kNumbers <= kMiddle ? 2 : 1;
}

using Sum = void (*)(const float*, const std::int32_t*, const float*, std::int64_t, std::int64_t, float*);

template<int... N> Sum sumOf(int vectors, std::integer_sequence<int, N...>)
{
    static constexpr Sum kSums[] = {sumVectors<N + 1, turns<N + 1>()>...};
    return kSums[vectors - 1];
}

/// N runs of `length` numbers, each in a register of its own.
template<int N, int kTurns> void sumPatches(const float* base, const std::int64_t* runs, const std::int32_t* offsets,
                                            const float* values, std::int64_t count, std::int64_t length, float* sum)
{
    const float* starts[N];
    Narrow total[N];
#pragma GCC unroll 5
    for (int n = 0; n < N; ++n) {
        starts[n] = base + runs[n];
        total[n] = Narrow::loadPart(sum + n * length, length);
    }
    const auto read = [&](std::int32_t offset, int n) { return Narrow::loadPart(starts[n] + offset, length); };
    addInterleaved<kTurns>(read, offsets, values, count, total);
#pragma GCC unroll 5
    for (int n = 0; n < N; ++n)
        total[n].storePart(sum + n * length, length);
}

} // namespace

void addShortRuns(const float* base, const std::int64_t* runs, std::int64_t runCount, const std::int32_t* offsets,
                  const float* values, std::int64_t count, std::int64_t length, float* sum)
{
    switch (runCount) {
    case 1:
        return sumPatches<1, 4>(base, runs, offsets, values, count, length, sum);
    case 2:
        return sumPatches<2, 4>(base, runs, offsets, values, count, length, sum);
    case 3:
        return sumPatches<3, 4>(base, runs, offsets, values, count, length, sum);
    case 4:
        return sumPatches<4, 2>(base, runs, offsets, values, count, length, sum);
    default:
        return sumPatches<5, 2>(base, runs, offsets, values, count, length, sum);
    }
}

void addRuns(const float* base, const std::int32_t* offsets, const float* values, std::int64_t count,
             std::int64_t length, float* sum)
{
    for (std::int64_t j = 0; j < length; j += kLongest) {
        const std::int64_t part = std::min(kLongest, length - j);
        const int vectors = int((part + Vector::kLanes - 1) / Vector::kLanes);
        const Sum sumPart = sumOf(vectors, std::make_integer_sequence<int, kMostVectors>());
        sumPart(base + j, offsets, values, count, part - (vectors - 1) * Vector::kLanes, sum + j);
    }
}

} // namespace loom::simd
