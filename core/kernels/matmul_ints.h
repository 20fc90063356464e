#pragma once

#include <cstdint>
#include <vector>

namespace loom {

/// The ints of the op `matmul`: how many products a sample has, their sizes (m, k)·(k, n), and whether an operand's
/// matrices stand turned, (k, m) or (n, k).
struct MatmulInts {
    std::int64_t count, m, k, n;
    bool turnA, turnB;

    explicit MatmulInts(const std::vector<std::int64_t>& ints)
        : count(ints[0])
        , m(ints[1])
        , k(ints[2])
        , n(ints[3])
        , turnA(ints[4] != 0)
        , turnB(ints[5] != 0)
    {
    }
};

} // namespace loom
