#pragma once

#include "base/error_function.h"
#include "base/math.h"

#include <cstdint>
#include <limits>

/// Activations and losses as small functions of numbers: the loops of `baseline` and the bodies of `cuda` call the
/// same ones.
namespace loom::functions {

// Each activation: its value from x, and its derivative from x and y, as small functions of numbers.
struct Relu {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x > 0 ? x : T(0); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T) { return x > 0 ? T(1) : T(0); }
};
struct LeakyRelu {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T a) { return x > 0 ? x : a * x; }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T a) { return x > 0 ? T(1) : a; }
};
struct Elu {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T a) { return x > 0 ? x : a * math::expm1(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T y, T a) { return x > 0 ? T(1) : y + a; }
};
struct Selu {
    static constexpr double kScale = 1.0507009873554805, kAlpha = 1.6732632423543772; // Klambauer et al., 2017
    template<class T> LOOM_HOST_DEVICE static T value(T x, T)
    {
        return x > 0 ? T(kScale) * x : T(kScale * kAlpha) * math::expm1(x);
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T y, T)
    {
        return x > 0 ? T(kScale) : y + T(kScale * kAlpha);
    }
};
struct Softplus {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T)
    {
        return (x > 0 ? x : T(0)) + math::log1p(math::exp(-math::abs(x)));
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T) { return math::sigmoid(x); }
};
struct Silu {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x * math::sigmoid(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T y, T)
    {
        const T s = math::sigmoid(x);
        return s + y * (T(1) - s);
    }
};
/// x·Φ(x) (Hendrycks and Gimpel, 2016).
struct Gelu {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x * math::normalBelow(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T)
    {
        return math::normalBelow(x) + x * math::normalDensity(x);
    }
};
/// ½·x·(1 + tanh u) = x·σ(2u) with u = √(2/π)·(x + 0.044715·x³), which comes close to Gelu.
struct GeluTanh {
    static constexpr double kTwice = 1.5957691216057308, kCubic = 0.044715;
    template<class T> LOOM_HOST_DEVICE static T share(T x)
    {
        return math::sigmoid(T(kTwice) * (x + T(kCubic) * x * x * x));
    }
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x * share(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T)
    {
        const T s = share(x);
        const T near = math::select(math::abs(x) < T(20), x, T(0)); // beyond, 0 times what may overflow
        return s + near * s * (T(1) - s) * T(kTwice) * (T(1) + T(3 * kCubic) * near * near);
    }
};
/// x·tanh(ln(1 + eˣ)) (Misra, 2019).
struct Mish {
    template<class T> LOOM_HOST_DEVICE static T bent(T x) { return math::tanh(Softplus::value(x, T(0))); }
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x * bent(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T)
    {
        const T t = bent(x);
        return t + x * math::sigmoid(x) * (T(1) - t * t);
    }
};
struct HardSigmoid {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T)
    {
        return x > T(-3) ? (x < T(3) ? (x + T(3)) / T(6) : T(1)) : T(0);
    }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T)
    {
        return x > T(-3) && x < T(3) ? T(1) / T(6) : T(0);
    }
};
struct Softsign {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x / (T(1) + math::abs(x)); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T)
    {
        const T q = T(1) / (T(1) + math::abs(x));
        return q * q;
    }
};
/// Flat everywhere.
struct Step {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x > 0 ? T(1) : T(0); }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T, T) { return T(0); }
};
/// x above the threshold, but never more than `most`; below, `below` times what is missing (Keras's ReLU).
struct BoundedRelu {
    double below, most, threshold;
    template<class T> LOOM_HOST_DEVICE T value(T x) const
    {
        if (!(x > T(threshold)))
            return T(below) * (x - T(threshold));
        return x < T(most) ? x : T(most);
    }
    template<class T> LOOM_HOST_DEVICE T slope(T x) const
    {
        return x > T(threshold) ? (x < T(most) ? T(1) : T(0)) : T(below);
    }
};
struct Exp {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return math::exp(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T y, T) { return y; }
};
struct Log {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return math::log(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T) { return T(1) / x; }
};
struct Abs {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return math::abs(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T) { return T(x > 0) - T(x < 0); }
};
struct Square {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return x * x; }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T) { return T(2) * x; }
};
/// xᵃ; of a number below 0 no number, unless a is whole.
struct Power {
    template<class T> LOOM_HOST_DEVICE static T raised(T x, double a)
    {
        const bool above = x == 0 && a < 0;
        return above ? std::numeric_limits<T>::infinity() : T(math::pow(double(x), a));
    }
    template<class T> LOOM_HOST_DEVICE static T value(T x, T a) { return raised(x, double(a)); }
    template<class T> LOOM_HOST_DEVICE static T slope(T x, T, T a)
    {
        return a == 0 ? T(0) : a * raised(x, double(a) - 1);
    }
};
struct Scale {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T a) { return a * x; }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T, T a) { return a; }
};
struct Shift {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T a) { return x + a; }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T, T) { return T(1); }
};
struct Sigmoid {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return math::sigmoid(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T y, T) { return y * (T(1) - y); }
};
struct Tanh {
    template<class T> LOOM_HOST_DEVICE static T value(T x, T) { return math::tanh(x); }
    template<class T> LOOM_HOST_DEVICE static T slope(T, T y, T) { return T(1) - y * y; }
};

