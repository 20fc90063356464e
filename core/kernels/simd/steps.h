#pragma once

#include "kernels/kernel.h"
#include "pack.h"

#include <cstring>

/// What the loops over the steps of recurrent layers share.
namespace loom::simd {

/// Sizes of a layer; a sample's numbers of one step stand `units` (or `wide`, for the sums of `gates`) apart.
struct Sizes {
    std::int64_t time, units, wide;
    Sizes(const Shape& hidden, std::int64_t gates)
        : time(hidden[0])
        , units(hidden[1])
        , wide(gates * hidden[1])
    {
    }
};

constexpr std::int64_t kLine = 16; ///< numbers in a line of the cache

/// Asks for `count` numbers that are soon read (or written): a sample's steps stand too far apart for the processor
/// to foresee them. Inlined always, for GCC drops calls of a function that does nothing else.
template<bool kWritten = false> [[gnu::always_inline]] inline void expect(const float* begin, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; i += kLine)
        __builtin_prefetch(begin + i, kWritten, 2);
}

/// The states that step t reads, of all samples: those of the step before it, or `before`, or none.
inline Left statesBefore(const Sizes& size, const float* hidden, const float* before, std::int64_t t)
{
    if (t == 0 && before)
        return {.base = before, .rowStride = size.units, .length = size.units};
    return {
        .base = hidden + (t - 1) * size.units, .rowStride = size.time * size.units, .length = t > 0 ? size.units : 0};
}

/// The gradient of h(t) from outside: one a step, or of the last step only (then zeros stand in for the others).
inline Finish outerGradient(const KernelCall& call, const Sizes& size, std::int64_t t, float* dh)
{
    Finish finish{.out = dh + t * size.units, .stride = size.time * size.units};
    const float* g = call.input<float>(0);
    if (call.op.in[0].rank() == 2) {
        finish.from = g + t * size.units;
        finish.fromStride = size.time * size.units;
    } else if (t == size.time - 1) {
        finish.from = g;
        finish.fromStride = size.units;
    }
    return finish;
}

/// The gradients of a step's sums, copied together: rows of whole series fall on the same lines of a cache.
class LaterSums {
public:
    LaterSums(const Sizes& size, float* memory)
        : size_(size)
        , memory_(memory)
    {
    }
    static std::int64_t numbers(const Sizes& size, std::int64_t rows) { return rows * (size.wide + kApart); }

    /// Nothing behind the last step.
    Left left(std::int64_t t) const
    {
        return {.base = memory_, .rowStride = size_.wide + kApart, .length = t + 1 < size_.time ? size_.wide : 0};
    }
    void take(const float* sums, std::int64_t t, std::int64_t rows)
    {
        for (std::int64_t n = 0; n < rows; ++n)
            std::memcpy(memory_ + n * (size_.wide + kApart), sums + (n * size_.time + t) * size_.wide,
                        std::size_t(size_.wide) * sizeof(float));
    }

private:
    Sizes size_;
    float* memory_;
};

} // namespace loom::simd
