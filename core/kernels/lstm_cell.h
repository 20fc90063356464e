#pragma once

#include "kernels/cell_functions.h"

/// The cells of an LSTM, step by step, for every variant: only the products around them differ.
namespace loom::cell {

/// Outputs of `lstm`: hidden states, gates and cells of all steps.
template<class T> struct Steps {
    T *hidden, *input, *forget, *candidate, *output, *cell;

    explicit Steps(const KernelCall& call)
        : hidden(call.output<T>(0))
        , input(call.output<T>(1))
        , forget(call.output<T>(2))
        , candidate(call.output<T>(3))
        , output(call.output<T>(4))
        , cell(call.output<T>(5))
    {
    }
};

/// h(t) and c(t) of one sample from its four sums; `at` is where its step begins, `before` c(t−1), null for 0.
template<class T, class Activation, class Gate>
LOOM_HOST_DEVICE void forward(const T* __restrict sum, const Steps<T>& s, std::int64_t at, const Units& of,
                              const T* __restrict before, Activation activation, Gate gate)
{
    const std::int64_t units = of.count;
    T* __restrict input = s.input + at, * __restrict forget = s.forget + at, * __restrict output = s.output + at;
    T* __restrict candidate = s.candidate + at, * __restrict cell = s.cell + at, * __restrict hidden = s.hidden + at;
    for (std::int64_t u = of.first; u < of.last; ++u) {
        input[u] = gate.value(sum[u]);
        forget[u] = gate.value(sum[units + u]);
        candidate[u] = activation.value(sum[2 * units + u]);
        output[u] = gate.value(sum[3 * units + u]);
    }
    for (std::int64_t u = of.first; u < of.last; ++u)
        cell[u] = input[u] * candidate[u];
    if (before)
        for (std::int64_t u = of.first; u < of.last; ++u)
            cell[u] = forget[u] * before[u] + cell[u];
    for (std::int64_t u = of.first; u < of.last; ++u)
        hidden[u] = output[u] * activation.value(cell[u]);
}

/// What `lstm_gradient` reads and writes.
template<class T> struct Backward {
    const T *input, *forget, *candidate, *output, *cell;
    const T* first; ///< cells in front of the first step; null: 0
    const T* outer; ///< gradients of the cells from outside, of all steps; null: 0
    T *dz, *dcell;

    explicit Backward(const KernelCall& call)
        : input(call.input<T>(1))
        , forget(call.input<T>(2))
        , candidate(call.input<T>(3))
        , output(call.input<T>(4))
        , cell(call.input<T>(5))
        , first(stateBefore<T>(call, 7))
        , outer(stateBefore<T>(call, 8))
        , dz(call.output<T>(0))
        , dcell(call.output<T>(1))
    {
    }
};

/// Step `t` of `time` of sample n. `dcell` comes as the gradient of h(t) and leaves
/// as that of c(t).
template<class T, class Activation, class Gate>
LOOM_HOST_DEVICE void backward(const Backward<T>& b, std::int64_t n, std::int64_t t, std::int64_t time,
                               const Units& of, Activation activation, Gate gate)
{
    const std::int64_t units = of.count;
    const std::int64_t at = (n * time + t) * units;
    const T *input = b.input + at, *candidate = b.candidate + at, *output = b.output + at, *cell = b.cell + at;
    const T* forget = b.forget + at;
    const T* before = t > 0 ? cell - units : b.first ? b.first + n * units : nullptr;
    const T* __restrict later = b.dcell + at + units;
    T* __restrict dz = b.dz + 4 * at, * __restrict dcell = b.dcell + at;
    for (std::int64_t u = of.first; u < of.last; ++u) {
        const T shown = activation.value(cell[u]), dh = dcell[u];
        dz[3 * units + u] = dh * shown * gate.slope(output[u]);
        dcell[u] = dh * output[u] * activation.slope(shown);
    }
    if (b.outer)
        for (std::int64_t u = of.first; u < of.last; ++u)
            dcell[u] += b.outer[at + u];
    if (t + 1 < time)
        for (std::int64_t u = of.first; u < of.last; ++u)
            dcell[u] += later[u] * forget[units + u];
    for (std::int64_t u = of.first; u < of.last; ++u) {
        dz[u] = dcell[u] * candidate[u] * gate.slope(input[u]);
        dz[2 * units + u] = dcell[u] * input[u] * activation.slope(candidate[u]);
    }
    for (std::int64_t u = of.first; u < of.last; ++u)
        dz[units + u] = dcell[u] * (before ? before[u] : T(0)) * gate.slope(forget[u]);
}

} // namespace loom::cell
