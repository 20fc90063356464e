#include "tuning/samplers/sobol_common.h"

#include "base/check.h"

#include <array>
#include <bit>

namespace loom::samplers {
namespace {

/// A primitive polynomial over two elements, all its coefficients as bits, and the first direction numbers.
struct Row {
    std::uint32_t polynomial;
    std::array<std::uint32_t, 7> first;
};
constexpr Row kRows[kSobolDimensions] = {
    // clang-format off
    {1, {1}},
    {3, {1}},
    {7, {1, 3}},
    {11, {1, 3, 1}},
    {13, {1, 1, 1}},
    {19, {1, 1, 3, 3}},
    {25, {1, 3, 5, 13}},
    {37, {1, 1, 5, 5, 17}},
    {41, {1, 1, 5, 5, 5}},
    {47, {1, 1, 7, 11, 19}},
    {55, {1, 1, 5, 1, 1}},
    {59, {1, 1, 1, 3, 11}},
    {61, {1, 3, 5, 5, 31}},
    {67, {1, 3, 3, 9, 7, 49}},
    {91, {1, 1, 1, 15, 21, 21}},
    {97, {1, 3, 1, 13, 27, 49}},
    {103, {1, 1, 1, 15, 7, 5}},
    {109, {1, 3, 1, 15, 13, 25}},
    {115, {1, 1, 5, 5, 19, 61}},
    {131, {1, 3, 7, 11, 23, 15, 103}},
    {137, {1, 3, 7, 13, 13, 15, 69}},
    {143, {1, 1, 3, 13, 7, 35, 63}},
    {145, {1, 3, 5, 9, 1, 25, 53}},
    {157, {1, 3, 1, 13, 9, 35, 107}},
    {167, {1, 3, 1, 5, 27, 61, 31}},
    {171, {1, 1, 5, 11, 19, 41, 61}},
    {185, {1, 3, 5, 3, 3, 13, 69}},
    {191, {1, 1, 7, 13, 1, 19, 1}},
    {193, {1, 3, 7, 5, 13, 19, 59}},
    {203, {1, 1, 3, 9, 25, 29, 41}},
    {211, {1, 3, 5, 13, 23, 1, 55}},
    {213, {1, 3, 7, 3, 13, 59, 17}},
    // clang-format on
};

using Directions = std::array<std::uint32_t, 32>;

Directions directionsOf(const Row& row)
{
    Directions v{};
    const int degree = std::bit_width(row.polynomial) - 1;
    for (int i = 0; i < 32; ++i) {
        if (degree == 0) {
            v[std::size_t(i)] = 1u << (31 - i);
            continue;
        }
        if (i < degree) {
            v[std::size_t(i)] = row.first[std::size_t(i)] << (31 - i);
            continue;
        }
        std::uint32_t next = v[std::size_t(i - degree)] ^ (v[std::size_t(i - degree)] >> degree);
        for (int k = 1; k < degree; ++k)
            if (row.polynomial >> (degree - k) & 1)
                next ^= v[std::size_t(i - k)];
        v[std::size_t(i)] = next;
    }
    return v;
}

std::array<Directions, kSobolDimensions> allDirections()
{
    std::array<Directions, kSobolDimensions> all;
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = directionsOf(kRows[i]);
    return all;
}

} // namespace

std::uint32_t sobolBits(std::uint32_t index, int dimension)
{
    static const std::array<Directions, kSobolDimensions> all = allDirections();
    LOOM_ASSERT(dimension >= 0 && dimension < kSobolDimensions);
    const Directions& directions = all[std::size_t(dimension)];
    std::uint32_t bits = 0;
    for (std::uint32_t gray = index ^ (index >> 1), i = 0; gray; gray >>= 1, ++i)
        if (gray & 1)
            bits ^= directions[i];
    return bits;
}

} // namespace loom::samplers
