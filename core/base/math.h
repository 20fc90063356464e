#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

/// Elementary functions with the same bits on every machine: additions and products of IEEE numbers in a fixed
/// order, no libm, no contraction. Branch-free where they stand in inner loops, so compilers vectorise them.
/// Polynomials after Cephes (S. Moshier) for f32; argument reduction and series as noted for f64.
namespace loom::math {

inline double sqrt(double x)
{
    return std::sqrt(x);
}
inline float sqrt(float x)
{
    return std::sqrt(x);
}

/// e^x, error below 1e-7 relative; 0 below -87.3, infinite above 88.7.
inline float exp(float x)
{
    const float clamped = x < -87.33654f ? -87.33654f : (x > 88.3762f ? 88.3762f : x);
    const float n = float(int(clamped * 1.44269504f + (clamped < 0 ? -0.5f : 0.5f)));
    const float r = (clamped - n * 0.693359375f) - n * -2.12194440e-4f;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    const float y = p * r * r + r + 1.0f;
    const float scaled = y * std::bit_cast<float>((int(n) + 127) << 23);
    const float low = x < -87.33654f ? 0.0f : scaled;
    const float high = x > 88.3762f ? std::numeric_limits<float>::infinity() : low;
    return x != x ? x : high;
}

/// e^x by e^x = 2^n e^r with |r| <= ln2/2 and a Taylor polynomial of degree 13 (error about 1 ulp).
inline double exp(double x)
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
inline double log(double x)
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
inline float log(float x)
{
    return float(log(double(x)));
}

/// log(1 + x) that keeps its digits near 0 (Kahan).
inline double log1p(double x)
{
    const double u = 1.0 + x;
    if (u == 1.0)
        return x;
    return u > std::numeric_limits<double>::max() ? u : log(u) * (x / (u - 1.0));
}
inline float log1p(float x)
{
    return float(log1p(double(x)));
}

/// e^x - 1 that keeps its digits near 0.
inline double expm1(double x)
{
    if (x > -0.3 && x < 0.3) {
        double p = 1.0;
        for (int n = 17; n > 1; --n)
            p = 1.0 + p * x / n;
        return x * p;
    }
    return exp(x) - 1.0;
}
inline float expm1(float x)
{
    return float(expm1(double(x)));
}

inline double tanh(double x)
{
    const double a = x < 0 ? -x : x;
    if (a > 20.0)
        return x < 0 ? -1.0 : 1.0;
    const double e = expm1(2.0 * a);
    const double t = e / (e + 2.0);
    return x != x ? x : (x < 0 ? -t : t);
}
/// Cephes: a polynomial below 0.625, 1 - 2/(e^2x + 1) above.
inline float tanh(float x)
{
    const float a = x < 0 ? -x : x;
    const float z = x * x;
    float p = -5.70498872745e-3f;
    p = p * z + 2.06390887954e-2f;
    p = p * z - 5.37397155531e-2f;
    p = p * z + 1.33314422036e-1f;
    p = p * z - 3.33332819422e-1f;
    const float small = p * z * x + x;
    const float big = 1.0f - 2.0f / (exp(2.0f * (a > 15.0f ? 15.0f : a)) + 1.0f);
    const float signedBig = x < 0 ? -big : big;
    const float y = a < 0.625f ? small : signedBig;
    return x != x ? x : y;
}

/// 1/(1+e^-x) without overflow.
template<class T> inline T sigmoid(T x)
{
    const T e = exp(x < 0 ? x : -x);
    const T y = T(1) / (T(1) + e);
    return x < 0 ? e * y : y;
}

/// sin and cos for |x| up to about 1e5, by reduction to |r| <= pi/4 and Taylor series.
inline void sincos(double x, double& s, double& c)
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
inline double sin(double x)
{
    double s, c;
    sincos(x, s, c);
    return s;
}
inline double cos(double x)
{
    double s, c;
    sincos(x, s, c);
    return c;
}

/// x^y for x > 0 (and 0^y); whole powers by repeated squaring.
inline double pow(double x, double y)
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
