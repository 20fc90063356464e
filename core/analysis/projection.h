#pragma once

#include "base/thread_pool.h"

#include <cstdint>
#include <vector>

namespace loom {

/// A seeded random matrix that takes rows of many numbers to rows of few and nearly keeps their distances
/// (Johnson and Lindenstrauss). Sparse: each number is added to one output in each of 8 equal groups of outputs,
/// with a random sign and weight 1/√8 (Kane and Nelson, "Sparser Johnson–Lindenstrauss transforms", 2014), so a
/// row costs 8 additions a number. The same matrix for the same (from, to, seed), on every machine.
class RandomProjection {
public:
    /// from: numbers of a row; to: numbers wanted, a multiple of 8 up to 32 768.
    RandomProjection(std::int64_t from, int to, std::uint64_t seed);

    std::int64_t from() const { return from_; }
    int to() const { return to_; }
    /// rows (count, from) → out (count, to). Rows may come in any chunks: each row's result is its own.
    void apply(const float* rows, std::int64_t count, float* out, ThreadPool& pool) const;
    /// Entry (number, output) of the matrix.
    float entry(std::int64_t number, int output) const;

private:
    void applyBlock(const float* rows, std::int64_t count, float* out) const;

    std::int64_t from_;
    int to_;
    std::vector<std::uint16_t> targets_; ///< [number][8]: output · 2 + (1 where the sign is minus)
};

} // namespace loom
