#include "kernels/baseline/table.h"
#include "kernels/window.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// Calls `visit(row, column)` for the window's cells inside the picture.
template<class Visit>
void eachCell(const WindowInts& w, const Shape& picture, std::int64_t r, std::int64_t c, Visit&& visit)
{
    for (std::int64_t i = 0; i < w.kernel[0]; ++i) {
        const std::int64_t row = w.at(0, r, i);
        if (row < 0 || row >= picture[0])
            continue;
        for (std::int64_t j = 0; j < w.kernel[1]; ++j) {
            const std::int64_t column = w.at(1, c, j);
            if (column >= 0 && column < picture[1])
                visit((row * picture[1] + column) * picture[2]);
        }
    }
}

/// Calls `window(sample, position, r, c)` for every output position of every sample.
template<class Each> void eachWindow(const KernelCall& call, const WindowInts& w, Each&& each)
{
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t r = 0; r < w.out[0]; ++r)
            for (std::int64_t c = 0; c < w.out[1]; ++c)
                each(n, r * w.out[1] + c, r, c);
}

template<class T> void maxPool(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.in[0];
    const std::int64_t channels = picture[2], outSize = call.op.out[0].size();
    eachWindow(call, w, [&](std::int64_t n, std::int64_t position, std::int64_t r, std::int64_t c) {
        const T* x = call.input<T>(0) + n * picture.size();
        T* y = call.output<T>() + n * outSize + position * channels;
        bool first = true;
        eachCell(w, picture, r, c, [&](std::int64_t at) {
            for (std::int64_t k = 0; k < channels; ++k)
                y[k] = first ? x[at + k] : (x[at + k] > y[k] ? x[at + k] : y[k]);
            first = false;
        });
    });
}

/// Channels looked at together: small enough for the stack, long enough for vector registers.
constexpr std::int64_t kChannelBlock = 64;

/// Sends g to the first largest cell of one window, for channels [k, k + count).
template<class T> void spreadToLargest(const WindowInts& w, const Shape& picture, std::int64_t r, std::int64_t c,
                                       const T* x, const T* g, T* dx, std::int64_t count)
{
    T top[kChannelBlock], left[kChannelBlock];
    bool first = true;
    eachCell(w, picture, r, c, [&](std::int64_t at) {
        for (std::int64_t k = 0; k < count; ++k)
            top[k] = first || x[at + k] > top[k] ? x[at + k] : top[k];
        first = false;
    });
    std::copy_n(g, count, left);
    eachCell(w, picture, r, c, [&](std::int64_t at) {
        for (std::int64_t k = 0; k < count; ++k) {
            const bool mine = x[at + k] == top[k];
            dx[at + k] += mine ? left[k] : T(0);
            left[k] = mine ? T(0) : left[k];
        }
    });
}

template<class T> void maxPoolGradient(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.in[0];
    const std::int64_t channels = picture[2], size = picture.size(), outSize = call.op.in[1].size();
    std::fill_n(call.output<T>(), call.rows * size, T(0));
    eachWindow(call, w, [&](std::int64_t n, std::int64_t position, std::int64_t r, std::int64_t c) {
        const T* g = call.input<T>(1) + n * outSize + position * channels;
        for (std::int64_t k = 0; k < channels; k += kChannelBlock)
            spreadToLargest(w, picture, r, c, call.input<T>(0) + n * size + k, g + k, call.output<T>() + n * size + k,
                            std::min(kChannelBlock, channels - k));
    });
}

std::int64_t cellsInside(const WindowInts& w, const Shape& picture, std::int64_t r, std::int64_t c)
{
    std::int64_t count = 0;
    eachCell(w, picture, r, c, [&](std::int64_t) { ++count; });
    return std::max<std::int64_t>(1, count);
}

template<class T> void averagePool(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.in[0];
    const std::int64_t channels = picture[2], outSize = call.op.out[0].size();
    eachWindow(call, w, [&](std::int64_t n, std::int64_t position, std::int64_t r, std::int64_t c) {
        const T* x = call.input<T>(0) + n * picture.size();
        T* y = call.output<T>() + n * outSize + position * channels;
        std::fill_n(y, channels, T(0));
        eachCell(w, picture, r, c, [&](std::int64_t at) {
            for (std::int64_t k = 0; k < channels; ++k)
                y[k] += x[at + k];
        });
        const T share = T(1) / T(cellsInside(w, picture, r, c));
        for (std::int64_t k = 0; k < channels; ++k)
            y[k] *= share;
    });
}

template<class T> void averagePoolGradient(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.out[0];
    const std::int64_t channels = picture[2], outSize = call.op.in[0].size();
    std::fill_n(call.output<T>(), call.rows * picture.size(), T(0));
    eachWindow(call, w, [&](std::int64_t n, std::int64_t position, std::int64_t r, std::int64_t c) {
        const T* g = call.input<T>(0) + n * outSize + position * channels;
        T* dx = call.output<T>() + n * picture.size();
        const T share = T(1) / T(cellsInside(w, picture, r, c));
        eachCell(w, picture, r, c, [&](std::int64_t at) {
            for (std::int64_t k = 0; k < channels; ++k)
                dx[at + k] += g[k] * share;
        });
    });
}

template<class T> void globalAveragePool(const KernelCall& call)
{
    const Shape& picture = call.op.in[0];
    const std::int64_t channels = picture[-1], positions = picture.size() / channels;
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * picture.size();
        T* y = call.output<T>() + n * channels;
        std::fill_n(y, channels, T(0));
        for (std::int64_t p = 0; p < positions; ++p)
            for (std::int64_t k = 0; k < channels; ++k)
                y[k] += x[p * channels + k];
        for (std::int64_t k = 0; k < channels; ++k)
            y[k] /= T(positions);
    }
}

template<class T> void globalAveragePoolGradient(const KernelCall& call)
{
    const Shape& picture = call.op.out[0];
    const std::int64_t channels = picture[-1], positions = picture.size() / channels;
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* g = call.input<T>(0) + n * channels;
        T* dx = call.output<T>() + n * picture.size();
        for (std::int64_t p = 0; p < positions; ++p)
            for (std::int64_t k = 0; k < channels; ++k)
                dx[p * channels + k] = g[k] / T(positions);
    }
}

} // namespace

void addPooling(Kernels& kernels)
{
    both(kernels, "max_pool", maxPool<float>, maxPool<double>);
    both(kernels, "max_pool_gradient", maxPoolGradient<float>, maxPoolGradient<double>);
    both(kernels, "average_pool", averagePool<float>, averagePool<double>);
    both(kernels, "average_pool_gradient", averagePoolGradient<float>, averagePoolGradient<double>);
    both(kernels, "global_average_pool", globalAveragePool<float>, globalAveragePool<double>);
    both(kernels, "global_average_pool_gradient", globalAveragePoolGradient<float>,
         globalAveragePoolGradient<double>);
}

} // namespace loom::baseline
