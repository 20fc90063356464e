#pragma once

#include <algorithm>
#include <cstdint>

namespace loom::baseline {

constexpr std::int64_t kShortRow = 16; ///< of fewer numbers no register is filled (interleavedSum)

/// Of short rows the values of several come first, side by side; then each has its sum.
template<class T, class Value, class Use>
void eachShortRow(std::int64_t rows, std::int64_t size, const Value& value, const Use& use)
{
    constexpr std::int64_t kRoom = 64 * kShortRow;
    T values[kRoom];
    const std::int64_t most = kRoom / size;
    for (std::int64_t first = 0; first < rows; first += most) {
        const std::int64_t count = std::min(most, rows - first), begin = first * size;
        for (std::int64_t i = 0; i < count * size; ++i)
            values[i] = value(begin + i);
        for (std::int64_t n = 0; n < count; ++n)
            use(first + n, values + n * size);
    }
}

} // namespace loom::baseline
