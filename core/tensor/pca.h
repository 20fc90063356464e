#pragma once

#include "base/thread_pool.h"
#include "tensor/tensor.h"

#include <functional>

namespace loom {

/// Principal components of the rows of X.
struct Pca {
    Tensor mean; ///< (features)
    Tensor components; ///< (count, features), rows of unit length, largest variance first; sign: largest entry > 0
    std::vector<double> variance; ///< along each component
    double totalVariance = 0;
};

/// By the eigenvectors of the covariance (features ≤ 1024) in f64; `count` is clipped to min(rows, features).
/// x: (rows, features) f32; variances are divided by rows − 1. Same bits for any number of threads.
/// `cancelled` is asked every few milliseconds; after a yes there are no components.
Pca pcaOf(const Tensor& x, int count, ThreadPool& pool, const std::function<bool()>& cancelled = {});
/// (rows, count) coordinates.
Tensor project(const Pca& pca, const Tensor& x, ThreadPool& pool);

} // namespace loom
