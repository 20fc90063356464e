#pragma once

#include "base/math.h"

#include <cstdint>

/// What an optimizer does with one weight w, its gradient g and what it keeps of it, and how a constraint puts a
/// weight back: for the loops of the processor (core/optimizers, which name the sources, and
/// graph/constraint_type.cpp) and for those of a device. The numbers of a step are worked out once, on the processor.
namespace loom::updates {

/// Of one step: the rate with the schedule applied, the optimizer's attributes in their order (booleans as 0 and 1),
/// and the step's number from 1.
struct StepNumbers {
    double rate;
    const double* attributes;
    std::int64_t step;
};

template<class T> struct Sgd {
    enum { kLearningRate, kMomentum, kNesterov };
    static constexpr int kSlots = 1;
    T rate, momentum;

    explicit Sgd(const StepNumbers& at)
        : rate(T(at.rate))
        , momentum(T(at.attributes[kMomentum]))
    {
    }
    static bool looksAhead(const StepNumbers& at) { return at.attributes[kNesterov] != 0; }
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& v) const
    {
        v = momentum * v - rate * g;
        w += v;
    }
};

template<class T> struct Nesterov : Sgd<T> {
    using Sgd<T>::Sgd;
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& v) const
    {
        v = this->momentum * v - this->rate * g;
        w += this->momentum * v - this->rate * g;
    }
};

template<class T> struct Rmsprop {
    enum { kLearningRate, kRho, kMomentum, kEpsilon, kCentered };
    static constexpr int kSlots = 3;
    T rate, rho, rest, momentum, epsilon;

    explicit Rmsprop(const StepNumbers& at)
        : rate(T(at.rate))
        , rho(T(at.attributes[kRho]))
        , rest(T(1 - at.attributes[kRho]))
        , momentum(T(at.attributes[kMomentum]))
        , epsilon(T(at.attributes[kEpsilon]))
    {
    }
    static bool isCentered(const StepNumbers& at) { return at.attributes[kCentered] != 0; }
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& v, T& s, T&) const
    {
        v = rho * v + rest * (g * g);
        s = momentum * s + rate * g / math::sqrt(v + epsilon);
        w -= s;
    }
};

template<class T> struct CenteredRmsprop : Rmsprop<T> {
    using Rmsprop<T>::Rmsprop;
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& v, T& s, T& a) const
    {
        v = this->rho * v + this->rest * (g * g);
        a = this->rho * a + this->rest * g;
        s = this->momentum * s + this->rate * g / math::sqrt(v - a * a + this->epsilon);
        w -= s;
    }
};

template<class T> struct Adagrad {
    enum { kLearningRate, kEpsilon };
    static constexpr int kSlots = 1;
    T rate, epsilon;

    explicit Adagrad(const StepNumbers& at)
        : rate(T(at.rate))
        , epsilon(T(at.attributes[kEpsilon]))
    {
    }
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& a) const
    {
        a += g * g;
        w -= rate * g / math::sqrt(a + epsilon);
    }
};

template<class T> struct Adam {
    enum { kLearningRate, kBeta1, kBeta2, kEpsilon, kWeightDecay };
    static constexpr int kSlots = 2;
    T alpha, rest1, rest2, epsilon, keep = 1;

    explicit Adam(const StepNumbers& at)
        : rest1(T(1 - at.attributes[kBeta1]))
        , rest2(T(1 - at.attributes[kBeta2]))
        , epsilon(T(at.attributes[kEpsilon]))
    {
        const double left1 = 1 - math::pow(at.attributes[kBeta1], double(at.step));
        const double left2 = 1 - math::pow(at.attributes[kBeta2], double(at.step));
        alpha = T(at.rate * math::sqrt(left2) / left1);
    }
    LOOM_HOST_DEVICE void operator()(T& w, T g, T& m, T& v) const
    {
        m += (g - m) * rest1;
        v += (g * g - v) * rest2;
        w = w * keep - alpha * m / (math::sqrt(v) + epsilon);
    }
};

template<class T> struct Adamw : Adam<T> {
    explicit Adamw(const StepNumbers& at)
        : Adam<T>(at)
    {
        this->keep = T(1 - at.rate * at.attributes[Adam<T>::kWeightDecay]);
    }
};

/// The penalties' gradient l1·sign(w) + 2·l2·w.
template<class T> LOOM_HOST_DEVICE inline T signOf(T w)
{
    return w > 0 ? T(1) : (w < 0 ? T(-1) : T(0));
}
template<class T> LOOM_HOST_DEVICE inline T penaltySlope(T w, double l1, double l2)
{
    return T(l1) * signOf(w) + T(2 * l2) * w;
}
/// Their value.
template<class T> LOOM_HOST_DEVICE inline double penaltyValue(T w, double l1, double l2)
{
    return l1 * double(w * signOf(w)) + l2 * double(w) * double(w);
}

/// g between −most and most; what is no number stays what it is.
template<class T> LOOM_HOST_DEVICE inline T limited(T g, T most)
{
    return g > most ? most : g < -most ? -most : g;
}

// Constraints: of a number, or of the factor for a column of that norm. Their numbers come in the order of the
// constraint's attributes. Comparisons that what is no number passes: a failed training shows.

template<class T> struct NonNegative {
    explicit NonNegative(const double*) { }
    LOOM_HOST_DEVICE T operator()(T w) const { return w < T(0) ? T(0) : w; }
};

template<class T> struct Between {
    T low, high;
    explicit Between(const double* numbers)
        : low(T(numbers[0]))
        , high(T(numbers[1]))
    {
    }
    LOOM_HOST_DEVICE T operator()(T w) const { return w < low ? low : w > high ? high : w; }
};

/// The small number of Keras 3 (keras.constraints).
constexpr double kNormEpsilon = 1e-7;

template<class T> struct MaxNorm {
    T most;
    explicit MaxNorm(const double* numbers)
        : most(T(numbers[0]))
    {
    }
    LOOM_HOST_DEVICE T operator()(T norm) const { return (most < norm ? most : norm) / (T(kNormEpsilon) + norm); }
};

template<class T> struct UnitNorm {
    explicit UnitNorm(const double*) { }
    LOOM_HOST_DEVICE T operator()(T norm) const { return T(1) / (T(kNormEpsilon) + norm); }
};

} // namespace loom::updates
