#pragma once

#include <cstddef>

namespace loom {

/// Buffers start on a cache line.
constexpr std::size_t kAlign = 64;

constexpr std::size_t aligned(std::size_t bytes, std::size_t to = kAlign)
{
    return (bytes + to - 1) / to * to;
}

} // namespace loom
