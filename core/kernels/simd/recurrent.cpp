#include "kernels/lstm_cell.h"
#include "pack.h"
#include "table.h"

#include <cstring>

namespace loom::simd {
namespace {

/// Steps whose products are added together while their panel stays in the first cache.
constexpr std::int64_t kDepthPart = 256;
constexpr std::int64_t kLine = 16; ///< numbers in a line of the cache

/// Sizes of a layer; a sample's numbers of one step stand `units` (or `wide`, for the four sums) apart.
struct Sizes {
    std::int64_t time, units, wide;
    explicit Sizes(const Shape& hidden)
        : time(hidden[0])
        , units(hidden[1])
        , wide(4 * hidden[1])
    {
    }
};

/// Asks for `count` numbers that are soon read (or written): a sample's steps stand too far apart for the processor
/// to foresee them. Inlined always, for GCC drops calls of a function that does nothing else.
template<bool kWritten = false> [[gnu::always_inline]] inline void expect(const float* begin, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; i += kLine)
        __builtin_prefetch(begin + i, kWritten, 2);
}

/// Of the step whose numbers begin at `at`, what `lstm` reads and writes.
[[gnu::always_inline]] inline void expectStep(const Sizes& size, const float* z, const cell::Steps<float>& s,
                                              std::int64_t at)
{
    expect(z + 4 * at, size.wide);
    for (const float* made : {s.input, s.forget, s.candidate, s.output, s.cell, s.hidden})
        expect<true>(made + at, size.units);
}

/// Likewise of `lstm_gradient`, with the cell of the step before it where there is one.
[[gnu::always_inline]] inline void expectStep(const Sizes& size, const cell::Backward<float>& b, std::int64_t at,
                                              bool first)
{
    for (const float* kept : {b.input, b.forget, b.candidate, b.output})
        expect(kept + at, size.units);
    if (!first)
        expect(b.cell + at - size.units, size.units);
    expect<true>(b.dcell + at, size.units);
    expect<true>(b.dz + 4 * at, size.wide);
}

// Step by step: z(t) + h(t−1)·R for all samples, then the cells.
void lstm(const KernelCall& call)
{
    const Sizes size(call.op.out[0]);
    const cell::Steps<float> s(call);
    const float* z = call.input<float>(0);
    float* packed = workspaceOf(call);
    float* sum = packed + packedSize(size.units, size.wide);
    pack(call.input<float>(1), size.wide, size.units, size.wide, packed, size.units);
    const float *hidden = cell::stateBefore<float>(call, 2), *cells = cell::stateBefore<float>(call, 3);
    for (std::int64_t t = 0; t < size.time; ++t) {
        Left before{.base = s.hidden + (t - 1) * size.units,
                    .rowStride = size.time * size.units,
                    .length = t > 0 ? size.units : 0};
        if (t == 0 && hidden)
            before = {.base = hidden, .rowStride = size.units, .length = size.units};
        packedProduct(
            before, call.rows, packed, size.units, size.wide,
            {.out = sum, .stride = size.wide, .from = z + t * size.wide, .fromStride = size.time * size.wide});
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                if (t + 1 < size.time)
                    expectStep(size, z, s, at + size.units);
                const float* cell = t > 0 ? s.cell + at - size.units : cells ? cells + n * size.units : nullptr;
                cell::forward(sum + n * size.wide, s, at, size.units, cell, activation, gate);
            }
        });
    }
}

std::size_t lstmBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[0]);
    return std::size_t(packedSize(size.units, size.wide) + rows * size.wide) * sizeof(float);
}

/// The gradient of h(t) from outside: one a step, or of the last step only (then zeros stand in for the others).
Finish outerGradient(const KernelCall& call, const Sizes& size, std::int64_t t, float* dh)
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

