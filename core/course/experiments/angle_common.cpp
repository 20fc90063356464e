#include "course/experiments/angle_common.h"

#include "base/math.h"

#include <algorithm>

namespace loom::experiments {

double degreesOf(double cosine)
{
    constexpr double kHalfTurn = 3.14159265358979323846;
    if (cosine != cosine)
        return cosine;
    const double wanted = std::clamp(cosine, -1.0, 1.0);
    double low = 0, high = kHalfTurn; // the cosine falls all the way between: halving finds it to the last bit
    for (int halving = 0; halving < 60; ++halving) {
        const double middle = (low + high) / 2;
        (math::cos(middle) > wanted ? low : high) = middle;
    }
    return (low + high) / 2 * 180 / kHalfTurn;
}

} // namespace loom::experiments
