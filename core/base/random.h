#pragma once

#include "base/host_device.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace loom {

/// A 64-bit FNV-1a hash with a final mix: the same on every machine and in every version.
std::uint64_t stableHash(std::string_view words, std::uint64_t seed = 0);

/// Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011).
LOOM_HOST_DEVICE inline std::array<std::uint32_t, 4> philox(std::uint64_t key, std::uint64_t counterLow,
                                                            std::uint64_t counterHigh)
{
    std::uint32_t k0 = std::uint32_t(key), k1 = std::uint32_t(key >> 32);
    std::uint32_t c0 = std::uint32_t(counterLow), c1 = std::uint32_t(counterLow >> 32);
    std::uint32_t c2 = std::uint32_t(counterHigh), c3 = std::uint32_t(counterHigh >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t p0 = std::uint64_t(0xD2511F53u) * c0;
        const std::uint64_t p1 = std::uint64_t(0xCD9E8D57u) * c2;
        const std::uint32_t n0 = std::uint32_t(p1 >> 32) ^ c1 ^ k0;
        const std::uint32_t n2 = std::uint32_t(p0 >> 32) ^ c3 ^ k1;
        c1 = std::uint32_t(p1);
        c3 = std::uint32_t(p0);
        c0 = n0;
        c2 = n2;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
    return {c0, c1, c2, c3};
}

/// What RandomStream::uniform gives for the key of a stream, on a device too.
LOOM_HOST_DEVICE inline double uniformOf(std::uint64_t key, std::uint64_t index, std::uint64_t time)
{
    return (philox(key, index >> 2, time)[index & 3] >> 8) * 0x1p-24;
}

/// A stream of random numbers without state: number `index` at `time` (a step, an epoch) is a pure function of
/// (seed, name, time, index), so any piece of work can draw its own numbers in any order.
class RandomStream {
public:
    RandomStream() = default;
    /// The name is `NODE/NAME`, `data/shuffle` …; other streams never change when one is added.
    RandomStream(std::uint64_t seed, std::string_view name)
        : key_(stableHash(name, seed))
    {
    }

    /// The stream whose key was kept.
    static RandomStream ofKey(std::uint64_t key)
    {
        RandomStream stream;
        stream.key_ = key;
        return stream;
    }

    std::uint64_t key() const { return key_; }
    /// 32 random bits.
    std::uint32_t bits(std::uint64_t index, std::uint64_t time = 0) const
    {
        return philox(key_, index >> 2, time)[index & 3];
    }
    /// In [0, 1), 24 bits.
    double uniform(std::uint64_t index, std::uint64_t time = 0) const { return uniformOf(key_, index, time); }
    /// Mean 0, deviation 1 (Box–Muller on base/math, so the same bits everywhere).
    double normal(std::uint64_t index, std::uint64_t time = 0) const;
    /// A whole number in [0, count); count below 2³².
    std::uint32_t below(std::uint32_t count, std::uint64_t index, std::uint64_t time = 0) const
    {
        return std::uint32_t((std::uint64_t(bits(index, time)) * count) >> 32);
    }

private:
    std::uint64_t key_ = 0;
};

} // namespace loom
