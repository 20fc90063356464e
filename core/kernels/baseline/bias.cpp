#include "kernels/baseline/channel_sums.h"
#include "kernels/baseline/table.h"

namespace loom::baseline {
namespace {

template<class T> void biasGradient(const KernelCall& call)
{
    const std::int64_t columns = call.op.out[0][0], rows = call.rows * (call.op.in[0].size() / columns);
    const T* __restrict g = call.input<T>(0);
    sumPositions(rows, columns, call.accumulate, call.output<T>(),
                 [=](const auto& read, std::int64_t r, std::int64_t k) { return read(g + r * columns + k); });
}

template<class T> void addBias(const KernelCall& call)
{
    const std::int64_t columns = call.op.in[1].size(), rows = call.rows * call.op.in[0].size() / columns;
    const T *x = call.input<T>(0), *bias = call.input<T>(1);
    T* __restrict y = call.output<T>();
    for (std::int64_t r = 0; r < rows; ++r, x += columns, y += columns)
        for (std::int64_t k = 0; k < columns; ++k)
            y[k] = x[k] + bias[k];
}

} // namespace

void addBias(Kernels& kernels)
{
    both(kernels, "add_bias", addBias<float>, addBias<double>);
    both(kernels, "bias_gradient", biasGradient<float>, biasGradient<double>);
}

} // namespace loom::baseline