// From the last step to the first: dh(t) = g(t) + dz(t+1)·Rᵀ, then the cell.
void lstmGradient(const KernelCall& call)
{
    const Sizes size(call.op.out[1]);
    const cell::Backward<float> b(call);
    float* packed = workspaceOf(call);
    packTransposed(call.input<float>(6), size.wide, size.wide, size.units, packed, size.wide);
    // Rows of whole series fall on the same lines of a cache: the step's are copied together.
    float* together = packed + packedSize(size.wide, size.units);
    const std::int64_t step = size.wide + kApart;
    for (std::int64_t t = size.time; t-- > 0;) {
        const Left later{.base = together, .rowStride = step, .length = t + 1 < size.time ? size.wide : 0};
        packedProduct(later, call.rows, packed, size.wide, size.units, outerGradient(call, size, t, b.dcell));
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                if (t > 0)
                    expectStep(size, b, at - size.units, t == 1);
                cell::backward(b, n * size.time + t, t, size.time, size.units, activation, gate);
            }
        });
        for (std::int64_t n = 0; n < call.rows; ++n)
            std::memcpy(together + n * step, b.dz + (n * size.time + t) * size.wide,
                        std::size_t(size.wide) * sizeof(float));
    }
}

std::size_t lstmGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[1]);
    return std::size_t(packedSize(size.wide, size.units) + rows * (size.wide + kApart)) * sizeof(float);
}

/// Samples whose steps make a part of the sum.
std::int64_t samplesAPart(const Sizes& size)
{
    return std::max<std::int64_t>(1, kDepthPart / std::max<std::int64_t>(1, size.time - 1));
}

// Σ over samples of h(0 … T−2)ᵀ · dz(1 … T−1); the first step has no state before it. A piece is some rows.
void lstmRecurrentGradient(const KernelCall& call)
{
    const Sizes size(call.op.in[0]);
    const std::int64_t first = pieceBegin(size.units, call.piece, call.pieces);
    const std::int64_t last = pieceBegin(size.units, call.piece + 1, call.pieces);
    const std::int64_t steps = size.time - 1, part = samplesAPart(size);
    const float *hidden = call.input<float>(0), *dz = call.input<float>(1);
    float* dr = call.output<float>() + first * size.wide;
    std::int64_t* runs = static_cast<std::int64_t*>(call.workspace);
    float* panel = reinterpret_cast<float*>(runs + part);
    for (std::int64_t n = 0; n < part; ++n)
        runs[n] = n * size.time * size.units;
    for (std::int64_t n = 0; n < call.rows; n += part) {
        const std::int64_t samples = std::min(part, call.rows - n);
        const Left left{.base = hidden + n * size.time * size.units + first,
                        .rowStride = 1,
                        .runs = runs,
                        .runCount = samples,
                        .length = steps,
                        .step = size.units};
        const Finish finish{
            .out = dr, .stride = size.wide, .from = call.accumulate || n > 0 ? dr : nullptr, .fromStride = size.wide};
        for (std::int64_t j = 0; j < size.wide; j += kPanel) {
            for (std::int64_t k = 0; k < samples; ++k)
                packPanel(dz + ((n + k) * size.time + 1) * size.wide, size.wide, steps, size.wide, j,
                          panel + k * steps * kPanel);
            panelProduct(left, last - first, {panel, kPanel}, finish, j, std::min(kPanel, size.wide - j));
        }
    }
}

std::size_t lstmRecurrentGradientBytes(const OpInfo& op, std::int64_t)
{
    const Sizes size(op.in[0]);
    const std::int64_t part = samplesAPart(size);
    return std::size_t(part) * sizeof(std::int64_t) + std::size_t(part * (size.time - 1) * kPanel) * sizeof(float);
}

int lstmRecurrentGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 16384, 1, op.out[0][0]));
}

} // namespace

void addRecurrent(Kernels& kernels)
{
    kernels.push_back({"lstm", DType::f32, lstmBytes, lstm});
    kernels.push_back({"lstm_gradient", DType::f32, lstmGradientBytes, lstmGradient});
    kernels.push_back({"lstm_recurrent_gradient", DType::f32, lstmRecurrentGradientBytes, lstmRecurrentGradient,
                       lstmRecurrentGradientPieces});
}

} // namespace loom::simd
