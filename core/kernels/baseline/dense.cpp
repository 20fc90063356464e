#include "kernels/baseline/matrix.h"
#include "kernels/baseline/table.h"
#include "kernels/matmul_ints.h"

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

// y (m, n) = a (m, k) · b (k, n) of each sample, several of them one after the other; each may stand turned
template<class T> void matmul(const KernelCall& call)
{
    const MatmulInts of(call.op.ints);
    const T* a = call.input<T>(0);
    const T* b = call.input<T>(1);
    T* y = call.output<T>();
    const std::int64_t count = call.rows * of.count;
    for (std::int64_t i = 0; i < count; ++i, a += of.m * of.k, b += of.k * of.n, y += of.m * of.n) {
        const ConstMatrix<T> left(a, of.turnA ? of.k : of.m, of.turnA ? of.m : of.k);
        const ConstMatrix<T> right(b, of.turnB ? of.n : of.k, of.turnB ? of.k : of.n);
        const Matrix<T> out(y, of.m, of.n);
        if (of.turnA && of.turnB)
            put<T>(out, left.transpose() * right.transpose(), false);
        else if (of.turnA)
            put<T>(out, left.transpose() * right, false);
        else if (of.turnB)
            put<T>(out, left * right.transpose(), false);
        else
            put<T>(out, left * right, false);
    }
}

} // namespace

void addDense(Kernels& kernels)
{
    both(kernels, "dense", dense<float>, dense<double>);
    both(kernels, "dense_input_gradient", denseInputGradient<float>, denseInputGradient<double>);
    both(kernels, "dense_kernel_gradient", denseKernelGradient<float>, denseKernelGradient<double>);
    both(kernels, "matmul", matmul<float>, matmul<double>);
    for (Kernel& kernel : kernels)
        if (kernel.kind == std::string_view("dense_kernel_gradient"))
            kernel.pieces = kernelGradientPieces;
}

} // namespace loom::baseline
