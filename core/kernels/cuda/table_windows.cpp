#include "kernels/cuda/table_pieces.h"
#include "kernels/cuda/window_bodies.h"

namespace loom::cuda {
namespace {

void addBias(const KernelCall& call)
{
    launch(sessionOf(call),
           Biased{call.input<float>(0), call.input<float>(1), call.output<float>(), call.op.in[1].size()},
           numbersOf(call));
}

void convolution(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.in[0], call.op.in[1]);
    launch(sessionOf(call),
           Convolution{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>(), sizes},
           call.rows * sizes.ySize());
}

void inputGradient(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.out[0], call.op.in[1]);
    launch(sessionOf(call),
           ConvolutionInputGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), sizes},
           call.rows * sizes.xSize());
}

void kernelGradient(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.in[0], call.op.out[0]);
    launch(sessionOf(call),
           ConvolutionKernelGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), sizes,
                                     call.rows, call.accumulate},
           call.op.out[0].size());
}

template<class Body> void reflection(const KernelCall& call, const Shape& picture, const Shape& padded)
{
    launch(sessionOf(call),
           Body{call.input<float>(0),
                call.output<float>(),
                {picture[0], call.op.ints[0], padded[0]},
                {picture[1], call.op.ints[1], padded[1]},
                picture[2]},
           call.rows * call.op.out[0].size());
}

void reflect(const KernelCall& call)
{
    reflection<Reflect>(call, call.op.in[0], call.op.out[0]);
}

void reflectGradient(const KernelCall& call)
{
    reflection<ReflectGradient>(call, call.op.out[0], call.op.in[0]);
}

} // namespace

std::vector<Kernel> windowKernels()
{
    return {
        f32("add_bias", addBias),
        f32("conv2d", convolution),
        f32("conv2d_input_gradient", inputGradient),
        f32("conv2d_kernel_gradient", kernelGradient),
        f32("grouped_conv2d", convolution),
        f32("grouped_conv2d_input_gradient", inputGradient),
        f32("grouped_conv2d_kernel_gradient", kernelGradient),
        f32("reflect_pad", reflect),
        f32("reflect_pad_gradient", reflectGradient),
    };
}

} // namespace loom::cuda
