#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace loom::column_file {

static_assert(std::endian::native == std::endian::little, "column files are little-endian");

constexpr std::string_view kMagic = "LOOMCOL1";
constexpr std::int64_t kHeadStart = 24; ///< magic, bytes of the head, its check sum
constexpr std::int64_t kAlignment = 4096;
constexpr std::int64_t kMostHeadBytes = 64 << 20;
constexpr std::int64_t kMostRows = std::int64_t(1) << 40;
constexpr std::size_t kMostColumns = 1 << 14;
constexpr std::int64_t kMostBlockRows = 4096;
constexpr std::int64_t kMostBlockBytes = 1 << 19;

constexpr std::int64_t roundedUp(std::int64_t bytes, std::int64_t to)
{
    return (bytes + to - 1) / to * to;
}

/// Bytes of `rows` numbers on disk: a check sum, the numbers, zeros up to 8 bytes.
constexpr std::int64_t segmentBytes(std::int64_t rows, int elementBytes)
{
    return elementBytes == 0 ? 0 : 8 + roundedUp(rows * elementBytes, 8);
}

/// Rows of a block: few where rows are long, since a block is read as a whole.
constexpr std::int64_t blockRowsFor(const std::vector<int>& elementBytes)
{
    std::int64_t bytes = 0, rows = kMostBlockRows;
    for (const int one : elementBytes)
        bytes += one;
    while (rows > 1 && rows * bytes > kMostBlockBytes)
        rows /= 2;
    return rows;
}

/// Where each column begins in a block of `rows` rows, then the bytes of the block.
inline std::vector<std::int64_t> offsetsFor(const std::vector<int>& elementBytes, std::int64_t rows)
{
    std::vector<std::int64_t> offsets{0};
    for (const int one : elementBytes)
        offsets.push_back(offsets.back() + segmentBytes(rows, one));
    return offsets;
}

/// Four lanes of multiplications keep up with the disk. Tells damage from health, keeps nobody out.
inline std::uint64_t checkSum(const void* data, std::size_t bytes, std::uint64_t place)
{
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
    std::uint64_t lanes[4] = {place + 1, place ^ kOdd, ~place, place * kOdd};
    const auto* from = static_cast<const std::byte*>(data);
    const auto add = [&](std::uint64_t& lane, std::size_t at, std::size_t count) {
        std::uint64_t word = 0;
        std::memcpy(&word, from + at, count);
        lane = (lane ^ word) * kOdd;
        lane ^= lane >> 29;
    };
    std::size_t at = 0;
    for (; at + 32 <= bytes; at += 32)
        for (std::size_t k = 0; k < 4; ++k)
            add(lanes[k], at + 8 * k, 8);
    for (; at < bytes; at += 8)
        add(lanes[0], at, bytes - at < 8 ? bytes - at : 8);
    std::uint64_t sum = bytes;
    for (const std::uint64_t lane : lanes)
        sum = (std::rotl(sum, 23) ^ lane) * kOdd;
    return sum ^ (sum >> 32);
}

/// Damage that swaps two segments is seen as well.
constexpr std::uint64_t placeOf(std::int64_t block, int column)
{
    return std::uint64_t(block) << 16 ^ std::uint64_t(column);
}

} // namespace loom::column_file