// What two numbers give.
struct Minus {
    template<class T> LOOM_HOST_DEVICE static T of(T a, T b) { return a - b; }
};
struct Times {
    template<class T> LOOM_HOST_DEVICE static T of(T a, T b) { return a * b; }
};
/// The first of equal ones; no number where one is none.
struct Largest {
    template<class T> LOOM_HOST_DEVICE static T of(T a, T b) { return b > a || b != b ? b : a; }
};
struct Smallest {
    template<class T> LOOM_HOST_DEVICE static T of(T a, T b) { return b < a || b != b ? b : a; }
};
// A number, or 0, as two others stand.
struct AtLeast {
    template<class T> LOOM_HOST_DEVICE static T of(T g, T a, T b) { return a >= b ? g : T(0); }
};
struct Above {
    template<class T> LOOM_HOST_DEVICE static T of(T g, T a, T b) { return a > b ? g : T(0); }
};

/// Σ value(i) for i < count in interleaved sums, sixteen unless told: as many as a wide register has places, and
/// always the same.
template<class T, std::int64_t kSums = 16, class Value>
LOOM_HOST_DEVICE T interleavedSum(std::int64_t count, const Value& value)
{
    if (count == 1)
        return T(0) + value(0);
    T sums[kSums] = {};
    std::int64_t i = 0;
    for (; i + kSums <= count; i += kSums)
        for (std::int64_t k = 0; k < kSums; ++k)
            sums[k] += value(i + k);
    for (; i < count; ++i)
        sums[i % kSums] += value(i);
    for (std::int64_t half = kSums / 2; half > 0; half /= 2)
        for (std::int64_t k = 0; k < half; ++k)
            sums[k] += sums[k + half];
    return sums[0];
}

// What `count` numbers come to, and what of a gradient goes to each.
struct Sum {
    template<class T, class Value> LOOM_HOST_DEVICE static T of(std::int64_t count, const Value& value)
    {
        return interleavedSum<T>(count, value);
    }
    template<class T> LOOM_HOST_DEVICE static T part(T g, std::int64_t) { return g; }
};
struct Mean {
    template<class T, class Value> LOOM_HOST_DEVICE static T of(std::int64_t count, const Value& value)
    {
        return interleavedSum<T>(count, value) / T(count);
    }
    template<class T> LOOM_HOST_DEVICE static T part(T g, std::int64_t count) { return g / T(count); }
};
/// Which is the first of the largest; one that is no number is the largest.
template<class T, class Value> LOOM_HOST_DEVICE std::int64_t firstLargest(std::int64_t count, const Value& value)
{
    std::int64_t first = 0;
    T top = value(0);
    for (std::int64_t k = 1; k < count && top == top; ++k)
        if (const T x = value(k); x > top || x != x) {
            top = x;
            first = k;
        }
    return first;
}
struct LargestOf {
    template<class T, class Value> LOOM_HOST_DEVICE static T of(std::int64_t count, const Value& value)
    {
        return value(firstLargest<T>(count, value));
    }
};

/// What makes numbers a vector of length 1: 1/√Σx², at most 10⁷ (Keras).
template<class T> LOOM_HOST_DEVICE T unitShare(const T* x, std::int64_t count)
{
    const T share = T(1) / math::sqrt(interleavedSum<T>(count, [&](std::int64_t k) { return x[k] * x[k]; }));
    return share < T(1e7) ? share : T(1e7);
}
/// dx = share·(g − y·Σ g·y) with y = share·x.
template<class T> LOOM_HOST_DEVICE void unitLengthSlope(const T* x, const T* g, T* dx, std::int64_t count)
{
    const T share = unitShare(x, count);
    const bool moves = share < T(1e7); // else the share stands still
    const T dot = interleavedSum<T>(count, [&](std::int64_t k) { return g[k] * (share * x[k]); });
    for (std::int64_t k = 0; k < count; ++k)
        dx[k] = moves ? share * (g[k] - share * x[k] * dot) : share * g[k];
}

} // namespace loom::functions
