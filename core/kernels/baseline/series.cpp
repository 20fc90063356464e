#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// True steps of a sample, from the operand that may be absent.
struct TrueSteps {
    const std::int32_t* lengths;
    std::int64_t time;

    TrueSteps(const KernelCall& call, int operand, const Shape& series)
        : lengths(call.input<std::int32_t>(operand))
        , time(series[0])
    {
    }
    std::int64_t of(std::int64_t sample) const
    {
        return lengths ? std::clamp<std::int64_t>(lengths[sample], 0, time) : time;
    }
};

template<class T> void embedding(const KernelCall& call)
{
    const std::int64_t words = call.op.in[1][0], units = call.op.in[1][1];
    const std::int32_t* numbers = call.input<std::int32_t>(0);
    for (std::int64_t i = 0; i < call.rows * call.op.in[0].size(); ++i) {
        T* out = call.output<T>() + i * units;
        if (numbers[i] >= 0 && numbers[i] < words)
            std::copy_n(call.input<T>(1) + numbers[i] * units, units, out);
        else
            std::fill_n(out, units, T(0));
    }
}

// A piece is some rows of the table: it looks through all numbers for its own.
template<class T> void embeddingGradient(const KernelCall& call)
{
    const std::int64_t words = call.op.out[0][0], units = call.op.out[0][1];
    const std::int64_t first = pieceBegin(words, call.piece, call.pieces);
    const std::int64_t last = pieceBegin(words, call.piece + 1, call.pieces);
    const std::int32_t* numbers = call.input<std::int32_t>(0);
    T* sum = call.output<T>();
    if (!call.accumulate)
        std::fill(sum + first * units, sum + last * units, T(0));
    for (std::int64_t i = 0; i < call.rows * call.op.in[0].size(); ++i) {
        if (numbers[i] < first || numbers[i] >= last)
            continue;
        const T* g = call.input<T>(1) + i * units;
        T* __restrict row = sum + numbers[i] * units;
        for (std::int64_t u = 0; u < units; ++u)
            row[u] += g[u];
    }
}

int embeddingGradientPieces(const OpInfo& op)
{
    return int(std::clamp<std::int64_t>(op.out[0].size() / 65536, 1, op.out[0][0]));
}

template<class T> void lastStep(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.in[0]);
    const std::int64_t size = call.op.out[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n) {
        T* out = call.output<T>() + n * size;
        if (const std::int64_t count = steps.of(n); count > 0)
            std::copy_n(call.input<T>(0) + (n * steps.time + count - 1) * size, size, out);
        else if (call.in[2])
            std::copy_n(call.input<T>(2) + n * size, size, out);
        else
            std::fill_n(out, size, T(0));
    }
}

template<class T> void lastStepGradient(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.out[0]);
    const std::int64_t size = call.op.in[0].size();
    std::fill_n(call.output<T>(), call.rows * steps.time * size, T(0));
    for (std::int64_t n = 0; n < call.rows; ++n)
        if (const std::int64_t count = steps.of(n); count > 0)
            std::copy_n(call.input<T>(0) + n * size, size, call.output<T>() + (n * steps.time + count - 1) * size);
}

template<class T> void holdLast(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.in[0]);
    const std::int64_t size = call.op.in[0].size() / steps.time;
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * steps.time * size;
        T* y = call.output<T>() + n * steps.time * size;
        const std::int64_t count = steps.of(n);
        std::copy_n(x, count * size, y);
        for (std::int64_t t = count; t < steps.time; ++t)
            if (count > 0)
                std::copy_n(x + (count - 1) * size, size, y + t * size);
            else
                std::fill_n(y + t * size, size, T(0));
    }
}

template<class T> void holdLastGradient(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.out[0]);
    const std::int64_t size = call.op.out[0].size() / steps.time;
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* g = call.input<T>(0) + n * steps.time * size;
        T* dx = call.output<T>() + n * steps.time * size;
        const std::int64_t count = steps.of(n);
        std::copy_n(g, count * size, dx);
        std::fill(dx + count * size, dx + steps.time * size, T(0));
        for (std::int64_t t = count; t < steps.time && count > 0; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                dx[(count - 1) * size + i] += g[t * size + i];
    }
}

template<class T> void meanSteps(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.in[0]);
    const std::int64_t size = call.op.out[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * steps.time * size;
        T* __restrict out = call.output<T>() + n * size;
        const std::int64_t count = steps.of(n);
        std::fill_n(out, size, T(0));
        for (std::int64_t t = 0; t < count; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                out[i] += x[t * size + i];
        for (std::int64_t i = 0; i < size; ++i)
            out[i] /= T(std::max<std::int64_t>(1, count));
    }
}

template<class T> void meanStepsGradient(const KernelCall& call)
{
    const TrueSteps steps(call, 1, call.op.out[0]);
    const std::int64_t size = call.op.in[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* g = call.input<T>(0) + n * size;
        T* dx = call.output<T>() + n * steps.time * size;
        const std::int64_t count = steps.of(n);
        for (std::int64_t t = 0; t < steps.time; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                dx[t * size + i] = t < count ? g[i] / T(count) : T(0);
    }
}

template<class T> void trueSteps(const KernelCall& call)
{
    const TrueSteps steps(call, 0, call.op.out[0]);
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t t = 0; t < steps.time; ++t)
            call.output<T>()[n * steps.time + t] = t < steps.of(n) ? T(1) : T(0);
}

// weight·mask divided by the mask's mean over all steps of the batch
template<class T> void maskedSteps(const KernelCall& call)
{
    const T *weight = call.input<T>(0), *mask = call.input<T>(1);
    const T share = *call.input<T>(2);
    const std::int64_t time = call.op.out[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t i = n * time; i < (n + 1) * time; ++i)
            call.output<T>()[i] = share > 0 ? (weight ? weight[n] : T(1)) * mask[i] / share : T(0);
}

template<class T> void carry(const KernelCall& call)
{
    std::copy_n(call.input<T>(0), call.rows * call.op.out[0].size(), call.output<T>());
}

} // namespace

void addSeries(Kernels& kernels)
{
    both(kernels, "embedding", embedding<float>, embedding<double>);
    kernels.push_back({"embedding_gradient", DType::f32, nullptr, embeddingGradient<float>, embeddingGradientPieces});
    kernels.push_back(
        {"embedding_gradient", DType::f64, nullptr, embeddingGradient<double>, embeddingGradientPieces});
    both(kernels, "last_step", lastStep<float>, lastStep<double>);
    both(kernels, "last_step_gradient", lastStepGradient<float>, lastStepGradient<double>);
    both(kernels, "hold_last", holdLast<float>, holdLast<double>);
    both(kernels, "hold_last_gradient", holdLastGradient<float>, holdLastGradient<double>);
    both(kernels, "mean_steps", meanSteps<float>, meanSteps<double>);
    both(kernels, "mean_steps_gradient", meanStepsGradient<float>, meanStepsGradient<double>);
    both(kernels, "true_steps", trueSteps<float>, trueSteps<double>);
    both(kernels, "masked_steps", maskedSteps<float>, maskedSteps<double>);
    both(kernels, "carry", carry<float>, carry<double>);
}

} // namespace loom::baseline
