#pragma once

#include "kernels/cell_functions.h"

/// The units of a GRU and of a simple recurrent layer, step by step, for every variant: only the products around them
/// differ.
namespace loom::cell {

/// Outputs of `gru`: hidden states, the sums of the states (three a unit), gates, candidates and what is kept of the
/// state before, of all steps.
template<class T> struct GruSteps {
    T *hidden, *sums, *update, *reset, *candidate, *kept;

    explicit GruSteps(const KernelCall& call)
        : hidden(call.output<T>(0))
        , sums(call.output<T>(1))
        , update(call.output<T>(2))
        , reset(call.output<T>(3))
        , candidate(call.output<T>(4))
        , kept(call.output<T>(5))
    {
    }
};

/// h(t) of one sample from the three sums of its inputs and of its state before; `at` is where its step begins,
/// `before` h(t−1), null for 0.
template<class T, class Activation, class Gate>
LOOM_HOST_DEVICE void forward(const T* __restrict z, const GruSteps<T>& s, std::int64_t at, const Units& of,
                              const T* __restrict before, Activation activation, Gate gate)
{
    const std::int64_t units = of.count;
    const T* __restrict sums = s.sums + 3 * at;
    T* __restrict update = s.update + at, * __restrict reset = s.reset + at, * __restrict kept = s.kept + at;
    T* __restrict candidate = s.candidate + at, * __restrict hidden = s.hidden + at;
    for (std::int64_t u = of.first; u < of.last; ++u) {
        update[u] = gate.value(z[u] + sums[u]);
        reset[u] = gate.value(z[units + u] + sums[units + u]);
    }
    for (std::int64_t u = of.first; u < of.last; ++u)
        candidate[u] = activation.value(z[2 * units + u] + reset[u] * sums[2 * units + u]);
    for (std::int64_t u = of.first; u < of.last; ++u)
        kept[u] = before ? update[u] * before[u] : T(0);
    for (std::int64_t u = of.first; u < of.last; ++u)
        hidden[u] = kept[u] + (T(1) - update[u]) * candidate[u];
}

/// What `gru_gradient` reads and writes.
template<class T> struct GruBackward {
    const T *hidden, *sums, *update, *reset, *candidate;
    const T* first; ///< states in front of the first step; null: 0
    T *dz, *dsums, *dhidden;

    explicit GruBackward(const KernelCall& call)
        : hidden(call.input<T>(1))
        , sums(call.input<T>(2))
        , update(call.input<T>(3))
        , reset(call.input<T>(4))
        , candidate(call.input<T>(5))
        , first(stateBefore<T>(call, 7))
        , dz(call.output<T>(0))
        , dsums(call.output<T>(1))
        , dhidden(call.output<T>(2))
    {
    }
};

/// Step `t` of `time` of sample n. `dhidden` comes without what the step behind kept
/// of h(t), and leaves with it.
template<class T, class Activation, class Gate>
LOOM_HOST_DEVICE void backward(const GruBackward<T>& b, std::int64_t n, std::int64_t t, std::int64_t time,
                               const Units& of, Activation activation, Gate gate)
{
    const std::int64_t units = of.count;
    const std::int64_t at = (n * time + t) * units;
    const T *update = b.update + at, *reset = b.reset + at, *candidate = b.candidate + at;
    const T* before = t > 0 ? b.hidden + at - units : b.first ? b.first + n * units : nullptr;
    const T* remembered = b.sums + 3 * at + 2 * units;
    const T* __restrict later = b.dhidden + at + units;
    T* __restrict dz = b.dz + 3 * at, * __restrict dsums = b.dsums + 3 * at, * __restrict dh = b.dhidden + at;
    if (t + 1 < time)
        for (std::int64_t u = of.first; u < of.last; ++u)
            dh[u] += later[u] * update[units + u];
    for (std::int64_t u = of.first; u < of.last; ++u) {
        const T slope = dh[u] * (T(1) - update[u]) * activation.slope(candidate[u]);
        dz[2 * units + u] = slope;
        dsums[2 * units + u] = slope * reset[u];
        dz[units + u] = dsums[units + u] = slope * remembered[u] * gate.slope(reset[u]);
    }
    for (std::int64_t u = of.first; u < of.last; ++u)
        dz[u] = dsums[u] = dh[u] * ((before ? before[u] : T(0)) - candidate[u]) * gate.slope(update[u]);
}

} // namespace loom::cell
