#include "kernels/baseline/table.h"
#include "kernels/row_functions.h"

namespace loom::baseline {
namespace {

/// Calls each(row of the last axis, n) for all of them.
template<class Each> void eachRow(const KernelCall& call, const Shape& x, Each&& each)
{
    const std::int64_t n = x[-1], rows = call.rows * (x.size() / n);
    for (std::int64_t r = 0; r < rows; ++r)
        each(r, n);
}

template<class T> void rowVariance(const KernelCall& call)
{
    const T *x = call.input<T>(0), *mean = call.input<T>(1);
    T* y = call.output<T>();
    eachRow(call, call.op.in[0],
            [&](std::int64_t r, std::int64_t n) { y[r] = functions::rowVariance(x + r * n, mean[r], n); });
}

template<class T> void normalizeRows(const KernelCall& call)
{
    const T *x = call.input<T>(0), *mean = call.input<T>(1), *variance = call.input<T>(2);
    const T *gamma = call.input<T>(3), *beta = call.input<T>(4);
    T* y = call.output<T>();
    eachRow(call, call.op.in[0], [&](std::int64_t r, std::int64_t n) {
        functions::normalizeRow(x + r * n, mean[r], variance[r], gamma, beta, T(call.op.reals[0]), y + r * n, n);
    });
}

template<class T> void normalizeRowsGradient(const KernelCall& call)
{
    const T *x = call.input<T>(0), *mean = call.input<T>(1), *variance = call.input<T>(2);
    const T *gamma = call.input<T>(3), *g = call.input<T>(4);
    T* dx = call.output<T>();
    eachRow(call, call.op.in[0], [&](std::int64_t r, std::int64_t n) {
        functions::normalizeRowSlope(x + r * n, mean[r], variance[r], gamma, g + r * n, T(call.op.reals[0]),
                                     dx + r * n, n);
    });
}

// y = x + the same numbers for each sample
template<class T> void maskedSoftmax(const KernelCall& call)
{
    const Shape& scores = call.op.in[0];
    const std::int64_t places = scores[-2], rows = scores.size() / scores[-1]; // that look, of a sample
    const bool causal = call.op.ints[0] != 0;
    const auto* lengths = call.input<std::int32_t>(1);
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    eachRow(call, scores, [&](std::int64_t r, std::int64_t n) {
        const std::int64_t length = !lengths ? -1 : lengths[r / rows] > 0 ? lengths[r / rows] : 0;
        functions::sharesOfSeen(x + r * n, y + r * n, functions::seenPlaces(n, length, r % places, causal), n);
    });
}

template<class T> void maskedSoftmaxGradient(const KernelCall& call)
{
    const T *y = call.input<T>(0), *g = call.input<T>(1);
    T* dx = call.output<T>();
    eachRow(call, call.op.in[0],
            [&](std::int64_t r, std::int64_t n) { functions::sharesSlope(y + r * n, g + r * n, dx + r * n, n); });
}

} // namespace

void addRows(Kernels& kernels)
{
    both(kernels, "row_variance", rowVariance<float>, rowVariance<double>);
    both(kernels, "normalize_rows", normalizeRows<float>, normalizeRows<double>);
    both(kernels, "normalize_rows_gradient", normalizeRowsGradient<float>, normalizeRowsGradient<double>);
    both(kernels, "masked_softmax", maskedSoftmax<float>, maskedSoftmax<double>);
    both(kernels, "masked_softmax_gradient", maskedSoftmaxGradient<float>, maskedSoftmaxGradient<double>);
}

} // namespace loom::baseline
