#pragma once

#include <cstdint>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

/// Sixteen f32 numbers side by side in as many registers as the compiled-for processor needs. Plain additions and
/// products in the order written, lane by lane: a loop over them has the same bits in every variant.
namespace loom {

#if defined(__AVX512F__)
constexpr int kNativeLanes = 16;
#elif defined(__AVX__)
constexpr int kNativeLanes = 8;
#else
constexpr int kNativeLanes = 4;
#endif

struct Sixteen {
    static constexpr int kLanes = 16;
    static constexpr int kParts = kLanes / kNativeLanes;
    using Native = float __attribute__((vector_size(4 * kNativeLanes)));
    using Integers = std::int32_t __attribute__((vector_size(4 * kNativeLanes)));

    Native part[kParts];

    /// Each register of what `function(register number)` gives.
    template<class Function> static Sixteen each(Function function)
    {
        Sixteen made;
#pragma GCC unroll 4
        for (int p = 0; p < kParts; ++p)
            made.part[p] = function(p);
        return made;
    }
    static Sixteen of(float value)
    {
        return each([&](int) { return Native{} + value; });
    }
    static Sixteen load(const float* at)
    {
        return each([&](int p) {
            Native lanes;
            std::memcpy(&lanes, at + p * kNativeLanes, sizeof lanes);
            return lanes;
        });
    }
    void store(float* at) const
    {
#pragma GCC unroll 4
        for (int p = 0; p < kParts; ++p)
            std::memcpy(at + p * kNativeLanes, &part[p], sizeof part[p]);
    }

    friend Sixteen operator+(Sixteen a, Sixteen b)
    {
        return each([&](int p) { return a.part[p] + b.part[p]; });
    }
    friend Sixteen operator-(Sixteen a, Sixteen b)
    {
        return each([&](int p) { return a.part[p] - b.part[p]; });
    }
    friend Sixteen operator*(Sixteen a, Sixteen b)
    {
        return each([&](int p) { return a.part[p] * b.part[p]; });
    }
    friend Sixteen operator/(Sixteen a, Sixteen b)
    {
        return each([&](int p) { return a.part[p] / b.part[p]; });
    }
    Sixteen& operator+=(Sixteen other)
    {
        return *this = *this + other;
    }

    /// `a` where the lane of x is above that of y, else `b`.
    friend Sixteen whereAbove(Sixteen x, Sixteen y, Sixteen a, Sixteen b)
    {
        return each([&](int p) { return x.part[p] > y.part[p] ? a.part[p] : b.part[p]; });
    }
    /// The numbers at even and at odd places of `low` with `high` behind it.
    friend void evenAndOdd(Sixteen low, Sixteen high, Sixteen& even, Sixteen& odd)
    {
        const Sixteen both[2] = {low, high};
#pragma GCC unroll 4
        for (int p = 0; p < kParts; ++p) {
            const Native a = both[2 * p / kParts].part[2 * p % kParts];
            const Native b = both[(2 * p + 1) / kParts].part[(2 * p + 1) % kParts];
            even.part[p] = __builtin_shuffle(a, b, places(0));
            odd.part[p] = __builtin_shuffle(a, b, places(1));
        }
    }
    /// Bit i is set where lane i of x is below that of y.
    friend std::uint32_t below(Sixteen x, Sixteen y)
    {
        std::uint32_t bits = 0;
#pragma GCC unroll 4
        for (int p = 0; p < kParts; ++p)
            bits |= belowPart(x.part[p], y.part[p]) << (p * kNativeLanes);
        return bits;
    }
    /// The sum, in f64 and in pairs that are halves apart.
    double sum() const
    {
        float lanes[kLanes];
        store(lanes);
        double sums[kLanes / 2];
        for (int i = 0; i < kLanes / 2; ++i)
            sums[i] = double(lanes[i]) + double(lanes[i + kLanes / 2]);
        return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
    }

private:
    static Integers places(int first)
    {
        Integers places;
        for (int i = 0; i < kNativeLanes; ++i)
            places[i] = first + 2 * i;
        return places;
    }
    static std::uint32_t belowPart(Native x, Native y)
    {
#if defined(__AVX512F__)
        return _mm512_cmp_ps_mask(__m512(x), __m512(y), _CMP_LT_OQ);
#elif defined(__AVX__)
        return std::uint32_t(_mm256_movemask_ps(_mm256_cmp_ps(__m256(x), __m256(y), _CMP_LT_OQ)));
#elif defined(__x86_64__)
        return std::uint32_t(_mm_movemask_ps(_mm_cmplt_ps(__m128(x), __m128(y))));
#else
        std::uint32_t bits = 0;
        for (int i = 0; i < kNativeLanes; ++i)
            bits |= std::uint32_t(x[i] < y[i]) << i;
        return bits;
#endif
    }
};

} // namespace loom
