#include "kernels/matmul_ints.h"
#include "pack.h"
#include "table.h"

namespace loom::simd {
namespace {

/// One row against so few numbers that packing them would take longer.
constexpr std::int64_t kFewNumbers = 1024;
constexpr std::int64_t kSide = 8; ///< sums that run side by side

// a · bᵀ of one row a; sums as those of panels (product.h): over k in rising order with one rounding a step.
void rowTimesTurned(const MatmulInts& of, const float* a, const float* b, float* y)
{
    for (std::int64_t j = 0; j < of.n; j += kSide) {
        const float* columns[kSide];
        float sums[kSide] = {};
        for (std::int64_t i = 0; i < kSide; ++i)
            columns[i] = b + std::min(j + i, of.n - 1) * of.k;
        for (std::int64_t k = 0; k < of.k; ++k)
#pragma GCC unroll 8
            for (std::int64_t i = 0; i < kSide; ++i)
                sums[i] = __builtin_fmaf(a[k], columns[i][k], sums[i]);
        std::copy_n(sums, std::min(kSide, of.n - j), y + j);
    }
}

// a · b, in the same order.
void rowTimes(const MatmulInts& of, const float* a, const float* __restrict b, float* __restrict y)
{
    std::fill_n(y, of.n, 0.0f);
    for (std::int64_t k = 0; k < of.k; ++k, b += of.n)
        for (std::int64_t j = 0; j < of.n; ++j)
            y[j] = __builtin_fmaf(a[k], b[j], y[j]);
}

// y (m, n) = a (m, k) · b (k, n) of each sample, several of them one after the other; each may stand turned
void matmul(const KernelCall& call)
{
    const MatmulInts of(call.op.ints);
    const std::int64_t count = call.rows * of.count;
    Left left{
        .base = call.input<float>(0), .rowStride = of.turnA ? 1 : of.k, .length = of.k, .step = of.turnA ? of.m : 1};
    const float* b = call.input<float>(1);
    Finish finish{.out = call.output<float>(), .stride = of.n};
    const bool few = of.m == 1 && of.k * of.n <= kFewNumbers;
    for (std::int64_t i = 0; i < count; ++i) {
        if (few && of.turnB)
            rowTimesTurned(of, left.base, b, finish.out);
        else if (few)
            rowTimes(of, left.base, b, finish.out);
        for (std::int64_t j = 0; j < of.n && !few; j += kPanel) {
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
