#pragma once

#include <cstring>

namespace loom {

/// Four f32 or two f64 numbers side by side: sums run in the order written, lane by lane, on every machine,
/// which leaves the compiler nothing to reorder.
using Four = float __attribute__((vector_size(16)));
using Two = double __attribute__((vector_size(16)));

inline Four loadFour(const float* from)
{
    Four lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}
inline void store(float* to, Four lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}
inline Four four(float value)
{
    return Four{value, value, value, value};
}
inline double sumOf(Four lanes)
{
    return (double(lanes[0]) + double(lanes[1])) + (double(lanes[2]) + double(lanes[3]));
}

inline Two loadTwo(const double* from)
{
    Two lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}
inline void store(double* to, Two lanes)
{
    std::memcpy(to, &lanes, sizeof lanes);
}
inline Two two(double value)
{
    return Two{value, value};
}

} // namespace loom
