#include "kernels/axis_maps.h"
#include "kernels/baseline/table.h"
#include "kernels/functions.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// A line of the last axis, out of the input's that begins at x.
template<class T> void moveLine(const AxisMap::Axis& axis, const T* x, T* y, T fill)
{
    if (axis.step != 1 || axis.divide != 1) {
        for (std::int64_t i = 0; i < axis.length; ++i) {
            const std::int64_t place = axis.place(i);
            y[i] = place < 0 ? fill : x[place];
        }
        return;
    }
    const std::int64_t first = std::clamp<std::int64_t>(-axis.begin, 0, axis.length);
    const std::int64_t end = std::clamp(axis.within - axis.begin, first, axis.length);
    std::fill(y, y + first, fill);
    const T* from = x + (first + axis.begin) * axis.stride;
    if (axis.stride == 1)
        std::copy_n(from, end - first, y + first);
    else
        for (std::int64_t i = 0; i < end - first; ++i)
            y[first + i] = from[i * axis.stride];
    std::fill(y + end, y + axis.length, fill);
}

template<class T> void moved(const KernelCall& call)
{
    const AxisMap map(call.op.ints);
    const std::int64_t length = map.last().length, lines = call.op.out[0].size() / length;
    const T fill = T(call.op.reals[0]);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t r = 0; r < call.rows; ++r, x += call.op.in[0].size())
        for (std::int64_t line = 0; line < lines; ++line, y += length) {
            const std::int64_t start = map.lineStart(line);
            if (start < 0)
                std::fill_n(y, length, fill);
            else
                moveLine(map.last(), x + start, y, fill);
        }
}

template<class Reduction, class T> void reduce(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t r = 0; r < call.rows; ++r, x += call.op.in[0].size())
        for (std::int64_t o = 0; o < axes.kept.count; ++o) {
            const T* from = x + axes.kept.place(o);
            *y++ = Reduction::template of<T>(axes.along.count,
                                             [&](std::int64_t k) { return from[axes.along.place(k)]; });
        }
}

// The gradient of a sum (mean) goes to each of its numbers.
template<class Reduction, class T> void spread(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    const T* g = call.input<T>(0);
    T* dx = call.output<T>();
    for (std::int64_t r = 0; r < call.rows; ++r, dx += call.op.out[0].size())
        for (std::int64_t o = 0; o < axes.kept.count; ++o) {
            const T part = Reduction::part(*g++, axes.along.count);
            T* to = dx + axes.kept.place(o);
            for (std::int64_t k = 0; k < axes.along.count; ++k)
                to[axes.along.place(k)] = part;
        }
}

// That of the largest goes to the first of the largest.
template<class T> void largestGradient(const KernelCall& call)
{
    const ReducedAxes axes(call.op.ints);
    const T* x = call.input<T>(0);
    const T* g = call.input<T>(1);
    T* dx = call.output<T>();
    for (std::int64_t r = 0; r < call.rows; ++r, x += call.op.in[0].size(), dx += call.op.out[0].size())
        for (std::int64_t o = 0; o < axes.kept.count; ++o) {
            const std::int64_t start = axes.kept.place(o);
            const std::int64_t first = functions::firstLargest<T>(
                axes.along.count, [&](std::int64_t k) { return x[start + axes.along.place(k)]; });
            for (std::int64_t k = 0; k < axes.along.count; ++k)
                dx[start + axes.along.place(k)] = k == first ? *g : T(0);
            ++g;
        }
}

template<class T> void unitLength(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, x += n, y += n) {
        const T share = functions::unitShare(x, n);
        for (std::int64_t j = 0; j < n; ++j)
            y[j] = x[j] * share;
    }
}

template<class T> void unitLengthGradient(const KernelCall& call)
{
    const std::int64_t n = call.op.in[0][-1], rows = call.rows * (call.op.in[0].size() / n);
    const T* x = call.input<T>(0);
    const T* g = call.input<T>(1);
    T* dx = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, x += n, g += n, dx += n)
        functions::unitLengthSlope(x, g, dx, n);
}

} // namespace

void addMoves(Kernels& kernels)
{
    using namespace functions;
    both(kernels, "moved", moved<float>, moved<double>);
    both(kernels, "reduce_sum", reduce<Sum, float>, reduce<Sum, double>);
    both(kernels, "reduce_mean", reduce<Mean, float>, reduce<Mean, double>);
    both(kernels, "reduce_max", reduce<LargestOf, float>, reduce<LargestOf, double>);
    both(kernels, "reduce_sum_gradient", spread<Sum, float>, spread<Sum, double>);
    both(kernels, "reduce_mean_gradient", spread<Mean, float>, spread<Mean, double>);
    both(kernels, "reduce_max_gradient", largestGradient<float>, largestGradient<double>);
    both(kernels, "unit_length", unitLength<float>, unitLength<double>);
    both(kernels, "unit_length_gradient", unitLengthGradient<float>, unitLengthGradient<double>);
}

} // namespace loom::baseline
