#include "kernels/cuda/bodies.h"
#include "kernels/cuda/grouped_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

void addBias(const KernelCall& call)
{
    launch(sessionOf(call),
           AddBias{call.input<float>(0), call.input<float>(1), call.output<float>(), call.op.in[1].size()},
           numbersOf(call));
}

void grouped(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.in[0], call.op.in[1]);
    launch(sessionOf(call),
           GroupedConvolution{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.output<float>(),
                              sizes},
           call.rows * sizes.ySize());
}

void groupedInputGradient(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.out[0], call.op.in[1]);
    launch(sessionOf(call),
           GroupedInputGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), sizes},
           call.rows * sizes.xSize());
}

void groupedKernelGradient(const KernelCall& call)
{
    const GroupedSizes sizes(call.op, call.op.in[0], call.op.out[0]);
    launch(sessionOf(call),
           GroupedKernelGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), sizes, call.rows,
                                 call.accumulate},
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

std::vector<Kernel> groupedKernels()
{
    return {
        f32("add_bias", addBias),
        f32("grouped_conv2d", grouped),
        f32("grouped_conv2d_input_gradient", groupedInputGradient),
        f32("grouped_conv2d_kernel_gradient", groupedKernelGradient),
        f32("reflect_pad", reflect),
        f32("reflect_pad_gradient", reflectGradient),
    };
}

} // namespace loom::cuda
