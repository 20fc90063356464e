#include "kernels/baseline/matrix.h"
#include "kernels/baseline/table.h"

namespace loom::baseline {
namespace {

// x (rows·positions, in) · W (in, out) + b
template<class T> void dense(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / in);
    const ConstMatrix<T> x(call.input<T>(0), rows, in), w(call.input<T>(1), in, out);
    put<T>(Matrix<T>(call.output<T>(), rows, out), x * w, false);
    addRow(call.output<T>(), rows, out, call.input<T>(2));
}

// g (rows·positions, out) · Wᵀ
template<class T> void denseInputGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.in[1][0], out = call.op.in[1][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / out);
    const ConstMatrix<T> g(call.input<T>(0), rows, out), w(call.input<T>(1), in, out);
    put<T>(Matrix<T>(call.output<T>(), rows, in), g * w.transpose(), false);
}

// xᵀ · g; a piece is some rows of it
template<class T> void denseKernelGradient(const KernelCall& call)
{
    const std::int64_t in = call.op.out[0][0], out = call.op.out[0][1];
    const std::int64_t rows = call.rows * (call.op.in[0].size() / in);
    const std::int64_t first = pieceBegin(in, call.piece, call.pieces);
    const std::int64_t count = pieceBegin(in, call.piece + 1, call.pieces) - first;
    const ConstMatrix<T> x(call.input<T>(0), rows, in), g(call.input<T>(1), rows, out);
    put<T>(Matrix<T>(call.output<T>() + first * out, count, out), x.middleCols(first, count).transpose() * g,
           call.accumulate);
}

// About 32 k numbers a piece: Eigen's product likes large ones.
int kernelGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 32768, 1, std::max<std::int64_t>(1, op.out[0][0])));
}

} // namespace

void addDense(Kernels& kernels)
{
    both(kernels, "dense", dense<float>, dense<double>);
    both(kernels, "dense_input_gradient", denseInputGradient<float>, denseInputGradient<double>);
    both(kernels, "dense_kernel_gradient", denseKernelGradient<float>, denseKernelGradient<double>);
    for (Kernel& kernel : kernels)
        if (kernel.kind == std::string_view("dense_kernel_gradient"))
            kernel.pieces = kernelGradientPieces;
}

} // namespace loom::baseline
