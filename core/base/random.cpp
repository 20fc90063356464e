#include "base/random.h"

#include "base/math.h"

namespace loom {

std::uint64_t stableHash(std::string_view words, std::uint64_t seed)
{
    std::uint64_t h = 0xcbf29ce484222325ull ^ (seed * 0x9E3779B97F4A7C15ull);
    for (const char c : words)
        h = (h ^ std::uint8_t(c)) * 0x100000001b3ull;
    h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ull;
    h = (h ^ (h >> 27)) * 0x94d049bb133111ebull;
    return h ^ (h >> 31);
}

double RandomStream::normal(std::uint64_t index, std::uint64_t time) const
{
    const auto words = philox(key_, index >> 1, time | (1ull << 63));
    const double u = (double(words[0]) + 1.0) * 0x1p-32;
    const double angle = 6.283185307179586476925 * (double(words[1]) * 0x1p-32);
    const double radius = math::sqrt(-2.0 * math::log(u));
    return (index & 1) ? radius * math::sin(angle) : radius * math::cos(angle);
}

} // namespace loom
