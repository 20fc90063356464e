#include "analysis/fourier.h"

#include "base/check.h"
#include "base/math.h"

#include <utility>

namespace loom {
namespace {

/// One radix-4 butterfly over `count` numbers that share their twiddle factors w, w², w³ (given as cos, −sin).
struct Twiddles {
    float c1, s1, c2, s2, c3, s3;
};

void butterfly4(const float* __restrict re, const float* __restrict im, std::size_t quarter, float* __restrict outRe,
                float* __restrict outIm, std::size_t count, const Twiddles w)
{
    for (std::size_t i = 0; i < count; ++i) {
        const float aRe = re[i], aIm = im[i];
        const float bRe = re[i + quarter], bIm = im[i + quarter];
        const float cRe = re[i + 2 * quarter], cIm = im[i + 2 * quarter];
        const float dRe = re[i + 3 * quarter], dIm = im[i + 3 * quarter];
        const float sumRe = aRe + cRe, sumIm = aIm + cIm, differenceRe = aRe - cRe, differenceIm = aIm - cIm;
        const float sum2Re = bRe + dRe, sum2Im = bIm + dIm, turnedRe = dIm - bIm, turnedIm = bRe - dRe;
        outRe[i] = sumRe + sum2Re;
        outIm[i] = sumIm + sum2Im;
        const float x1Re = differenceRe - turnedRe, x1Im = differenceIm - turnedIm;
        outRe[i + count] = x1Re * w.c1 - x1Im * w.s1;
        outIm[i + count] = x1Re * w.s1 + x1Im * w.c1;
        const float x2Re = sumRe - sum2Re, x2Im = sumIm - sum2Im;
        outRe[i + 2 * count] = x2Re * w.c2 - x2Im * w.s2;
        outIm[i + 2 * count] = x2Re * w.s2 + x2Im * w.c2;
        const float x3Re = differenceRe + turnedRe, x3Im = differenceIm + turnedIm;
        outRe[i + 3 * count] = x3Re * w.c3 - x3Im * w.s3;
        outIm[i + 3 * count] = x3Re * w.s3 + x3Im * w.c3;
    }
}

void butterfly2(const float* __restrict re, const float* __restrict im, float* __restrict outRe,
                float* __restrict outIm, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        outRe[i] = re[i] + re[i + count];
        outIm[i] = im[i] + im[i + count];
        outRe[i + count] = re[i] - re[i + count];
        outIm[i + count] = im[i] - im[i + count];
    }
}

void butterfly3(const float* __restrict re, const float* __restrict im, float* __restrict outRe,
                float* __restrict outIm, std::size_t count)
{
    constexpr float kHalfRoot3 = 0.866025404f;
    for (std::size_t i = 0; i < count; ++i) {
        const float sumRe = re[i + count] + re[i + 2 * count], sumIm = im[i + count] + im[i + 2 * count];
        const float crossRe = kHalfRoot3 * (im[i + count] - im[i + 2 * count]);
        const float crossIm = kHalfRoot3 * (re[i + 2 * count] - re[i + count]);
        const float middleRe = re[i] - 0.5f * sumRe, middleIm = im[i] - 0.5f * sumIm;
        outRe[i] = re[i] + sumRe;
        outIm[i] = im[i] + sumIm;
        outRe[i + count] = middleRe + crossRe;
        outIm[i + count] = middleIm + crossIm;
        outRe[i + 2 * count] = middleRe - crossRe;
        outIm[i + 2 * count] = middleIm - crossIm;
    }
}

} // namespace

Fourier::Fourier(int size)
    : size_(size)
{
    int rest = size;
    while (rest > 0 && rest % 4 == 0)
        rest /= 4;
    LOOM_ASSERT(size >= 2 && rest >= 1 && rest <= 3);
    for (int p = 0; p < size; ++p) {
        double s, c;
        math::sincos(6.283185307179586476925 * p / size, s, c);
        cos_.push_back(float(c));
        sin_.push_back(float(s));
    }
}

Fourier::Columns Fourier::forward(Columns signals, Columns work) const
{
    int length = size_;
    std::size_t stride = kSignals;
    for (; length >= 4; length /= 4, stride *= 4) {
        const int quarter = length / 4, step = size_ / length;
        for (int p = 0; p < quarter; ++p) {
            const int i1 = p * step, i2 = 2 * i1, i3 = 3 * i1;
            const Twiddles w{cos_[i1], -sin_[i1], cos_[i2], -sin_[i2], cos_[i3], -sin_[i3]};
            const std::size_t from = stride * p, to = 4 * stride * p;
            butterfly4(signals.re + from, signals.im + from, stride * quarter, work.re + to, work.im + to, stride, w);
        }
        std::swap(signals, work);
    }
    if (length > 1) {
        (length == 2 ? butterfly2 : butterfly3)(signals.re, signals.im, work.re, work.im, stride);
        std::swap(signals, work);
    }
    return signals;
}

Fourier::Columns Fourier::backward(Columns signals, Columns work) const
{
    // Exchanging real and imaginary parts before and after turns the direction round.
    const Columns result = forward({signals.im, signals.re}, {work.im, work.re});
    return {result.im, result.re};
}

} // namespace loom
