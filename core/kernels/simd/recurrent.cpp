#include "kernels/lstm_cell.h"
#include "steps.h"
#include "table.h"

namespace loom::simd {
namespace {

/// Steps whose products are added together while their panel stays in the first cache.
constexpr std::int64_t kDepthPart = 256;

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
    const Sizes size(call.op.out[0], 4);
    const cell::Steps<float> s(call);
    const float* z = call.input<float>(0);
    float* packed = workspaceOf(call);
    float* sum = packed + packedSize(size.units, size.wide);
    pack(call.input<float>(1), size.wide, size.units, size.wide, packed, size.units);
    const float *hidden = cell::stateBefore<float>(call, 2), *cells = cell::stateBefore<float>(call, 3);
    for (std::int64_t t = 0; t < size.time; ++t) {
        packedProduct(
            statesBefore(size, s.hidden, hidden, t), call.rows, packed, size.units, size.wide,
            {.out = sum, .stride = size.wide, .from = z + t * size.wide, .fromStride = size.time * size.wide});
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                if (t + 1 < size.time)
                    expectStep(size, z, s, at + size.units);
                const float* cell = t > 0 ? s.cell + at - size.units : cells ? cells + n * size.units : nullptr;
                cell::forward(sum + n * size.wide, s, at, cell::Units{size.units}, cell, activation, gate);
            }
        });
    }
}

std::size_t lstmBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[0], 4);
    return std::size_t(packedSize(size.units, size.wide) + rows * size.wide) * sizeof(float);
}

// From the last step to the first: dh(t) = g(t) + dz(t+1)·Rᵀ, then the cell.
void lstmGradient(const KernelCall& call)
{
    const Sizes size(call.op.out[1], 4);
    const cell::Backward<float> b(call);
    float* packed = workspaceOf(call);
    packTransposed(call.input<float>(6), size.wide, size.wide, size.units, packed, size.wide);
    LaterSums later(size, packed + packedSize(size.wide, size.units));
    for (std::int64_t t = size.time; t-- > 0;) {
        packedProduct(later.left(t), call.rows, packed, size.wide, size.units, outerGradient(call, size, t, b.dcell));
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                if (t > 0)
                    expectStep(size, b, at - size.units, t == 1);
                cell::backward(b, n, t, size.time, cell::Units{size.units}, activation, gate);
            }
        });
        later.take(b.dz, t, call.rows);
    }
}

std::size_t lstmGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[1], 4);
    return std::size_t(packedSize(size.wide, size.units) + LaterSums::numbers(size, rows)) * sizeof(float);
}

/// Of `recurrent_gradient`: hidden states and the gradients of the sums that they went into.
Sizes sumsOf(const OpInfo& op)
{
    return {op.in[0], op.in[1][1] / op.in[0][1]};
}

/// Samples whose steps make a part of the sum.
std::int64_t samplesAPart(const Sizes& size)
{
    return std::max<std::int64_t>(1, kDepthPart / std::max<std::int64_t>(1, size.time - 1));
}

// Σ over samples of h(0 … T−2)ᵀ · dz(1 … T−1); the first step has no state before it. A piece is some rows.
void recurrentGradient(const KernelCall& call)
{
    const Sizes size = sumsOf(call.op);
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

std::size_t recurrentGradientBytes(const OpInfo& op, std::int64_t)
{
    const Sizes size = sumsOf(op);
    const std::int64_t part = samplesAPart(size);
    return std::size_t(part) * sizeof(std::int64_t) + std::size_t(part * (size.time - 1) * kPanel) * sizeof(float);
}

int recurrentGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 16384, 1, op.out[0][0]));
}

} // namespace

void addRecurrent(Kernels& kernels)
{
    kernels.push_back({"lstm", DType::f32, lstmBytes, lstm});
    kernels.push_back({"lstm_gradient", DType::f32, lstmGradientBytes, lstmGradient});
    kernels.push_back(
        {"recurrent_gradient", DType::f32, recurrentGradientBytes, recurrentGradient, recurrentGradientPieces});
}

} // namespace loom::simd
