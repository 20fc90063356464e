#pragma once

#include "base/math.h"

#include <cstdint>

/// Classes that are drawn beside the true one of a row, the same on every device.
namespace loom::functions {

/// How likely each class is in a draw: all alike, or log-uniform by their numbers, 0 the likeliest, as words are that
/// are numbered by how often they come (P(c) = ln((c + 2)/(c + 1))/ln(classes + 1), TensorFlow's candidate sampler).
struct ClassDraw {
    std::int64_t classes;
    bool byRank;

    /// Of a number u in [0, 1).
    LOOM_HOST_DEVICE std::int32_t at(double u) const
    {
        const double place = byRank ? math::exp(u * math::log(double(classes + 1))) - 1 : u * double(classes);
        const std::int64_t drawn = std::int64_t(place);
        return std::int32_t(drawn < classes ? drawn : classes - 1);
    }
    LOOM_HOST_DEVICE double chance(std::int64_t c) const
    {
        return byRank ? math::log(double(c + 2) / double(c + 1)) / math::log(double(classes + 1))
                      : 1 / double(classes);
    }
};

/// What is added to the number of a class that does not count: e to its power is 0.
constexpr double kNoClass = -1e30;

/// What stands for a class among those of its row (the first is the true one, −1 where it is none): −ln of how often
/// it is expected among `draws` where that is corrected, and kNoClass for a draw that hit the true one.
template<class T> LOOM_HOST_DEVICE T offsetOf(const ClassDraw& draw, const std::int32_t* row, std::int64_t k,
                                              std::int64_t draws, bool corrected)
{
    if (row[0] < 0 || (k > 0 && row[k] == row[0]))
        return T(kNoClass);
    return corrected ? T(-math::log(double(draws) * draw.chance(row[k]))) : T(0);
}

/// A class's place in a table: one that is none stands at the first, where its offset leaves nothing of it.
LOOM_HOST_DEVICE inline std::int64_t placeOf(std::int32_t drawn)
{
    return drawn < 0 ? 0 : drawn;
}

} // namespace loom::functions
