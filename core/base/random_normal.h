#pragma once

#include "base/math.h"
#include "base/random.h"

namespace loom {

/// What RandomStream::normal gives for the key of a stream, on a device too.
LOOM_HOST_DEVICE inline double normalOf(std::uint64_t key, std::uint64_t index, std::uint64_t time)
{
    const auto words = philox(key, index >> 1, time | (1ull << 63));
    const double u = (double(words[0]) + 1.0) * 0x1p-32;
    const double angle = 6.283185307179586476925 * (double(words[1]) * 0x1p-32);
    const double radius = math::sqrt(-2.0 * math::log(u));
    return (index & 1) ? radius * math::sin(angle) : radius * math::cos(angle);
}

} // namespace loom
