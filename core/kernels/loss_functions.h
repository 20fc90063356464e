#pragma once

#include "kernels/functions.h"

/// Losses as small functions of numbers, as in kernels/functions.h.
namespace loom::functions {

/// Probabilities are kept this far from 0 and 1 before a logarithm.
constexpr double kClip = 1e-7;

template<class T> LOOM_HOST_DEVICE T clipped(T p)
{
    return p < T(kClip) ? T(kClip) : (T(1) - T(kClip) < p ? T(1) - T(kClip) : p);
}

template<class T> LOOM_HOST_DEVICE bool isClipped(T p)
{
    return p < T(kClip) || p > T(1) - T(kClip);
}

// Losses of single numbers: value and slope by the prediction.
struct Squared {
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t) { return (p - t) * (p - t); }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t) { return T(2) * (p - t); }
};
struct Absolute {
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t) { return p > t ? p - t : t - p; }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t) { return p > t ? T(1) : (p < t ? T(-1) : T(0)); }
};
struct Binary {
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t)
    {
        const T c = clipped(p);
        return -(t * math::log(c) + (T(1) - t) * math::log(T(1) - c));
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t)
    {
        return isClipped(p) ? T(0) : (T(1) - t) / (T(1) - p) - t / p;
    }
};
struct BinaryLogits {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T t)
    {
        return (x > 0 ? x : T(0)) - x * t + math::log1p(math::exp(x > 0 ? -x : x));
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T t) { return math::sigmoid(x) - t; }
};

/// Squared up to δ, straight beyond.
struct Huber {
    double delta;
    template<class T> LOOM_HOST_DEVICE T value(T p, T t) const
    {
        const T e = p > t ? p - t : t - p, d = T(delta);
        return e <= d ? T(0.5) * e * e : d * e - T(0.5) * d * d;
    }
    template<class T> LOOM_HOST_DEVICE T slope(T p, T t) const
    {
        const T e = p - t, d = T(delta);
        return e > d ? d : (e < -d ? -d : e);
    }
};

/// ln cosh e = |e| + ln(1 + e^−2|e|) − ln 2
struct LogCosh {
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t)
    {
        const T e = p > t ? p - t : t - p;
        return e + math::log1p(math::exp(T(-2) * e)) - T(0.6931471805599453);
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t) { return math::tanh(p - t); }
};
/// Of sides −1 and 1; 0 stands for −1.
struct Hinge {
    template<class T> LOOM_HOST_DEVICE static T side(T t) { return t == 0 ? T(-1) : t; }
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t)
    {
        const T missing = T(1) - side(t) * p;
        return missing > 0 ? missing : T(0);
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t) { return side(t) * p < T(1) ? -side(t) : T(0); }
};
/// t·ln(t/p), both from 10⁻⁷ to 1
struct Divergence {
    static constexpr bool kAlongLast = true;
    template<class T> LOOM_HOST_DEVICE static T kept(T x) { return x < T(kClip) ? T(kClip) : (x > T(1) ? T(1) : x); }
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t) { return kept(t) * math::log(kept(t) / kept(p)); }
    template<class T> LOOM_HOST_DEVICE static T slope(T p, T t) { return kept(p) == p ? -kept(t) / p : T(0); }
};
/// Of vectors of length 1.
struct Similarity {
    static constexpr bool kAlongLast = true;
    template<class T> LOOM_HOST_DEVICE static T value(T p, T t) { return -p * t; }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T t) { return -t; }
};
/// Surprise at an answer, times the γ-th power of the share that the true answer lacks (Lin et al., 2017).
struct Focal {
    double gamma;
    template<class T> LOOM_HOST_DEVICE T value(T p, T t) const
    {
        const T c = clipped(p);
        return T(math::pow(double(lacking(c, t)), gamma)) * Binary::value(c, t);
    }
    template<class T> LOOM_HOST_DEVICE T slope(T p, T t) const
    {
        if (isClipped(p))
            return T(0);
        const T lacks = lacking(p, t);
        const T power = T(math::pow(double(lacks), gamma)), before = T(math::pow(double(lacks), gamma - 1));
        return power * Binary::slope(p, t) + T(gamma) * before * (T(1) - T(2) * t) * Binary::value(p, t);
    }
    template<class T> LOOM_HOST_DEVICE static T lacking(T p, T t) { return t * (T(1) - p) + (T(1) - t) * p; }
};
/// Of a distance p: of like ones (t = 1) its square, of others the square of what it lacks of the margin (Hadsell,
/// Chopra and LeCun, 2006).
struct Contrastive {
    double margin;
    template<class T> LOOM_HOST_DEVICE T lacking(T p) const { return p < T(margin) ? T(margin) - p : T(0); }
    template<class T> LOOM_HOST_DEVICE T value(T p, T t) const
    {
        return t * p * p + (T(1) - t) * lacking(p) * lacking(p);
    }
    template<class T> LOOM_HOST_DEVICE T slope(T p, T t) const { return T(2) * (t * p - (T(1) - t) * lacking(p)); }
};

/// Two times what prediction and target share, by all that both have.
template<class T> struct Overlap {
    T both = 0, all = 0;

    template<class Prediction, class Number>
    LOOM_HOST_DEVICE static Overlap of(std::int64_t count, const Prediction& p, const Number& t)
    {
        return {interleavedSum<T>(count, [&](std::int64_t i) { return p(i) * t(i); }),
                interleavedSum<T>(count, [&](std::int64_t i) { return p(i) + t(i); })};
    }
    LOOM_HOST_DEVICE T loss(T smooth) const { return T(1) - (T(2) * both + smooth) / (all + smooth); }
    /// By a number of the prediction whose target is t.
    LOOM_HOST_DEVICE T slope(T t, T smooth) const
    {
        const T whole = all + smooth;
        return (T(2) * both + smooth - T(2) * t * whole) / (whole * whole);
    }
};

/// How many numbers of a prediction are one term of its mean: the last axis of a loss that sums along it, else one.
template<class Loss> constexpr std::int64_t lengthOfTerm(std::int64_t last)
{
    if constexpr (requires { Loss::kAlongLast; })
        return last;
    else
        return 1;
}

} // namespace loom::functions
