#pragma once

#include "base/host_device.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// Elementary functions with the same bits on every machine: additions and products of IEEE numbers in a fixed
/// order, no libm, no contraction. Branch-free where they stand in inner loops, so compilers vectorise them.
/// Polynomials after Cephes (S. Moshier) for f32; argument reduction and series as noted for f64.
namespace loom::math {

/// `condition ? a : b` by masks: compilers turn a repeated `?:` back into a branch, and then no vectors come of it.
LOOM_HOST_DEVICE inline float select(bool condition, float a, float b)
{
    const std::uint32_t mask = -std::uint32_t(condition);
    return std::bit_cast<float>((std::bit_cast<std::uint32_t>(a) & mask) | (std::bit_cast<std::uint32_t>(b) & ~mask));
}
LOOM_HOST_DEVICE inline double select(bool condition, double a, double b)
{
    return condition ? a : b;
}
LOOM_HOST_DEVICE inline float abs(float x)
{
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(x) & 0x7FFFFFFFu);
}
LOOM_HOST_DEVICE inline double abs(double x)
{
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & 0x7FFFFFFFFFFFFFFFull);
}
/// |x| with the sign of `sign`, for x >= 0.
LOOM_HOST_DEVICE inline float withSign(float x, float sign)
{
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(x) | (std::bit_cast<std::uint32_t>(sign) & 0x80000000u));
}

LOOM_HOST_DEVICE inline double sqrt(double x)
{
    return std::sqrt(x);
}
LOOM_HOST_DEVICE inline float sqrt(float x)
{
    return std::sqrt(x);
}

/// e^x, error below 1e-7 relative; 0 below -87.3, infinite above 88.7.
LOOM_HOST_DEVICE inline float exp(float x)
{
    constexpr float kLow = -87.33654f, kHigh = 88.3762f;
    const float clamped = select(x < kLow, kLow, select(x > kHigh, kHigh, x));
    const float n = float(int(clamped * 1.44269504f + withSign(0.5f, clamped)));
    const float r = (clamped - n * 0.693359375f) - n * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    const float y = p * r * r + r + 1.0f;
    const float scaled = y * std::bit_cast<float>((int(n) + 127) << 23);
    const float high = select(x > kHigh, std::numeric_limits<float>::infinity(), scaled);
    return select(x != x, x, select(x < kLow, 0.0f, high));
}

