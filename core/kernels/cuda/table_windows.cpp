#include "kernels/cuda/bodies.h"
#include "kernels/cuda/table_pieces.h"
#include "kernels/cuda/window_bodies.h"

#include <algorithm>

namespace loom::cuda {
namespace {

/// Most bytes of patches at a time.
constexpr std::int64_t kPatchBytes = std::int64_t(32) << 20;

/// A convolution as a product: patches (positions, depth) by the kernel (depth, filters), some pictures at a time.
struct Convolution {
    Windows windows;
    std::int64_t depth, filters, together; ///< pictures whose patches lie in the workspace together

    Convolution(const OpInfo& op, const Shape& picture, const Shape& kernel, std::int64_t rows)
        : windows(op, picture)
        , depth(kernel[0] * kernel[1] * kernel[2])
        , filters(kernel[3])
        , together(std::clamp<std::int64_t>(kPatchBytes / bytesOfOne(), 1, std::max<std::int64_t>(1, rows)))
    {
    }
    std::int64_t bytesOfOne() const { return windows.positions() * depth * std::int64_t(sizeof(float)); }
    std::size_t bytes() const { return std::size_t(together * bytesOfOne()); }
    std::int64_t outSize() const { return windows.positions() * filters; }
    /// Calls run(first picture, pictures, their positions).
    template<class Run> void eachPart(std::int64_t rows, const Run& run) const
    {
        for (std::int64_t first = 0; first < rows; first += together) {
            const std::int64_t count = std::min(together, rows - first);
            run(first, count, count * windows.positions());
        }
    }
};

Convolution forwardOf(const OpInfo& op, std::int64_t rows)
{
    return {op, op.in[0], op.in[1], rows};
}
Convolution inputGradientOf(const OpInfo& op, std::int64_t rows)
{
    return {op, op.out[0], op.in[1], rows};
}
Convolution kernelGradientOf(const OpInfo& op, std::int64_t rows)
{
    return {op, op.in[0], op.out[0], rows};
}

template<Convolution (*of)(const OpInfo&, std::int64_t)> std::size_t patchBytes(const OpInfo& op, std::int64_t rows)
{
    return of(op, rows).bytes();
}

// y (positions, filters) = patches · W + b
void conv2d(const KernelCall& call)
{
    const Convolution c = forwardOf(call.op, call.rows);
    auto* patches = static_cast<float*>(call.workspace);
    c.eachPart(call.rows, [&](std::int64_t first, std::int64_t, std::int64_t positions) {
        launch(sessionOf(call), Patches{c.windows, call.input<float>(0) + first * c.windows.size(), patches},
               positions * c.depth);
        multiply(sessionOf(call),
                 {.m = c.filters,
                  .n = positions,
                  .k = c.depth,
                  .a = call.input<float>(1),
                  .lda = c.filters,
                  .b = patches,
                  .ldb = c.depth,
                  .c = call.output<float>() + first * c.outSize(),
                  .ldc = c.filters});
    });
    if (const float* bias = call.input<float>(2))
        launch(sessionOf(call), AddBias{call.output<float>(), bias, call.output<float>(), c.filters},
               call.rows * c.outSize());
}

// patches (positions, depth) = g · Wᵀ, added back
void conv2dInputGradient(const KernelCall& call)
{
    const Convolution c = inputGradientOf(call.op, call.rows);
    auto* patches = static_cast<float*>(call.workspace);
    c.eachPart(call.rows, [&](std::int64_t first, std::int64_t count, std::int64_t positions) {
        multiply(sessionOf(call),
                 {.transposeA = true,
                  .m = c.depth,
                  .n = positions,
                  .k = c.filters,
                  .a = call.input<float>(1),
                  .lda = c.filters,
                  .b = call.input<float>(0) + first * c.outSize(),
                  .ldb = c.filters,
                  .c = patches,
                  .ldc = c.depth});
        launch(sessionOf(call), AddPatches{c.windows, patches, call.output<float>() + first * c.windows.size()},
               count * c.windows.size());
    });
}

// W (depth, filters) (+)= patchesᵀ · g
void conv2dKernelGradient(const KernelCall& call)
{
    const Convolution c = kernelGradientOf(call.op, call.rows);
    auto* patches = static_cast<float*>(call.workspace);
    c.eachPart(call.rows, [&](std::int64_t first, std::int64_t, std::int64_t positions) {
        launch(sessionOf(call), Patches{c.windows, call.input<float>(0) + first * c.windows.size(), patches},
               positions * c.depth);
        multiply(sessionOf(call),
                 {.transposeB = true,
                  .m = c.filters,
                  .n = c.depth,
                  .k = positions,
                  .a = call.input<float>(1) + first * c.outSize(),
                  .lda = c.filters,
                  .b = patches,
                  .ldb = c.depth,
                  .c = call.output<float>(),
                  .ldc = c.filters,
                  .add = call.accumulate || first > 0});
    });
}

/// One of the bodies whose thread is an output number, over pictures of operand 0.
template<class Body> void pool(const KernelCall& call)
{
    launch(sessionOf(call), Body{{call.op, call.op.in[0]}, call.input<float>(0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void maxPoolGradient(const KernelCall& call)
{
    launch(
        sessionOf(call),
        MaxPoolGradient{{call.op, call.op.in[0]}, call.input<float>(0), call.input<float>(1), call.output<float>()},
        call.rows * call.op.in[0].size());
}

void averagePoolGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           AveragePoolGradient{{call.op, call.op.out[0]}, call.input<float>(0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

template<class Body> void globalPool(const KernelCall& call)
{
    const Shape& picture = call.op.in[0].rank() > call.op.out[0].rank() ? call.op.in[0] : call.op.out[0];
    launch(sessionOf(call),
           Body{call.input<float>(0), call.output<float>(), picture.size() / picture[-1], picture[-1]},
           call.rows * call.op.out[0].size());
}

} // namespace

std::vector<Kernel> windowKernels()
{
    return {
        {"conv2d", DType::f32, patchBytes<forwardOf>, conv2d},
        {"conv2d_input_gradient", DType::f32, patchBytes<inputGradientOf>, conv2dInputGradient},
        {"conv2d_kernel_gradient", DType::f32, patchBytes<kernelGradientOf>, conv2dKernelGradient},
        f32("max_pool", pool<MaxPool>),
        f32("max_pool_gradient", maxPoolGradient),
        f32("average_pool", pool<AveragePool>),
        f32("average_pool_gradient", averagePoolGradient),
        f32("global_average_pool", globalPool<GlobalAveragePool>),
        f32("global_average_pool_gradient", globalPool<GlobalAveragePoolGradient>),
    };
}

} // namespace loom::cuda
