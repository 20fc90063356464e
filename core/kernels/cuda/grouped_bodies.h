#pragma once

#include "kernels/grouped.h"
#include "kernels/reflection.h"

/// Bodies (bodies.h) of convolutions in groups, and of mirrored edges.
namespace loom::cuda {

/// A thread an output: (pictures, out rows, out columns, filters).
struct GroupedConvolution {
    const float *x, *kernel, *bias;
    float* y;
    GroupedSizes s;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t f = n % s.filters(), position = n / s.filters();
        const std::int64_t c = position % s.w.out[1], r = position / s.w.out[1] % s.w.out[0];
        const float* from = x + n / s.ySize() * s.xSize() + f / s.out * s.in;
        const float* w = kernel + f;
        float sum = 0;
        for (std::int64_t i = 0; i < s.w.kernel[0]; ++i)
            for (std::int64_t j = 0; j < s.w.kernel[1]; ++j, w += s.in * s.filters()) {
                const std::int64_t row = s.w.at(0, r, i), column = s.w.at(1, c, j);
                if (!s.inside(row, column))
                    continue;
                const float* cell = from + (row * s.columns + column) * s.channels();
                for (std::int64_t k = 0; k < s.in; ++k)
                    sum += cell[k] * w[k * s.filters()];
            }
        y[n] = bias ? sum + bias[f] : sum;
    }
};

/// A thread a number of the input: what every output that it went into sends back, in the order of the outputs.
struct GroupedInputGradient {
    const float *g, *kernel;
    float* dx;
    GroupedSizes s;

    /// The output that cell `k` of the window at this place belongs to, or −1.
    LOOM_HOST_DEVICE std::int64_t from(int axis, std::int64_t place, std::int64_t k) const
    {
        const std::int64_t moved = place + s.w.before[axis] - k * s.w.dilation[axis];
        const bool meets = moved >= 0 && moved % s.w.stride[axis] == 0 && moved / s.w.stride[axis] < s.w.out[axis];
        return meets ? moved / s.w.stride[axis] : -1;
    }
    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t channel = n % s.channels(), position = n / s.channels();
        const std::int64_t column = position % s.columns, row = position / s.columns % s.rows;
        const std::int64_t group = channel / s.in;
        const float* slopes = g + n / s.xSize() * s.ySize() + group * s.out;
        float sum = 0;
        for (std::int64_t i = s.w.kernel[0]; i-- > 0;)
            for (std::int64_t j = s.w.kernel[1]; j-- > 0;) {
                const std::int64_t r = from(0, row, i), c = from(1, column, j);
                if (r < 0 || c < 0)
                    continue;
                const float* a = slopes + (r * s.w.out[1] + c) * s.filters();
                const float* w =
                    kernel + ((i * s.w.kernel[1] + j) * s.in + channel % s.in) * s.filters() + group * s.out;
                sum += functions::interleavedSum<float>(s.out, [&](std::int64_t f) { return w[f] * a[f]; });
            }
        dx[n] = sum;
    }
};

/// A thread a number of the kernel.
struct GroupedKernelGradient {
    const float *x, *g;
    float* dw;
    GroupedSizes s;
    std::int64_t pictures;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t f = n % s.filters(), k = n / s.filters() % s.in, cell = n / (s.filters() * s.in);
        const std::int64_t i = cell / s.w.kernel[1], j = cell % s.w.kernel[1];
        float sum = accumulate ? dw[n] : 0;
        for (std::int64_t p = 0; p < pictures; ++p)
            for (std::int64_t r = 0; r < s.w.out[0]; ++r)
                for (std::int64_t c = 0; c < s.w.out[1]; ++c) {
                    const std::int64_t row = s.w.at(0, r, i), column = s.w.at(1, c, j);
                    if (s.inside(row, column))
                        sum += x[p * s.xSize() + (row * s.columns + column) * s.channels() + f / s.out * s.in + k]
                            * g[p * s.ySize() + (r * s.w.out[1] + c) * s.filters() + f];
                }
        dw[n] = sum;
    }
};

/// A thread a number of the padded picture.
struct Reflect {
    const float* x;
    float* y;
    Reflection rows, columns;
    std::int64_t channels;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t cell = n / channels, c = cell % columns.padded, r = cell / columns.padded % rows.padded;
        const std::int64_t picture = cell / columns.padded / rows.padded;
        y[n] = x[((picture * rows.length + rows.of(r)) * columns.length + columns.of(c)) * channels + n % channels];
    }
};

/// A thread a number of the picture.
struct ReflectGradient {
    const float* g;
    float* dx;
    Reflection rows, columns;
    std::int64_t channels;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const std::int64_t cell = n / channels, c = cell % columns.length, r = cell / columns.length % rows.length;
        const std::int64_t picture = cell / columns.length / rows.length;
        std::int64_t rowPlaces[3], columnPlaces[3];
        const int rowCount = rows.places(r, rowPlaces), columnCount = columns.places(c, columnPlaces);
        float sum = 0;
        for (int i = 0; i < rowCount; ++i)
            for (int j = 0; j < columnCount; ++j)
                sum += g[((picture * rows.padded + rowPlaces[i]) * columns.padded + columnPlaces[j]) * channels
                         + n % channels];
        dx[n] = sum;
    }
};

} // namespace loom::cuda
