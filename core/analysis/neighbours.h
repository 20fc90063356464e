#pragma once

#include "base/thread_pool.h"
#include "kernels/variants.h"
#include "tensor/tensor.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace loom {

/// The k nearest other rows of each row, nearest first; equal distances stand in the order of the rows.
struct Neighbours {
    std::int64_t rows = 0;
    int k = 0;
    std::vector<std::int32_t> index; ///< (rows, k)
    std::vector<float> squaredDistance; ///< (rows, k), in units of the largest |number| of the centred rows
};

/// Exact, by blocked products (|a − b|² = |a|² + |b|² − 2 a·b); the distances of those found are then computed
/// from the differences. x: (rows, features) f32, where
/// what is not finite counts as 0; k is clipped to rows − 1. Empty when `cancelled`.
Neighbours nearestNeighbours(const Tensor& x, int k, ThreadPool& pool, const std::function<bool()>& cancelled = {},
                             const MapLoops& loops = fastestMapLoops());

} // namespace loom
