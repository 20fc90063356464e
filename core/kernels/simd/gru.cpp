#include "kernels/gru_cell.h"
#include "steps.h"
#include "table.h"

namespace loom::simd {
namespace {

constexpr std::int64_t kGates = 3;

/// Of the step whose numbers begin at `at`, what `gru_gradient` reads and writes.
[[gnu::always_inline]] inline void expectStep(const Sizes& size, const cell::GruBackward<float>& b, std::int64_t at,
                                              bool first)
{
    for (const float* kept : {b.update, b.reset, b.candidate})
        expect(kept + at, size.units);
    expect(b.sums + kGates * at + 2 * size.units, size.units);
    if (!first)
        expect(b.hidden + at - size.units, size.units);
    expect<true>(b.dhidden + at, size.units);
    for (const float* made : {b.dz, b.dsums})
        expect<true>(made + kGates * at, size.wide);
}

// Step by step: h(t−1)·R + b for all samples, then the units.
void gru(const KernelCall& call)
{
    const Sizes size(call.op.out[0], kGates);
    const cell::GruSteps<float> s(call);
    const float *z = call.input<float>(0), *before = cell::stateBefore<float>(call, 3);
    float* packed = workspaceOf(call);
    pack(call.input<float>(1), size.wide, size.units, size.wide, packed, size.units);
    for (std::int64_t t = 0; t < size.time; ++t) {
        packedProduct(statesBefore(size, s.hidden, before, t), call.rows, packed, size.units, size.wide,
                      {.out = s.sums + t * size.wide, .stride = size.time * size.wide, .bias = call.input<float>(2)});
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                const float* state = t > 0 ? s.hidden + at - size.units : before ? before + n * size.units : nullptr;
                cell::forward(z + kGates * at, s, at, cell::Units{size.units}, state, activation, gate);
            }
        });
    }
}

std::size_t gruBytes(const OpInfo& op, std::int64_t)
{
    const Sizes size(op.out[0], kGates);
    return std::size_t(packedSize(size.units, size.wide)) * sizeof(float);
}

// From the last step to the first: dh(t) = g(t) + dsums(t+1)·Rᵀ + dh(t+1)·u(t+1), then the units.
void gruGradient(const KernelCall& call)
{
    const Sizes size(call.op.out[2], kGates);
    const cell::GruBackward<float> b(call);
    float* packed = workspaceOf(call);
    packTransposed(call.input<float>(6), size.wide, size.wide, size.units, packed, size.wide);
    LaterSums later(size, packed + packedSize(size.wide, size.units));
    for (std::int64_t t = size.time; t-- > 0;) {
        packedProduct(later.left(t), call.rows, packed, size.wide, size.units,
                      outerGradient(call, size, t, b.dhidden));
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * size.time + t) * size.units;
                if (t > 0)
                    expectStep(size, b, at - size.units, t == 1);
                cell::backward(b, n, t, size.time, cell::Units{size.units}, activation, gate);
            }
        });
        later.take(b.dsums, t, call.rows);
    }
}

std::size_t gruGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[2], kGates);
    return std::size_t(packedSize(size.wide, size.units) + LaterSums::numbers(size, rows)) * sizeof(float);
}

// Step by step: a(z(t) + h(t−1)·R).
void simpleRnn(const KernelCall& call)
{
    const Sizes size(call.op.out[0], 1);
    const float *z = call.input<float>(0), *before = cell::stateBefore<float>(call, 2);
    float *hidden = call.output<float>(), *packed = workspaceOf(call);
    const std::int64_t stride = size.time * size.units;
    pack(call.input<float>(1), size.units, size.units, size.units, packed, size.units);
    for (std::int64_t t = 0; t < size.time; ++t) {
        float* step = hidden + t * size.units;
        packedProduct(statesBefore(size, hidden, before, t), call.rows, packed, size.units, size.units,
                      {.out = step, .stride = stride, .from = z + t * size.units, .fromStride = stride});
        cell::withFunctions(call.op, [&](auto activation, auto) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                for (std::int64_t u = 0; u < size.units; ++u)
                    step[n * stride + u] = activation.value(step[n * stride + u]);
        });
    }
}

// From the last step to the first: dz(t) = (g(t) + dz(t+1)·Rᵀ)·a′.
void simpleRnnGradient(const KernelCall& call)
{
    const Sizes size(call.op.out[0], 1);
    const std::int64_t stride = size.time * size.units;
    float *dz = call.output<float>(), *packed = workspaceOf(call);
    packTransposed(call.input<float>(2), size.units, size.units, size.units, packed, size.units);
    LaterSums later(size, packed + packedSize(size.units, size.units));
    for (std::int64_t t = size.time; t-- > 0;) {
        packedProduct(later.left(t), call.rows, packed, size.units, size.units, outerGradient(call, size, t, dz));
        const float* hidden = call.input<float>(1) + t * size.units;
        float* __restrict step = dz + t * size.units;
        cell::withFunctions(call.op, [&](auto activation, auto) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                for (std::int64_t u = 0; u < size.units; ++u)
                    step[n * stride + u] *= activation.slope(hidden[n * stride + u]);
        });
        later.take(dz, t, call.rows);
    }
}

std::size_t simpleRnnBytes(const OpInfo& op, std::int64_t)
{
    const Sizes size(op.out[0], 1);
    return std::size_t(packedSize(size.units, size.units)) * sizeof(float);
}

std::size_t simpleRnnGradientBytes(const OpInfo& op, std::int64_t rows)
{
    const Sizes size(op.out[0], 1);
    return std::size_t(packedSize(size.units, size.units) + LaterSums::numbers(size, rows)) * sizeof(float);
}

} // namespace

void addGru(Kernels& kernels)
{
    kernels.push_back({"gru", DType::f32, gruBytes, gru});
    kernels.push_back({"gru_gradient", DType::f32, gruGradientBytes, gruGradient});
    kernels.push_back({"simple_rnn", DType::f32, simpleRnnBytes, simpleRnn});
    kernels.push_back({"simple_rnn_gradient", DType::f32, simpleRnnGradientBytes, simpleRnnGradient});
}

} // namespace loom::simd
