#include "kernels/baseline/table.h"

#include <algorithm>

namespace loom::baseline {
namespace {

/// True steps of a sample, by the operand of lengths, which may be absent.
std::int64_t trueStepsOf(const KernelCall& call, int operand, std::int64_t sample, std::int64_t time)
{
    const std::int32_t* lengths = call.input<std::int32_t>(operand);
    return lengths ? std::clamp<std::int64_t>(lengths[sample], 0, time) : time;
}

/// Calls each(sample, true steps, numbers that it reads, numbers that it writes); lengths are operand 1.
template<class T, class Each> void eachSeries(const KernelCall& call, std::int64_t time, Each&& each)
{
    const std::int64_t in = call.op.in[0].size(), out = call.op.out[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n)
        each(n, trueStepsOf(call, 1, n, time), call.input<T>(0) + n * in, call.output<T>() + n * out);
}

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
    const std::int64_t size = call.op.out[0].size();
    eachSeries<T>(call, call.op.in[0][0], [&](std::int64_t n, std::int64_t count, const T* x, T* y) {
        if (count > 0)
            std::copy_n(x + (count - 1) * size, size, y);
        else if (call.in[2])
            std::copy_n(call.input<T>(2) + n * size, size, y);
        else
            std::fill_n(y, size, T(0));
    });
}

template<class T> void lastStepGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], size = call.op.in[0].size();
    eachSeries<T>(call, time, [&](std::int64_t, std::int64_t count, const T* g, T* dx) {
        std::fill_n(dx, time * size, T(0));
        if (count > 0)
            std::copy_n(g, size, dx + (count - 1) * size);
    });
}

template<class T> void holdLast(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0][0], size = call.op.in[0].size() / time;
    eachSeries<T>(call, time, [&](std::int64_t, std::int64_t count, const T* x, T* y) {
        std::copy_n(x, count * size, y);
        for (std::int64_t t = count; t < time; ++t)
            if (count > 0)
                std::copy_n(x + (count - 1) * size, size, y + t * size);
            else
                std::fill_n(y + t * size, size, T(0));
    });
}

template<class T> void holdLastGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], size = call.op.out[0].size() / time;
    eachSeries<T>(call, time, [&](std::int64_t, std::int64_t count, const T* g, T* dx) {
        std::copy_n(g, count * size, dx);
        std::fill(dx + count * size, dx + time * size, T(0));
        for (std::int64_t t = count; t < time && count > 0; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                dx[(count - 1) * size + i] += g[t * size + i];
    });
}

template<class T> void meanSteps(const KernelCall& call)
{
    const std::int64_t size = call.op.out[0].size();
    eachSeries<T>(call, call.op.in[0][0], [&](std::int64_t, std::int64_t count, const T* x, T* __restrict out) {
        std::fill_n(out, size, T(0));
        for (std::int64_t t = 0; t < count; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                out[i] += x[t * size + i];
        for (std::int64_t i = 0; i < size; ++i)
            out[i] /= T(std::max<std::int64_t>(1, count));
    });
}

template<class T> void meanStepsGradient(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], size = call.op.in[0].size();
    eachSeries<T>(call, time, [&](std::int64_t, std::int64_t count, const T* g, T* dx) {
        for (std::int64_t t = 0; t < time; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                dx[t * size + i] = t < count ? g[i] / T(count) : T(0);
    });
}

template<class T> void reverseSteps(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], size = call.op.out[0].size() / time;
    eachSeries<T>(call, time, [&](std::int64_t, std::int64_t count, const T* x, T* y) {
        for (std::int64_t t = 0; t < count; ++t)
            std::copy_n(x + (count - 1 - t) * size, size, y + t * size);
        std::fill(y + count * size, y + time * size, T(0));
    });
}

template<class T> void repeatSteps(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0], size = call.op.in[0].size();
    for (std::int64_t i = 0; i < call.rows * time; ++i)
        std::copy_n(call.input<T>(0) + i / time * size, size, call.output<T>() + i * size);
}

template<class T> void sumSteps(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0][0], size = call.op.out[0].size();
    for (std::int64_t n = 0; n < call.rows; ++n) {
        const T* x = call.input<T>(0) + n * time * size;
        T* __restrict sum = call.output<T>() + n * size;
        std::copy_n(x, size, sum);
        for (std::int64_t t = 1; t < time; ++t)
            for (std::int64_t i = 0; i < size; ++i)
                sum[i] += x[t * size + i];
    }
}

template<class T> void trueSteps(const KernelCall& call)
{
    const std::int64_t time = call.op.out[0][0];
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t t = 0; t < time; ++t)
            call.output<T>()[n * time + t] = t < trueStepsOf(call, 0, n, time) ? T(1) : T(0);
}

// Whole numbers go in and come out, whatever the plan computes with.
void idLengths(const KernelCall& call)
{
    const std::int64_t time = call.op.in[0].size();
    const auto* numbers = call.input<std::int32_t>(0);
    for (std::int64_t n = 0; n < call.rows; ++n, numbers += time) {
        std::int64_t length = time;
        while (length > 0 && numbers[length - 1] == 0)
            --length;
        call.output<std::int32_t>()[n] = std::int32_t(length);
    }
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
    both(kernels, "reverse_steps", reverseSteps<float>, reverseSteps<double>);
    both(kernels, "repeat_steps", repeatSteps<float>, repeatSteps<double>);
    both(kernels, "sum_steps", sumSteps<float>, sumSteps<double>);
    both(kernels, "true_steps", trueSteps<float>, trueSteps<double>);
    both(kernels, "id_lengths", idLengths, idLengths);
    both(kernels, "carry", carry<float>, carry<double>);
}

} // namespace loom::baseline
