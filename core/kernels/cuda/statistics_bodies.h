#pragma once

#include "base/random_normal.h"
#include "kernels/cuda/bodies.h"

/// Bodies (bodies.h) of batch statistics, and of what draws random numbers.
namespace loom::cuda {

/// variance (channels) (+)= share·Σ over positions of (x − mean)²; a thread a channel. The mean is SumRows.
struct ChannelVariance {
    const float *x, *mean;
    float* out;
    std::int64_t positions, channels;
    float share;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t k) const
    {
        const float sum = functions::interleavedSum<float, 4>(positions,
                                                              [&](std::int64_t p) {
                                                                  const float d = x[p * channels + k] - mean[k];
                                                                  return d * d;
                                                              })
            * share;
        out[k] = accumulate ? out[k] + sum : sum;
    }
};

LOOM_HOST_DEVICE inline float inverseDeviation(float variance, float epsilon)
{
    return 1.0f / math::sqrt(variance + epsilon);
}

/// (x − mean)·γ/σ + β; what is absent is 1 or 0
struct Normalize {
    const float *x, *mean, *variance, *gamma, *beta;
    float* y;
    std::int64_t channels;
    float epsilon;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t k = i % channels;
        const float scale = (gamma ? gamma[k] : 1.0f) * inverseDeviation(variance[k], epsilon);
        y[i] = (x[i] - mean[k]) * scale + (beta ? beta[k] : 0.0f);
    }
};

struct GammaGradient {
    const float *x, *mean, *variance, *g;
    float* out;
    std::int64_t positions, channels;
    float epsilon;
    bool accumulate;

    LOOM_HOST_DEVICE void operator()(std::int64_t k) const
    {
        const float sum = functions::interleavedSum<float, 4>(positions,
                                                              [&](std::int64_t p) {
                                                                  const std::int64_t i = p * channels + k;
                                                                  return g[i] * (x[i] - mean[k]);
                                                              })
            * inverseDeviation(variance[k], epsilon);
        out[k] = accumulate ? out[k] + sum : sum;
    }
};

/// γ/σ · (g − Σg/N − x̂·Σ(g·x̂)/N); sums that are absent are 0
struct NormalizeGradient {
    const float *x, *mean, *variance, *gamma, *g, *sumGx, *sumG;
    float* dx;
    std::int64_t channels;
    float epsilon, count;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t k = i % channels;
        const float inverse = inverseDeviation(variance[k], epsilon);
        const float scale = (gamma ? gamma[k] : 1.0f) * inverse;
        const float meanG = sumG ? sumG[k] / count : 0.0f, meanGx = sumGx ? sumGx[k] / count : 0.0f;
        dx[i] = scale * (g[i] - meanG - (x[i] - mean[k]) * inverse * meanGx);
    }
};

struct UpdateRunning {
    const float* batch;
    float* state;
    float momentum;

    LOOM_HOST_DEVICE void operator()(std::int64_t k) const
    {
        state[k] = momentum * state[k] + (1.0f - momentum) * batch[k];
    }
};

/// Numbers of a stream at a step: number i of the batch is number i of the stream.
struct Drawn {
    std::uint64_t key, first, step;
};

struct Normal {
    LOOM_HOST_DEVICE static double of(const Drawn& d, std::uint64_t i, double mean, double deviation)
    {
        return mean + deviation * normalOf(d.key, i, d.step);
    }
};
struct Uniform {
    LOOM_HOST_DEVICE static double of(const Drawn& d, std::uint64_t i, double low, double high)
    {
        return low + (high - low) * uniformOf(d.key, i, d.step);
    }
};
template<class Draw> struct Random {
    float* y;
    Drawn drawn;
    double a, b;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        y[i] = float(Draw::of(drawn, drawn.first + std::uint64_t(i), a, b));
    }
};

/// Of numbers, or of whole channels of a sample of `size` numbers (then `drawn.first` counts channels, too).
struct Dropout {
    const float* x;
    float* y;
    Drawn drawn;
    std::uint64_t threshold; ///< of 32 random bits, below which a number is dropped
    float scale;
    std::int64_t size = 0, channels = 0; ///< 0: each number by itself

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        const std::int64_t place = channels > 0 ? i / size * channels + i % channels : i;
        const std::uint64_t element = drawn.first + std::uint64_t(place);
        const std::uint32_t bits = philox(drawn.key, element >> 2, drawn.step)[element & 3];
        y[i] = bits >= threshold ? x[i] * scale : 0.0f;
    }
};

/// mean + e^(v/2)·noise, and of its gradient what goes to v
struct GaussianSampling {
    const float *mean, *logVariance, *noise;
    float* z;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        z[i] = mean[i] + math::exp(0.5f * logVariance[i]) * noise[i];
    }
};
struct GaussianSamplingGradient {
    const float *logVariance, *noise, *g;
    float* dv;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        dv[i] = 0.5f * g[i] * math::exp(0.5f * logVariance[i]) * noise[i];
    }
};

/// −½·Σ (1 + v − m² − eᵛ): halves of the last axis, a thread a sample
struct GaussianKl {
    const float *x, *weight;
    float* out;
    std::int64_t size, last;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        float sum = 0;
        for (const float* row = x + n * size; row < x + (n + 1) * size; row += last)
            for (std::int64_t j = 0; j < last / 2; ++j) {
                const float m = row[j], v = row[j + last / 2];
                sum += 1.0f + v - m * m - math::exp(v);
            }
        out[n] = -0.5f * sum * (weight ? weight[n] : 1.0f);
    }
};
struct GaussianKlGradient {
    const float *x, *weight;
    float* dx;
    std::int64_t size, last;
    float mean; ///< share of a sample

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const float scale = mean * (weight ? weight[at / size] : 1.0f);
        dx[at] = at % last < last / 2 ? x[at] * scale : 0.5f * (math::exp(x[at]) - 1.0f) * scale;
    }
};

} // namespace loom::cuda
