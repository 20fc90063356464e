#include "kernels/cuda/row_bodies.h"
#include "kernels/cuda/table_pieces.h"

namespace loom::cuda {
namespace {

std::int64_t rowLength(const KernelCall& call)
{
    return call.op.in[0][-1];
}

std::int64_t rowsOf(const KernelCall& call)
{
    return numbersOf(call) / rowLength(call);
}

void rowVariance(const KernelCall& call)
{
    launch(sessionOf(call),
           RowVariance{call.input<float>(0), call.input<float>(1), call.output<float>(), rowLength(call)},
           rowsOf(call));
}

void normalizeRows(const KernelCall& call)
{
    launch(sessionOf(call),
           NormalizeRows{call.input<float>(0), call.input<float>(1), call.input<float>(2), call.input<float>(3),
                         call.input<float>(4), call.output<float>(), rowLength(call), float(call.op.reals[0])},
           rowsOf(call));
}

void normalizeRowsGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           NormalizeRowsGradient{call.input<float>(0), call.input<float>(1), call.input<float>(2),
                                 call.input<float>(3), call.input<float>(4), call.output<float>(), rowLength(call),
                                 float(call.op.reals[0])},
           rowsOf(call));
}

void maskedSoftmax(const KernelCall& call)
{
    const Shape& scores = call.op.in[0];
    launch(sessionOf(call),
           MaskedSoftmax{call.input<float>(0), call.input<std::int32_t>(1), call.output<float>(), scores[-1],
                         scores[-2], scores.size() / scores[-1], call.op.ints[0] != 0},
           rowsOf(call));
}

void maskedSoftmaxGradient(const KernelCall& call)
{
    launch(sessionOf(call),
           MaskedSoftmaxGradient{call.input<float>(0), call.input<float>(1), call.output<float>(), rowLength(call)},
           rowsOf(call));
}

} // namespace

std::vector<Kernel> rowKernels()
{
    return {
        f32("row_variance", rowVariance),
        f32("normalize_rows", normalizeRows),
        f32("normalize_rows_gradient", normalizeRowsGradient),
        f32("masked_softmax", maskedSoftmax),
        f32("masked_softmax_gradient", maskedSoftmaxGradient),
    };
}

} // namespace loom::cuda
