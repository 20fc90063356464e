#include "kernels/matmul_ints.h"
#include "pack.h"
#include "table.h"

namespace loom::simd {
namespace {

// y (m, n) = a (m, k) · b (k, n) of each sample, several of them one after the other; each may stand turned
void matmul(const KernelCall& call)
{
    const MatmulInts of(call.op.ints);
    const std::int64_t count = call.rows * of.count;
    Left left{
        .base = call.input<float>(0), .rowStride = of.turnA ? 1 : of.k, .length = of.k, .step = of.turnA ? of.m : 1};
    const float* b = call.input<float>(1);
    Finish finish{.out = call.output<float>(), .stride = of.n};
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t j = 0; j < of.n; j += kPanel) {
            if (of.turnB)
                packTransposedPanel(b, of.k, of.k, of.n, j, workspaceOf(call));
            else
                packPanel(b, of.n, of.k, of.n, j, workspaceOf(call));
            panelProduct(left, of.m, {workspaceOf(call), kPanel}, finish, j, std::min(kPanel, of.n - j));
        }
        left.base += of.m * of.k;
        b += of.k * of.n;
        finish.out += of.m * of.n;
    }
}

std::size_t matmulBytes(const OpInfo& op, std::int64_t)
{
    return std::size_t(MatmulInts(op.ints).k * kPanel) * sizeof(float);
}

} // namespace

void addMatmul(Kernels& kernels)
{
    kernels.push_back({"matmul", DType::f32, matmulBytes, matmul});
}

} // namespace loom::simd
