#include "kernels/grouped.h"

#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// Calls visit(x, w, y) with the places in a picture, the kernel and the output that meet: positions in order, the
/// window's cells in order at each.
template<class Visit> void meetings(const GroupedSizes& s, const Visit& visit)
{
    const WindowInts& w = s.w;
    for (std::int64_t r = 0, y = 0; r < w.out[0]; ++r)
        for (std::int64_t c = 0; c < w.out[1]; ++c, y += s.filters())
            for (std::int64_t i = 0, cell = 0; i < w.kernel[0]; ++i)
                for (std::int64_t j = 0; j < w.kernel[1]; ++j, cell += s.in * s.filters()) {
                    const std::int64_t row = w.at(0, r, i), column = w.at(1, c, j);
                    if (s.inside(row, column))
                        visit((row * s.columns + column) * s.channels(), cell, y);
                }
}

/// Of channels that are groups of one filter: y[k] += x[k]·w[k], which is both a cell's products and its part of the
/// kernel's gradient.
template<class T> void addEach(std::int64_t channels, const T* __restrict x, const T* __restrict w, T* __restrict y)
{
    for (std::int64_t k = 0; k < channels; ++k)
        y[k] += x[k] * w[k];
}

bool isEach(const GroupedSizes& s)
{
    return s.in == 1 && s.out == 1;
}

/// y[f] += x[c]·w[c, f] over the filters f of each channel's group
template<class T> void addProducts(const GroupedSizes& s, const T* x, const T* __restrict w, T* __restrict y)
{
    if (isEach(s))
        return addEach(s.groups, x, w, y);
    for (std::int64_t c = 0; c < s.in; ++c, w += s.filters())
        for (std::int64_t k = 0; k < s.groups; ++k) {
            const T a = x[k * s.in + c];
            for (std::int64_t f = k * s.out; f < (k + 1) * s.out; ++f)
                y[f] += a * w[f];
        }
}

template<class T> void forward(const KernelCall& call)
{
    const GroupedSizes s(call.op, call.op.in[0], call.op.in[1]);
    const T* w = call.input<T>(1);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * s.xSize();
        T* y = call.output<T>() + n * s.ySize();
        std::fill_n(y, s.ySize(), T(0));
        meetings(s, [&](std::int64_t at, std::int64_t cell, std::int64_t to) {
            addProducts(s, x + at, w + cell, y + to);
        });
        if (const T* bias = call.input<T>(2))
            for (std::int64_t k = 0; k < s.ySize(); k += s.filters())
                for (std::int64_t f = 0; f < s.filters(); ++f)
                    y[k + f] += bias[f];
    }
}

// dx[c] += Σ w[c, f]·g[f] over the filters f of the channel's group
template<class T> void addSums(const GroupedSizes& s, const T* __restrict g, const T* __restrict w, T* __restrict dx)
{
    const std::int64_t filters = s.filters();
    if (isEach(s))
        return addEach(s.groups, w, g, dx);
    for (std::int64_t k = 0; k < s.groups; ++k)
        for (std::int64_t c = 0; c < s.in; ++c) {
            const T *weights = w + c * filters + k * s.out, *slopes = g + k * s.out;
            dx[k * s.in + c] +=
                functions::interleavedSum<T>(s.out, [&](std::int64_t f) { return weights[f] * slopes[f]; });
        }
}

template<class T> void inputGradient(const KernelCall& call)
{
    const GroupedSizes s(call.op, call.op.out[0], call.op.in[1]);
    const T* w = call.input<T>(1);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* g = call.input<T>(0) + n * s.ySize();
        T* dx = call.output<T>() + n * s.xSize();
        std::fill_n(dx, s.xSize(), T(0));
        meetings(s, [&](std::int64_t at, std::int64_t cell, std::int64_t from) {
            addSums(s, g + from, w + cell, dx + at);
        });
    }
}

/// dW[c, f] += x[c]·g[f] over the filters f of each channel's group
template<class T> void addSlopes(const GroupedSizes& s, const T* x, const T* __restrict g, T* __restrict dw)
{
    if (isEach(s))
        return addEach(s.groups, x, g, dw);
    for (std::int64_t c = 0; c < s.in; ++c, dw += s.filters())
        for (std::int64_t k = 0; k < s.groups; ++k) {
            const T a = x[k * s.in + c];
            for (std::int64_t f = k * s.out; f < (k + 1) * s.out; ++f)
                dw[f] += a * g[f];
        }
}

// dW (+)= Σ over pictures and positions
template<class T> void kernelGradient(const KernelCall& call)
{
    const GroupedSizes s(call.op, call.op.in[0], call.op.out[0]);
    T* dw = call.output<T>();
    if (!call.accumulate)
        std::fill_n(dw, call.op.out[0].size(), T(0));
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * s.xSize();
        const T* g = call.input<T>(1) + n * s.ySize();
        meetings(s, [&](std::int64_t at, std::int64_t cell, std::int64_t from) {
            addSlopes(s, x + at, g + from, dw + cell);
        });
    }
}

} // namespace

void addGroupedConvolution(Kernels& kernels)
{
    both(kernels, "grouped_conv2d", forward<float>, forward<double>);
    both(kernels, "grouped_conv2d_input_gradient", inputGradient<float>, inputGradient<double>);
    both(kernels, "grouped_conv2d_kernel_gradient", kernelGradient<float>, kernelGradient<double>);
}

} // namespace loom::baseline
