#pragma once

#include "kernels/baseline/matrix.h"
#include "kernels/kernel.h"

#include <optional>

namespace loom::baseline {

/// Rows of one step: sample n's numbers of step t stand at n·stride + t·columns.
template<class T> using StepRows =
    Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;
template<class T> using ConstStepRows =
    Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;

/// h(t−1) of all samples; nothing at the first step without `before`.
template<class T> std::optional<ConstStepRows<T>> statesBefore(const KernelCall& call, const T* hidden,
                                                               const T* before, std::int64_t t, std::int64_t time,
                                                               std::int64_t units)
{
    if (t > 0)
        return ConstStepRows<T>(hidden + (t - 1) * units, call.rows, units, Eigen::OuterStride<>(time * units));
    if (before)
        return ConstStepRows<T>(before, call.rows, units, Eigen::OuterStride<>(units));
    return std::nullopt;
}

/// The gradient of h(t) from outside, operand 0: one a step, or of the last step only.
template<class T> void takeOuterGradient(const KernelCall& call, std::int64_t t, std::int64_t time, StepRows<T>& dh)
{
    const std::int64_t units = dh.cols();
    if (call.op.in[0].rank() == 2)
        dh = ConstStepRows<T>(call.input<T>(0) + t * units, call.rows, units, Eigen::OuterStride<>(time * units));
    else if (t == time - 1)
        dh = ConstMatrix<T>(call.input<T>(0), call.rows, units);
    else
        dh.setZero();
}

} // namespace loom::baseline
