#include "kernels/baseline/steps.h"
#include "kernels/baseline/table.h"
#include "kernels/lstm_cell.h"

#include <algorithm>

namespace loom::baseline {
namespace {

template<class T> std::size_t sumBytes(const OpInfo& op, std::int64_t rows)
{
    return std::size_t(rows * op.in[0][1]) * sizeof(T);
}

// Step by step: z(t) + h(t−1)·R for all samples, then the cells.
template<class T> void lstm(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], units = call.op.out[0][1], wide = 4 * units;
    const cell::Steps<T> s(call);
    const ConstMatrix<T> recurrent(call.input<T>(1), units, wide);
    Matrix<T> sum(static_cast<T*>(call.workspace), call.rows, wide);
    const Eigen::OuterStride<> wideRows(time * wide);
    const T *hidden = cell::stateBefore<T>(call, 2), *cells = cell::stateBefore<T>(call, 3);
    for (std::int64_t t = 0; t < time; ++t) {
        sum = ConstStepRows<T>(call.input<T>(0) + t * wide, call.rows, wide, wideRows);
        if (const auto before = statesBefore(call, s.hidden, hidden, t, time, units))
            sum.noalias() += *before * recurrent;
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n) {
                const std::int64_t at = (n * time + t) * units;
                const T* before = t > 0 ? s.cell + at - units : cells ? cells + n * units : nullptr;
                cell::forward(sum.data() + n * wide, s, at, cell::Units{units}, before, activation, gate);
            }
        });
    }
}

// From the last step to the first: dh(t) = g(t) + dz(t+1)·Rᵀ, then the cell.
template<class T> void lstmGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[1][0], units = call.op.out[1][1], wide = 4 * units;
    const cell::Backward<T> b(call);
    const ConstMatrix<T> recurrent(call.input<T>(6), units, wide);
    const Eigen::OuterStride<> rows(time * units), wideRows(time * wide);
    for (std::int64_t t = time; t-- > 0;) {
        StepRows<T> dh(b.dcell + t * units, call.rows, units, rows);
        takeOuterGradient(call, t, time, dh);
        if (t + 1 < time)
            dh.noalias() +=
                ConstStepRows<T>(b.dz + (t + 1) * wide, call.rows, wide, wideRows) * recurrent.transpose();
        cell::withFunctions(call.op, [&](auto activation, auto gate) {
            for (std::int64_t n = 0; n < call.rows; ++n)
                cell::backward(b, n, t, time, cell::Units{units}, activation, gate);
        });
    }
}

// Per sample: h(0 … T−2)ᵀ · dz(1 … T−1); the first step has no state before it.
template<class T> void recurrentGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0][0], units = call.op.in[0][1], wide = call.op.in[1][1];
    T* sum = call.output<T>();
    if (time == 1 && !call.accumulate)
        std::fill(sum, sum + units * wide, T(0));
    for (std::int64_t n = 0; n < call.rows && time > 1; ++n) {
        const ConstMatrix<T> hidden(call.input<T>(0) + n * time * units, time - 1, units);
        const ConstMatrix<T> dz(call.input<T>(1) + (n * time + 1) * wide, time - 1, wide);
        put<T>(Matrix<T>(sum, units, wide), hidden.transpose() * dz, call.accumulate || n > 0);
    }
}

} // namespace

void addRecurrent(Kernels& kernels)
{
    both(kernels, "lstm", lstm<float>, lstm<double>, sumBytes<float>, sumBytes<double>);
    both(kernels, "lstm_gradient", lstmGradient<float>, lstmGradient<double>);
    both(kernels, "recurrent_gradient", recurrentGradient<float>, recurrentGradient<double>);
}

} // namespace loom::baseline
