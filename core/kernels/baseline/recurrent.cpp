#include "base/math.h"
#include "kernels/baseline/matrix.h"
#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// Rows of one step: sample n's numbers of step t stand at n·stride + t·columns.
template<class T> using StepRows =
    Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;
template<class T> using ConstStepRows =
    Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;

/// A function of plan/ops.h's list and its slope, from its value.
struct Function {
    std::int64_t number;

    template<class T> T value(T x) const
    {
        switch (number) {
        case 0:
            return x;
        case 1:
            return x > 0 ? x : T(0);
        case 2:
            return math::sigmoid(x);
        default:
            return math::tanh(x);
        }
    }
    template<class T> T slope(T y) const
    {
        switch (number) {
        case 0:
            return T(1);
        case 1:
            return y > 0 ? T(1) : T(0);
        case 2:
            return y * (T(1) - y);
        default:
            return T(1) - y * y;
        }
    }
};

/// Outputs of `lstm`: hidden states, gates and cells of all steps.
template<class T> struct Steps {
    T *hidden, *input, *forget, *candidate, *output, *cell;
};

/// h(t) and c(t) of one sample from its four sums; `at` is where its step begins.
template<class T> void lstmCell(const T* sum, const Steps<T>& s, std::int64_t at, std::int64_t units, bool first,
                                Function activation, Function gate)
{
    for (std::int64_t u = 0; u < units; ++u) {
        const std::int64_t i = at + u;
        s.input[i] = gate.value(sum[u]);
        s.forget[i] = gate.value(sum[units + u]);
        s.candidate[i] = activation.value(sum[2 * units + u]);
        s.output[i] = gate.value(sum[3 * units + u]);
        const T before = first ? T(0) : s.cell[i - units];
        s.cell[i] = s.forget[i] * before + s.input[i] * s.candidate[i];
        s.hidden[i] = s.output[i] * activation.value(s.cell[i]);
    }
}

template<class T> std::size_t sumBytes(const OpInfo& op, std::int64_t rows)
{
    return std::size_t(rows * op.in[0][1]) * sizeof(T);
}

// Step by step: z(t) + h(t−1)·R for all samples, then the cells.
template<class T> void lstm(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], units = call.op.out[0][1], wide = 4 * units;
    const Function activation{call.op.ints[0]}, gate{call.op.ints[1]};
    const Steps<T> s{call.output<T>(0), call.output<T>(1), call.output<T>(2),
                     call.output<T>(3), call.output<T>(4), call.output<T>(5)};
    const ConstMatrix<T> recurrent(call.input<T>(1), units, wide);
    Matrix<T> sum(static_cast<T*>(call.workspace), call.rows, wide);
    const Eigen::OuterStride<> rows(time * units), wideRows(time * wide);
    for (std::int64_t t = 0; t < time; ++t) {
        sum = ConstStepRows<T>(call.input<T>(0) + t * wide, call.rows, wide, wideRows);
        if (t > 0)
            sum.noalias() += ConstStepRows<T>(s.hidden + (t - 1) * units, call.rows, units, rows) * recurrent;
        for (std::int64_t n = 0; n < call.rows; ++n)
            lstmCell(sum.data() + n * wide, s, (n * time + t) * units, units, t == 0, activation, gate);
    }
}

/// What `lstm_gradient` reads and writes, at one sample.
template<class T> struct Backward {
    const T *input, *forget, *candidate, *output, *cell;
    T *dz, *dcell;
};

/// `dcell` comes as the gradient of h(t) and leaves as that of c(t).
template<class T> void lstmCellGradient(const Backward<T>& b, std::int64_t step, std::int64_t time, std::int64_t t,
                                        std::int64_t units, Function activation, Function gate)
{
    for (std::int64_t u = 0; u < units; ++u) {
        const std::int64_t i = step * units + u;
        const T shown = activation.value(b.cell[i]), dh = b.dcell[i];
        const T later = t + 1 < time ? b.dcell[i + units] * b.forget[i + units] : T(0);
        const T dc = dh * b.output[i] * activation.slope(shown) + later;
        const T before = t > 0 ? b.cell[i - units] : T(0);
        T* dz = b.dz + step * 4 * units + u;
        dz[0] = dc * b.candidate[i] * gate.slope(b.input[i]);
        dz[units] = dc * before * gate.slope(b.forget[i]);
        dz[2 * units] = dc * b.input[i] * activation.slope(b.candidate[i]);
        dz[3 * units] = dh * shown * gate.slope(b.output[i]);
        b.dcell[i] = dc;
    }
}

// From the last step to the first: dh(t) = g(t) + dz(t+1)·Rᵀ, then the cell.
template<class T> void lstmGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[1][0], units = call.op.out[1][1], wide = 4 * units;
    const Function activation{call.op.ints[0]}, gate{call.op.ints[1]};
    const bool sequence = call.op.in[0].rank() == 2;
    const Backward<T> b{call.input<T>(1), call.input<T>(2),  call.input<T>(3), call.input<T>(4),
                        call.input<T>(5), call.output<T>(0), call.output<T>(1)};
    const ConstMatrix<T> recurrent(call.input<T>(6), units, wide);
    const Eigen::OuterStride<> rows(time * units), wideRows(time * wide);
    for (std::int64_t t = time; t-- > 0;) {
        StepRows<T> dh(b.dcell + t * units, call.rows, units, rows);
        if (sequence)
            dh = ConstStepRows<T>(call.input<T>(0) + t * units, call.rows, units, rows);
        else if (t == time - 1)
            dh = ConstMatrix<T>(call.input<T>(0), call.rows, units);
        else
            dh.setZero();
        if (t + 1 < time)
            dh.noalias() +=
                ConstStepRows<T>(b.dz + (t + 1) * wide, call.rows, wide, wideRows) * recurrent.transpose();
        for (std::int64_t n = 0; n < call.rows; ++n)
            lstmCellGradient(b, n * time + t, time, t, units, activation, gate);
    }
}

// Per sample: h(0 … T−2)ᵀ · dz(1 … T−1); the first step has no state before it.
template<class T> void lstmRecurrentGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0][0], units = call.op.in[0][1], wide = 4 * units;
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
    both(kernels, "lstm_recurrent_gradient", lstmRecurrentGradient<float>, lstmRecurrentGradient<double>);
}

} // namespace loom::baseline
