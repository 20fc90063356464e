#include "kernels/cuda/recurrent_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

/// Products of one step's rows with the recurrent weights R (units, wide); rows of series lie far from each other.
struct Recurrent {
    const KernelCall& call;
    const float* weights;
    std::int64_t time, units, wide;

    /// sums (rows so far apart) += h(t−1)·R, where there is an h(t−1).
    void addStates(std::int64_t t, const float* hidden, const float* first, float* sums, std::int64_t apart) const
    {
        if (t == 0 && !first)
            return;
        multiply(sessionOf(call),
                 {.m = wide,
                  .n = call.rows,
                  .k = units,
                  .a = weights,
                  .lda = wide,
                  .b = t > 0 ? hidden + (t - 1) * units : first,
                  .ldb = t > 0 ? time * units : units,
                  .c = sums,
                  .ldc = apart,
                  .add = true});
    }
    /// dh(t) = the gradient from outside, one a step or of the last step only, + dz(t+1)·Rᵀ
    void takeGradients(std::int64_t t, const float* dz, float* dh) const
    {
        const bool steps = call.op.in[0].rank() == 2;
        const float* outer = steps ? call.input<float>(0) + t * units
            : t == time - 1        ? call.input<float>(0)
                                   : nullptr;
        launch(sessionOf(call), Rows{outer, dh + t * units, steps ? time * units : units, time * units, units},
               call.rows * units);
        if (t + 1 == time)
            return;
        multiply(sessionOf(call),
                 {.transposeA = true,
                  .m = units,
                  .n = call.rows,
                  .k = wide,
                  .a = weights,
                  .lda = wide,
                  .b = dz + (t + 1) * wide,
                  .ldb = time * wide,
                  .c = dh + t * units,
                  .ldc = time * units,
                  .add = true});
    }
    StepOf step(std::int64_t t) const { return {t, time, units}; }
    std::int64_t threads() const { return call.rows * units; }
};

std::size_t sumBytes(const OpInfo& op, std::int64_t rows)
{
    return std::size_t(rows * op.in[0][1]) * sizeof(float);
}

void lstm(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(1), call.op.out[0][0], call.op.out[0][1], 4 * call.op.out[0][1]};
    const cell::Steps<float> steps(call);
    auto* sums = static_cast<float*>(call.workspace);
    const float *hidden = cell::stateBefore<float>(call, 2), *cells = cell::stateBefore<float>(call, 3);
    for (std::int64_t t = 0; t < r.time; ++t) {
        launch(sessionOf(call), Rows{call.input<float>(0) + t * r.wide, sums, r.time * r.wide, r.wide, r.wide},
               call.rows * r.wide);
        r.addStates(t, steps.hidden, hidden, sums, r.wide);
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            launch(sessionOf(call), LstmStep{r.step(t), sums, steps, cells, activation, gate}, r.threads());
        });
    }
}

void lstmGradient(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(6), call.op.out[1][0], call.op.out[1][1], 4 * call.op.out[1][1]};
    const cell::Backward<float> b(call);
    for (std::int64_t t = r.time; t-- > 0;) {
        r.takeGradients(t, b.dz, b.dcell);
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            launch(sessionOf(call), LstmStepGradient{r.step(t), b, activation, gate}, r.threads());
        });
    }
}

void gru(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(1), call.op.out[0][0], call.op.out[0][1], 3 * call.op.out[0][1]};
    const cell::GruSteps<float> steps(call);
    const float* before = cell::stateBefore<float>(call, 3);
    for (std::int64_t t = 0; t < r.time; ++t) {
        float* sums = steps.sums + t * r.wide;
        launch(sessionOf(call), Rows{call.input<float>(2), sums, 0, r.time * r.wide, r.wide}, call.rows * r.wide);
        r.addStates(t, steps.hidden, before, sums, r.time * r.wide);
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            launch(sessionOf(call), GruStep{r.step(t), call.input<float>(0), steps, before, activation, gate},
                   r.threads());
        });
    }
}

void gruGradient(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(6), call.op.out[2][0], call.op.out[2][1], 3 * call.op.out[2][1]};
    const cell::GruBackward<float> b(call);
    for (std::int64_t t = r.time; t-- > 0;) {
        r.takeGradients(t, b.dsums, b.dhidden);
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            launch(sessionOf(call), GruStepGradient{r.step(t), b, activation, gate}, r.threads());
        });
    }
}

void simpleRnn(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(1), call.op.out[0][0], call.op.out[0][1], call.op.out[0][1]};
    float* hidden = call.output<float>();
    for (std::int64_t t = 0; t < r.time; ++t) {
        const std::int64_t apart = r.time * r.units, at = t * r.units;
        launch(sessionOf(call), Rows{call.input<float>(0) + at, hidden + at, apart, apart, r.units}, r.threads());
        r.addStates(t, hidden, cell::stateBefore<float>(call, 2), hidden + at, apart);
        cell::withFunctions(call.op, [&](auto activation, auto) {
            launch(sessionOf(call), SimpleStep{r.step(t), hidden, activation}, r.threads());
        });
    }
}

void simpleRnnGradient(const KernelCall& call)
{
    const Recurrent r{call, call.input<float>(2), call.op.out[0][0], call.op.out[0][1], call.op.out[0][1]};
    float* dz = call.output<float>();
    for (std::int64_t t = r.time; t-- > 0;) {
        r.takeGradients(t, dz, dz);
        cell::withFunctions(call.op, [&](auto activation, auto) {
            launch(sessionOf(call), SimpleStepGradient{r.step(t), call.input<float>(1), dz, activation}, r.threads());
        });
    }
}

// Σ over steps behind the first: h(t−1)ᵀ · dz(t)
void recurrentGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0][0], units = call.op.in[0][1], wide = call.op.in[1][1];
    float* sum = call.output<float>();
    if (time == 1 && !call.accumulate)
        launch(sessionOf(call), Rows{nullptr, sum, 0, wide, wide}, units * wide);
    for (std::int64_t t = 1; t < time; ++t)
        multiply(sessionOf(call),
                 {.transposeB = true,
                  .m = wide,
                  .n = units,
                  .k = call.rows,
                  .a = call.input<float>(1) + t * wide,
                  .lda = time * wide,
                  .b = call.input<float>(0) + (t - 1) * units,
                  .ldb = time * units,
                  .c = sum,
                  .ldc = wide,
                  .add = call.accumulate || t > 1});
}

} // namespace

std::vector<Kernel> recurrentKernels()
{
    return {
        {"lstm", DType::f32, sumBytes, lstm},
        f32("lstm_gradient", lstmGradient),
        f32("gru", gru),
        f32("gru_gradient", gruGradient),
        f32("simple_rnn", simpleRnn),
        f32("simple_rnn_gradient", simpleRnnGradient),
        f32("recurrent_gradient", recurrentGradient),
    };
}

} // namespace loom::cuda
