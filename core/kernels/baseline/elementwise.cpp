#include "base/random.h"
#include "kernels/baseline/table.h"
#include "kernels/functions.h"

#include <algorithm>

namespace loom::baseline {
namespace {

template<class T> void add(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* a = call.input<T>(0);
    const T* b = call.input<T>(1);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = a[i] + b[i];
}

template<class Function, class T> void combined(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* a = call.input<T>(0);
    const T* b = call.input<T>(1);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = Function::of(a[i], b[i]);
}

template<class Function, class T> void chosen(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* g = call.input<T>(0);
    const T* a = call.input<T>(1);
    const T* b = call.input<T>(2);
    T* y = call.output<T>();
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = Function::of(g[i], a[i], b[i]);
}

template<class T> void addRelu(const KernelCall& call)
{
    const std::int64_t count = call.rows * call.op.in[0].size();
    const T* a = call.input<T>(0);
    const T* b = call.input<T>(1);
    T* y = call.output<T>();
    if (T* sum = call.output<T>(1))
        for (std::int64_t i = 0; i < count; ++i)
            sum[i] = a[i] + b[i];
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = a[i] + b[i] > 0 ? a[i] + b[i] : T(0);
}

/// Numbers before (within one sample) and after an axis.
struct Around {
    std::int64_t before = 1, after = 1;
    Around(const Shape& shape, std::int64_t axis)
    {
        for (int i = 0; i < shape.rank(); ++i)
            (i < axis ? before : after) *= i == axis ? 1 : shape[i];
    }
};

template<class T> void concatenate(const KernelCall& call)
{
    const std::int64_t axis = call.op.ints[0];
    const Shape& out = call.op.out[0];
    const Around around(out, axis);
    const std::int64_t outRun = out[int(axis)] * around.after;
    std::int64_t at = 0;
    for (std::size_t k = 0; k < call.op.in.size(); ++k) {
        const std::int64_t run = call.op.in[k][int(axis)] * around.after;
        const T* x = call.input<T>(int(k));
        for (std::int64_t i = 0; i < call.rows * around.before; ++i)
            std::copy_n(x + i * run, run, call.output<T>() + i * outRun + at);
        at += run;
    }
}

/// Which elements a dropout keeps: element i of the batch by bit pattern i of the stream at this step, so that groups
/// do not matter.
class Keeping {
public:
    explicit Keeping(const KernelCall& call)
        : stream_(call.op.stream)
        , step_(call.step)
        , rate_(std::clamp(call.op.reals[0], 0.0, 1.0))
        , threshold_(std::uint64_t(rate_ * 4294967296.0))
    {
    }
    bool operator()(std::uint64_t element)
    {
        if (element >> 2 != block_)
            words_ = philox(stream_, block_ = element >> 2, step_);
        return words_[element & 3] >= threshold_;
    }
    /// What those that are kept are multiplied by.
    template<class T> T scale() const { return rate_ < 1 ? T(1 / (1 - rate_)) : T(0); }

private:
    std::uint64_t stream_, step_;
    double rate_;
    std::uint64_t threshold_, block_ = ~std::uint64_t(0);
    std::array<std::uint32_t, 4> words_{};
};

template<class T> void dropout(const KernelCall& call)
{
    const std::int64_t size = call.op.in[0].size(), count = call.rows * size;
    Keeping keeps(call);
    const T scale = keeps.scale<T>();
    const T* x = call.input<T>(0);
    T* y = call.output<T>();
    const std::uint64_t first = std::uint64_t(call.firstRow * size);
    for (std::int64_t i = 0; i < count; ++i)
        y[i] = keeps(first + std::uint64_t(i)) ? x[i] * scale : T(0);
}

template<class T> void dropoutChannels(const KernelCall& call)
{
    const std::int64_t channels = call.op.in[0][-1], size = call.op.in[0].size();
    Keeping keeps(call);
    const T scale = keeps.scale<T>();
    for (std::int64_t n = 0; n < call.rows; ++n)
        for (std::int64_t k = 0; k < channels; ++k) {
            const bool kept = keeps(std::uint64_t((call.firstRow + n) * channels + k));
            const T* x = call.input<T>(0) + n * size;
            T* y = call.output<T>() + n * size;
            for (std::int64_t i = k; i < size; i += channels)
                y[i] = kept ? x[i] * scale : T(0);
        }
}

// Σ over rows of a number a sample, divided by the rows of the batch.
template<class T> void meanRows(const KernelCall& call)
{
    const T* x = call.input<T>(0);
    T sum = 0;
    for (std::int64_t i = 0; i < call.rows; ++i)
        sum += x[i];
    T& y = *call.output<T>();
    const T part = sum * T(1.0 / double(call.batchRows));
    y = call.accumulate ? y + part : part;
}

// weight·mask divided by the mask's mean over the batch; nothing counts where the mask is 0 everywhere. A mask of
// steps says it of each.
template<class T> void maskedWeight(const KernelCall& call)
{
    const T* weight = call.input<T>(0);
    const T* mask = call.input<T>(1);
    const T share = *call.input<T>(2);
    const std::int64_t steps = call.op.out[0].size();
    for (std::int64_t i = 0; i < call.rows * steps; ++i)
        call.output<T>()[i] = share > 0 ? (weight ? weight[i / steps] : T(1)) * mask[i] / share : T(0);
}

} // namespace

void addElementwise(Kernels& kernels)
{
    both(kernels, "add", add<float>, add<double>);
    both(kernels, "add_relu", addRelu<float>, addRelu<double>);
    both(kernels, "subtract", combined<functions::Minus, float>, combined<functions::Minus, double>);
    both(kernels, "multiply", combined<functions::Times, float>, combined<functions::Times, double>);
    both(kernels, "maximum", combined<functions::Largest, float>, combined<functions::Largest, double>);
    both(kernels, "minimum", combined<functions::Smallest, float>, combined<functions::Smallest, double>);
    both(kernels, "where_at_least", chosen<functions::AtLeast, float>, chosen<functions::AtLeast, double>);
    both(kernels, "where_above", chosen<functions::Above, float>, chosen<functions::Above, double>);
    both(kernels, "concatenate", concatenate<float>, concatenate<double>);
    both(kernels, "dropout", dropout<float>, dropout<double>);
    both(kernels, "dropout_channels", dropoutChannels<float>, dropoutChannels<double>);
    both(kernels, "mean_rows", meanRows<float>, meanRows<double>);
    both(kernels, "masked_weight", maskedWeight<float>, maskedWeight<double>);
    both(kernels, "masked_steps", maskedWeight<float>, maskedWeight<double>);
}

} // namespace loom::baseline