/// e^x by e^x = 2^n e^r with |r| <= ln2/2 and a Taylor polynomial of degree 13 (error about 1 ulp).
LOOM_HOST_DEVICE inline double exp(double x)
{
    const double clamped = x < -708.0 ? -708.0 : (x > 709.0 ? 709.0 : x);
    const double n = double(std::int64_t(clamped * 1.4426950408889634 + (clamped < 0 ? -0.5 : 0.5)));
    const double r = (clamped - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
    double p = 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    const double y = (p * r) * r + r + 1.0;
    const double scaled = y * std::bit_cast<double>((std::int64_t(n) + 1023) << 52);
    const double low = x < -708.0 ? 0.0 : scaled;
    const double high = x > 709.0 ? std::numeric_limits<double>::infinity() : low;
    return x != x ? x : high;
}

/// Natural logarithm; -infinity at 0, NaN below. x = m 2^e, log m = 2 atanh((m-1)/(m+1)).
LOOM_HOST_DEVICE inline double log(double x)
{
    if (!(x > 0))
        return x == 0 ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
    if (x > std::numeric_limits<double>::max())
        return x;
    int shift = 0;
    if (x < 2.2250738585072014e-308) {
        x *= 0x1p54;
        shift = -54;
    }
    const std::uint64_t word = std::bit_cast<std::uint64_t>(x);
    int e = int(word >> 52) - 1023;
    double m = std::bit_cast<double>((word & 0xFFFFFFFFFFFFFull) | 0x3FF0000000000000ull);
    if (m > 1.4142135623730951) {
        m *= 0.5;
        ++e;
    }
    const double f = m - 1.0;
    const double s = f / (2.0 + f);
    const double z = s * s;
    // Remez coefficients of the fdlibm (Sun Microsystems, 1993) logarithm.
    const double r = z
        * (6.666666666666735130e-01
           + z
               * (3.999999999940941908e-01
                  + z
                      * (2.857142874366239149e-01
                         + z
                             * (2.222219843214978396e-01
                                + z
                                    * (1.818357216161805012e-01
                                       + z * (1.531383769920937332e-01 + z * 1.479819860511658591e-01))))));
    const double half = 0.5 * f * f;
    const double n = double(e + shift);
    return n * 6.93147180369123816490e-01 - ((half - (s * (half + r) + n * 1.90821492927058770002e-10)) - f);
}
/// Cephes: x = m 2^e with m in [sqrt(1/2), sqrt(2)), a polynomial in m - 1; error below 1.2e-7 relative.
LOOM_HOST_DEVICE inline float log(float x)
{
    constexpr float kSmallest = 1.17549435e-38f, kInfinity = std::numeric_limits<float>::infinity();
    const float whole = x * select(x < kSmallest, 0x1p23f, 1.0f);
    const float shift = select(x < kSmallest, 23.0f, 0.0f);
    const std::uint32_t word = std::bit_cast<std::uint32_t>(whole);
    const float half = std::bit_cast<float>((word & 0x7FFFFFu) | 0x3F000000u); // in [0.5, 1)
    const float below = select(half < 0.707106781f, 1.0f, 0.0f);
    const float n = float(int(word >> 23) - 126) - below - shift;
    const float f = half - 1.0f + select(half < 0.707106781f, half, 0.0f);
    const float z = f * f;
    float p = 7.0376836292e-2f;
    p = p * f - 1.1514610310e-1f;
    p = p * f + 1.1676998740e-1f;
    p = p * f - 1.2420140846e-1f;
    p = p * f + 1.4249322787e-1f;
    p = p * f - 1.6668057665e-1f;
    p = p * f + 2.0000714765e-1f;
    p = p * f - 2.4999993993e-1f;
    p = p * f + 3.3333331174e-1f;
    const float y = (p * f * z + n * -2.12194440e-4f) - 0.5f * z;
    const float value = (f + y) + n * 0.693359375f;
    const float zero = select(x == 0, -kInfinity, select(x > 0, value, std::numeric_limits<float>::quiet_NaN()));
    return select(x == kInfinity, x, zero);
}

/// log(1 + x) that keeps its digits near 0 (Kahan).
LOOM_HOST_DEVICE inline double log1p(double x)
{
    const double u = 1.0 + x;
    if (u == 1.0)
        return x;
    return u > std::numeric_limits<double>::max() ? u : log(u) * (x / (u - 1.0));
}
LOOM_HOST_DEVICE inline float log1p(float x)
{
    const float u = 1.0f + x;
    const float y = log(u) * (x / (u - 1.0f));
    return select(u == 1.0f, x, select(u > std::numeric_limits<float>::max(), u, y));
}

/// e^x - 1 that keeps its digits near 0.
LOOM_HOST_DEVICE inline double expm1(double x)
{
    if (x > -0.3 && x < 0.3) {
        double p = 1.0;
        for (int n = 17; n > 1; --n)
            p = 1.0 + p * x / n;
        return x * p;
    }
    return exp(x) - 1.0;
}
/// Taylor's series below 1/2.
LOOM_HOST_DEVICE inline float expm1(float x)
{
    float p = 1.0f / 362880.0f;
    p = p * x + 1.0f / 40320.0f;
    p = p * x + 1.0f / 5040.0f;
    p = p * x + 1.0f / 720.0f;
    p = p * x + 1.0f / 120.0f;
    p = p * x + 1.0f / 24.0f;
    p = p * x + 1.0f / 6.0f;
    p = p * x + 0.5f;
    return select(abs(x) < 0.5f, x * x * p + x, exp(x) - 1.0f);
}

LOOM_HOST_DEVICE inline double tanh(double x)
{
    const double a = x < 0 ? -x : x;
    if (a > 20.0)
        return x < 0 ? -1.0 : 1.0;
    const double e = expm1(2.0 * a);
    const double t = e / (e + 2.0);
    return x != x ? x : (x < 0 ? -t : t);
}
/// Cephes: a polynomial below 0.625, 1 - 2/(e^2x + 1) above.
LOOM_HOST_DEVICE inline float tanh(float x)
{
    const float a = abs(x);
    const float z = x * x;
    float p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    const float small = p * z * x + x;
    const float big = 1.0f - 2.0f / (exp(2.0f * select(a > 15.0f, 15.0f, a)) + 1.0f);
    return select(a < 0.625f, small, select(x != x, x, withSign(big, x)));
}

/// 1/(1+e^-x) without overflow.
template<class T> LOOM_HOST_DEVICE inline T sigmoid(T x)
{
    const T e = exp(-abs(x));
    return select(x < 0, e, T(1)) * (T(1) / (T(1) + e));
}

/// sin and cos for |x| up to about 1e5, by reduction to |r| <= pi/4 and Taylor series.
LOOM_HOST_DEVICE inline void sincos(double x, double& s, double& c)
{
    const double n = double(std::int64_t(x * 0.6366197723675814 + (x < 0 ? -0.5 : 0.5)));
    const double r =
        ((x - n * 1.57079632673412561417e+00) - n * 6.07710050630396597660e-11) - n * 2.02226624879595063154e-21;
    const double z = r * r;
    double ps = 1.0, pc = 1.0;
    for (int k = 8; k > 0; --k) {
        ps = 1.0 - ps * z / (2.0 * k * (2.0 * k + 1.0));
        pc = 1.0 - pc * z / (2.0 * k * (2.0 * k - 1.0));
    }
    ps *= r;
    switch (std::int64_t(n) & 3) {
    case 0:
        s = ps;
        c = pc;
        break;
    case 1:
        s = pc;
        c = -ps;
        break;
    case 2:
        s = -ps;
        c = -pc;
        break;
    default:
        s = -pc;
        c = ps;
        break;
    }
}
LOOM_HOST_DEVICE inline double sin(double x)
{
    double s, c;
    sincos(x, s, c);
    return s;
}
LOOM_HOST_DEVICE inline double cos(double x)
{
    double s, c;
    sincos(x, s, c);
    return c;
}

/// x^y for x > 0 (and 0^y); whole powers by repeated squaring.
LOOM_HOST_DEVICE inline double pow(double x, double y)
{
    const bool whole = y == double(std::int64_t(y)) && y > -1024 && y < 1e6;
    if (whole) {
        std::int64_t n = std::int64_t(y < 0 ? -y : y);
        double result = 1.0;
        for (double base = x; n > 0; n >>= 1, base *= base)
            if (n & 1)
                result *= base;
        return y < 0 ? 1.0 / result : result;
    }
    return x == 0 ? 0.0 : exp(y * log(x));
}

} // namespace loom::math
