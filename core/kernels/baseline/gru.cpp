#include "kernels/baseline/steps.h"
#include "kernels/baseline/table.h"
#include "kernels/gru_cell.h"

namespace loom::baseline {
namespace {

// Step by step: h(t−1)·R + b for all samples, then the units.
template<class T> void gru(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], units = call.op.out[0][1], wide = 3 * units;
    const cell::GruSteps<T> s(call);
    const ConstMatrix<T> recurrent(call.input<T>(1), units, wide);
    const T *z = call.input<T>(0), *bias = call.input<T>(2), *before = cell::stateBefore<T>(call, 3);
    for (std::int64_t t = 0; t < time; ++t) {
        StepRows<T> sums(s.sums + t * wide, call.rows, wide, Eigen::OuterStride<>(time * wide));
        if (bias)
            sums.rowwise() = Eigen::Map<const Eigen::Matrix<T, 1, Eigen::Dynamic>>(bias, wide);
        else
            sums.setZero();
        if (const auto states = statesBefore(call, s.hidden, before, t, time, units))
            sums.noalias() += *states * recurrent;
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * time + t) * units;
                const T* state = t > 0 ? s.hidden + at - units : before ? before + n * units : nullptr;
                cell::forward(z + 3 * at, s, at, cell::Units{units}, state, activation, gate);
            }
        });
    }
}

// From the last step to the first: dh(t) = g(t) + dsums(t+1)·Rᵀ + dh(t+1)·u(t+1), then the units.
template<class T> void gruGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[2][0], units = call.op.out[2][1], wide = 3 * units;
    const cell::GruBackward<T> b(call);
    const ConstMatrix<T> recurrent(call.input<T>(6), units, wide);
    for (std::int64_t t = time; t-- > 0;) {
        StepRows<T> dh(b.dhidden + t * units, call.rows, units, Eigen::OuterStride<>(time * units));
        takeOuterGradient(call, t, time, dh);
        if (t + 1 < time)
            dh.noalias() +=
                ConstStepRows<T>(b.dsums + (t + 1) * wide, call.rows, wide, Eigen::OuterStride<>(time * wide))
                * recurrent.transpose();
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                cell::backward(b, n, t, time, cell::Units{units}, activation, gate);
        });
    }
}

// Step by step: a(z(t) + h(t−1)·R).
template<class T> void simpleRnn(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], units = call.op.out[0][1];
    const Eigen::OuterStride<> rows(time * units);
    const ConstMatrix<T> recurrent(call.input<T>(1), units, units);
    T* all = call.output<T>();
    const T* before = cell::stateBefore<T>(call, 2);
    for (std::int64_t t = 0; t < time; ++t) {
        StepRows<T> hidden(all + t * units, call.rows, units, rows);
        hidden = ConstStepRows<T>(call.input<T>(0) + t * units, call.rows, units, rows);
        if (const auto states = statesBefore<T>(call, all, before, t, time, units))
            hidden.noalias() += *states * recurrent;
        cell::withFunctions(call.op, [&](auto activation, auto) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                for (std::int64_t at = (n * time + t) * units, end = at + units; at < end; ++at)
                    all[at] = activation.value(all[at]);
        });
    }
}

// From the last step to the first: dz(t) = (g(t) + dz(t+1)·Rᵀ)·a′.
template<class T> void simpleRnnGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], units = call.op.out[0][1];
    const Eigen::OuterStride<> rows(time * units);
    const ConstMatrix<T> recurrent(call.input<T>(2), units, units);
    const T* hidden = call.input<T>(1);
    T* all = call.output<T>();
    for (std::int64_t t = time; t-- > 0;) {
        StepRows<T> dz(all + t * units, call.rows, units, rows);
        takeOuterGradient(call, t, time, dz);
        if (t + 1 < time)
            dz.noalias() += ConstStepRows<T>(all + (t + 1) * units, call.rows, units, rows) * recurrent.transpose();
        cell::withFunctions(call.op, [&](auto activation, auto) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                for (std::int64_t at = (n * time + t) * units, end = at + units; at < end; ++at)
                    all[at] *= activation.slope(hidden[at]);
        });
    }
}

} // namespace

void addGru(Kernels& kernels)
{
    both(kernels, "gru", gru<float>, gru<double>);
    both(kernels, "gru_gradient", gruGradient<float>, gruGradient<double>);
    both(kernels, "simple_rnn", simpleRnn<float>, simpleRnn<double>);
    both(kernels, "simple_rnn_gradient", simpleRnnGradient<float>, simpleRnnGradient<double>);
}

} // namespace loom::baseline
