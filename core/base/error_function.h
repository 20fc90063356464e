#pragma once

#include "base/math.h"

/// The complementary error function, with the same bits on every machine (see base/math.h).
namespace loom::math {

/// erfc(x) = e^(−x²)·t·P(s) for x >= 0 with t = k/(k + x), s = 2t − 1, and 2 − erfc(−x) below. P is the Chebyshev
/// series of e^(x²)·erfc(x)/t in s, written out in powers; its error is below 1e-8 relative.
LOOM_HOST_DEVICE inline float erfc(float x)
{
    const float z = abs(x);
    const float t = 2.5f / (2.5f + z), s = 2.0f * t - 1.0f;
    float p = -2.80640517e-5f;
    p = p * s - 1.08028519e-5f;
    p = p * s + 2.63716324e-4f;
    p = p * s + 1.65569994e-4f;
    p = p * s - 1.91894447e-3f;
    p = p * s - 3.35325275e-3f;
    p = p * s + 1.13426705e-2f;
    p = p * s + 6.84997950e-2f;
    p = p * s + 1.81565810e-1f;
    p = p * s + 3.21860772e-1f;
    p = p * s + 4.21612726e-1f;
    const float y = exp(-z * z) * t * p;
    return select(x < 0, 2.0f - y, y);
}
/// The same with k = 4 and 25 powers: error of the series below 1e-17.
LOOM_HOST_DEVICE inline double erfc(double x)
{
    constexpr double kPowers[] = {
        -4.4787568805229448e-11, 1.9132295878422323e-11, 5.7057082768301483e-10, -1.7637206400962878e-10,
        -4.5242264336589835e-9,  6.9070731848630855e-11, 3.1695909935737329e-8,  1.8600335198289198e-8,
        -2.1193007068995736e-7,  -3.5588594522222082e-7, 1.1737384001287099e-6,  4.7151637935976071e-6,
        -9.0882160361542135e-7,  -4.4203191953277214e-5, -1.1376316786006397e-4, 7.0239714781251847e-5,
        1.5280139139034825e-3,   6.5925133351757847e-3,  1.9095378727295877e-2,  4.3502734309983032e-2,
        8.2712896969505666e-2,   1.3521345782830863e-1,  1.9330217556630921e-1,  2.4413718227022050e-1,
        2.7399891525012278e-1};
    const double z = abs(x);
    const double t = 4.0 / (4.0 + z), s = 2.0 * t - 1.0;
    double p = 0;
    for (const double power : kPowers)
        p = p * s + power;
    const double y = exp(-z * z) * t * p;
    return x < 0 ? 2.0 - y : y;
}

/// Φ(x): the share of a standard normal distribution that lies below x.
template<class T> LOOM_HOST_DEVICE inline T normalBelow(T x)
{
    return T(0.5) * erfc(x * T(-0.70710678118654752));
}
/// φ(x): its density at x.
template<class T> LOOM_HOST_DEVICE inline T normalDensity(T x)
{
    return T(0.39894228040143268) * exp(T(-0.5) * x * x);
}

} // namespace loom::math
