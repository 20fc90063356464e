#include "kernels/baseline/matrix.h"
#include "kernels/baseline/table.h"
#include "kernels/window.h"

namespace loom::baseline {
namespace {

/// Patches as rows: (out rows · out columns, kernel rows · kernel columns · channels), zeros outside the picture.
template<class T> void patches(const T* x, const Shape& picture, const WindowInts& w, T* out)
{
    const std::int64_t channels = picture[2];
    for (std::int64_t r = 0; r < w.out[0]; ++r)
        for (std::int64_t c = 0; c < w.out[1]; ++c)
            for (std::int64_t i = 0; i < w.kernel[0]; ++i) {
                const std::int64_t row = w.at(0, r, i);
                for (std::int64_t j = 0; j < w.kernel[1]; ++j, out += channels) {
                    const std::int64_t column = w.at(1, c, j);
                    if (row < 0 || row >= picture[0] || column < 0 || column >= picture[1])
                        std::fill(out, out + channels, T(0));
                    else
                        std::copy_n(x + (row * picture[1] + column) * channels, channels, out);
                }
            }
}

/// The transpose of `patches`: adds every patch cell back to where it came from.
template<class T> void addPatches(const T* in, const Shape& picture, const WindowInts& w, T* x)
{
    const std::int64_t channels = picture[2];
    std::fill(x, x + picture.size(), T(0));
    for (std::int64_t r = 0; r < w.out[0]; ++r)
        for (std::int64_t c = 0; c < w.out[1]; ++c)
            for (std::int64_t i = 0; i < w.kernel[0]; ++i) {
                const std::int64_t row = w.at(0, r, i);
                for (std::int64_t j = 0; j < w.kernel[1]; ++j, in += channels) {
                    const std::int64_t column = w.at(1, c, j);
                    if (row < 0 || row >= picture[0] || column < 0 || column >= picture[1])
                        continue;
                    T* cell = x + (row * picture[1] + column) * channels;
                    for (std::int64_t k = 0; k < channels; ++k)
                        cell[k] += in[k];
                }
            }
}

/// Room for the patches of one picture; kernel (kr, kc, in, out) is `kernel`, its window is in `op`.
template<class T> std::size_t patchBytes(const OpInfo& op, const Shape& kernel)
{
    const WindowInts w(op);
    return std::size_t(w.out[0] * w.out[1] * kernel[0] * kernel[1] * kernel[2]) * sizeof(T);
}

template<class T> std::size_t forwardBytes(const OpInfo& op, std::int64_t)
{
    return patchBytes<T>(op, op.in[1]);
}

template<class T> std::size_t kernelGradientBytes(const OpInfo& op, std::int64_t)
{
    return patchBytes<T>(op, op.out[0]);
}

// per picture: patches (positions, K) · W (K, out) + b
template<class T> void conv2d(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.in[0];
    const Shape& kernel = call.op.in[1];
    const std::int64_t depth = kernel[0] * kernel[1] * kernel[2], filters = kernel[3];
    const std::int64_t positions = w.out[0] * w.out[1];
    T* cells = static_cast<T*>(call.workspace);
    const ConstMatrix<T> weights(call.input<T>(1), depth, filters);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        T* y = call.output<T>() + n * positions * filters;
        patches(call.input<T>(0) + n * picture.size(), picture, w, cells);
        put<T>(Matrix<T>(y, positions, filters), ConstMatrix<T>(cells, positions, depth) * weights, false);
        addRow(y, positions, filters, call.input<T>(2));
    }
}

// per picture: g (positions, out) · Wᵀ, patches added back
template<class T> void conv2dInputGradient(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.out[0];
    const Shape& kernel = call.op.in[1];
    const std::int64_t depth = kernel[0] * kernel[1] * kernel[2], filters = kernel[3];
    const std::int64_t positions = w.out[0] * w.out[1];
    T* cells = static_cast<T*>(call.workspace);
    const ConstMatrix<T> weights(call.input<T>(1), depth, filters);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const ConstMatrix<T> g(call.input<T>(0) + n * positions * filters, positions, filters);
        put<T>(Matrix<T>(cells, positions, depth), g * weights.transpose(), false);
        addPatches(cells, picture, w, call.output<T>() + n * picture.size());
    }
}

// Σ over pictures: patchesᵀ · g
template<class T> void conv2dKernelGradient(const KernelCall& call)
{
    const WindowInts w(call.op);
    const Shape& picture = call.op.in[0];
    const Shape& kernel = call.op.out[0];
    const std::int64_t depth = kernel[0] * kernel[1] * kernel[2], filters = kernel[3];
    const std::int64_t positions = w.out[0] * w.out[1];
    T* cells = static_cast<T*>(call.workspace);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        patches(call.input<T>(0) + n * picture.size(), picture, w, cells);
        const ConstMatrix<T> g(call.input<T>(1) + n * positions * filters, positions, filters);
        put<T>(Matrix<T>(call.output<T>(), depth, filters), ConstMatrix<T>(cells, positions, depth).transpose() * g,
               call.accumulate || n > 0);
    }
}

} // namespace

void addConvolution(Kernels& kernels)
{
    both(kernels, "conv2d", conv2d<float>, conv2d<double>, forwardBytes<float>, forwardBytes<double>);
    both(kernels, "conv2d_input_gradient", conv2dInputGradient<float>, conv2dInputGradient<double>,
         forwardBytes<float>, forwardBytes<double>);
    both(kernels, "conv2d_kernel_gradient", conv2dKernelGradient<float>, conv2dKernelGradient<double>,
         kernelGradientBytes<float>, kernelGradientBytes<double>);
}

} // namespace loom::baseline
