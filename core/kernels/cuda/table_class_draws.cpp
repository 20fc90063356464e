#include "kernels/cuda/class_draw_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

functions::ClassDraw drawOf(const KernelCall& call)
{
    return {call.op.ints[0], call.op.ints[1] != 0};
}

ChosenColumns columnsOf(const KernelCall& call, int classes)
{
    const Shape& kernel = call.op.in[1];
    return {call.input<float>(1), call.input<std::int32_t>(classes), kernel[0], kernel[1],
            call.op.in[std::size_t(classes)][-1]};
}

void drawClasses(const KernelCall& call)
{
    launch(sessionOf(call),
           DrawClasses{call.input<std::int32_t>(0), call.output<std::int32_t>(), drawOf(call), call.op.stream,
                       call.step, call.firstRow * call.op.in[0].size(), call.op.out[0][-1]},
           call.rows * call.op.out[0].size());
}

void drawnOffsets(const KernelCall& call)
{
    launch(sessionOf(call),
           DrawnOffsets{call.input<std::int32_t>(0), call.output<float>(0), call.output<float>(1), drawOf(call),
                        call.op.in[0][-1], call.op.ints[2] != 0},
           numbersOf(call));
}

void chosenUnits(const KernelCall& call)
{
    launch(sessionOf(call),
           ChosenUnits{columnsOf(call, 3), call.input<float>(0), call.input<float>(2), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void chosenUnitsInputGradient(const KernelCall& call)
{
    launch(sessionOf(call), ChosenUnitsInputGradient{columnsOf(call, 2), call.input<float>(0), call.output<float>()},
           call.rows * call.op.out[0].size());
}

void chosenUnitsKernelGradient(const KernelCall& call)
{
    const Shape &kernel = call.op.out[0], &classes = call.op.in[2];
    launch(sessionOf(call),
           ChosenUnitsKernelGradient{call.input<float>(0), call.input<float>(1), call.input<std::int32_t>(2),
                                     call.output<float>(), kernel[0], kernel[1], classes[-1],
                                     call.rows * (classes.size() / classes[-1]), call.accumulate},
           kernel.size());
}

} // namespace

std::vector<Kernel> classDrawKernels()
{
    return {
        f32("draw_classes", drawClasses),
        f32("drawn_offsets", drawnOffsets),
        f32("chosen_units", chosenUnits),
        f32("chosen_units_input_gradient", chosenUnitsInputGradient),
        f32("chosen_units_kernel_gradient", chosenUnitsKernelGradient),
    };
}

} // namespace loom::cuda
