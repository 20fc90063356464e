#include "base/random.h"

#include "base/random_normal.h"

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
    return normalOf(key_, index, time);
}

} // namespace loom
