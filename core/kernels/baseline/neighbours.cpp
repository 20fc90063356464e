#include "kernels/neighbours.h"

#include "base/math.h"
#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

template<class T> void enlarge(const KernelCall& call)
{
    const Enlarged e(call.op.in[0], call.op.ints);
    const Shape& behind = call.op.out[0];
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t n = 0; n < call.rows; ++n, x += call.op.in[0].size())
        for (std::int64_t r = 0; r < behind[0]; ++r)
            for (std::int64_t c = 0; c < behind[1]; ++c, y += e.channels)
                e.value(r, c, x, y, e.channels);
}

template<class T> void enlargeGradient(const KernelCall& call)
{
    const Shape& before = call.op.out[0];
    const Enlarged e(before, call.op.ints);
    const T* g = call.input<T>(0);
    T* dx = call.output<T>();
    for (std::int64_t n = 0; n < call.rows; ++n, g += call.op.in[0].size())
        for (std::int64_t r = 0; r < before[0]; ++r)
            for (std::int64_t c = 0; c < before[1]; ++c, dx += e.channels)
                e.gradient(r, c, g, dx, e.channels);
}

// y[c] = Σ x[c − before … c + behind]
template<class T> void nearChannels(const KernelCall& call)
{
    const std::int64_t channels = call.op.in[0][-1], places = call.rows * (call.op.in[0].size() / channels);
    const T* __restrict x = call.input<T>(0);
    T* __restrict y = call.output<T>();
    for (std::int64_t p = 0; p < places; ++p, x += channels, y += channels) {
        std::fill_n(y, channels, T(0));
        for (std::int64_t off = -call.op.ints[0]; off <= call.op.ints[1]; ++off) {
            const std::int64_t first = std::max<std::int64_t>(0, -off), end = std::min(channels, channels - off);
            for (std::int64_t k = first; k < end; ++k)
                y[k] += x[k + off];
        }
    }
}

/// Calls each(sample, group, place of the sample's first number).
template<class Each> void eachGroup(const KernelCall& call, const ChannelGroups& of, Each&& each)
{
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t group = 0; group < of.groups; ++group)
            each(n * of.groups + group, group, n * call.op.in[0].size());
}

template<class T> void groupMean(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    eachGroup(call, of, [&](std::int64_t out, std::int64_t group, std::int64_t start) {
        const T* x = call.input<T>(0) + start;
        call.output<T>()[out] = of.mean<T>(group, [&](std::int64_t i, std::int64_t) { return x[i]; });
    });
}

template<class T> void groupVariance(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    eachGroup(call, of, [&](std::int64_t out, std::int64_t group, std::int64_t start) {
        const T* x = call.input<T>(0) + start;
        const T mean = call.input<T>(1)[out];
        call.output<T>()[out] =
            of.mean<T>(group, [&](std::int64_t i, std::int64_t) { return (x[i] - mean) * (x[i] - mean); });
    });
}

template<class T> void normalizeGroups(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    const T *gamma = call.input<T>(3), *beta = call.input<T>(4);
    eachGroup(call, of, [&](std::int64_t out, std::int64_t group, std::int64_t start) {
        const T *x = call.input<T>(0) + start, mean = call.input<T>(1)[out];
        const T inverse = T(1) / math::sqrt(call.input<T>(2)[out] + T(call.op.reals[0]));
        T* y = call.output<T>() + start;
        const std::int64_t first = group * of.size(), end = first + of.size();
        for (std::int64_t p = 0; p < of.places * of.channels; p += of.channels)
            for (std::int64_t k = first; k < end; ++k)
                y[p + k] = (x[p + k] - mean) * (gamma ? gamma[k] * inverse : inverse) + (beta ? beta[k] : T(0));
    });
}

template<class T> void normalizeGroupsGradient(const KernelCall& call)
{
    const ChannelGroups of(call.op.in[0], call.op.ints[0]);
    eachGroup(call, of, [&](std::int64_t at, std::int64_t group, std::int64_t start) {
        const T inverse = T(1) / math::sqrt(call.input<T>(1)[at] + T(call.op.reals[0]));
        groupGradient(of, group, call.input<T>(0) + start, inverse, call.input<T>(2), call.input<T>(3) + start,
                      call.output<T>() + start);
    });
}

} // namespace

void addNeighbours(Kernels& kernels)
{
    both(kernels, "enlarge", enlarge<float>, enlarge<double>);
    both(kernels, "enlarge_gradient", enlargeGradient<float>, enlargeGradient<double>);
    both(kernels, "near_channels", nearChannels<float>, nearChannels<double>);
    both(kernels, "group_mean", groupMean<float>, groupMean<double>);
    both(kernels, "group_variance", groupVariance<float>, groupVariance<double>);
    both(kernels, "normalize_groups", normalizeGroups<float>, normalizeGroups<double>);
    both(kernels, "normalize_groups_gradient", normalizeGroupsGradient<float>, normalizeGroupsGradient<double>);
}

} // namespace loom::baseline
