#pragma once

#include "base/thread_pool.h"
#include "tensor/tensor.h"

namespace loom {

/// Principal components of the rows of X.
struct Pca {
    Tensor mean; ///< (features)
    Tensor components; ///< (count, features), rows of unit length, largest variance first; sign: largest entry > 0
    std::vector<double> variance; ///< along each component
    double totalVariance = 0;
};

/// By the eigenvectors of the covariance (features ≤ 1024) in f64; `count` at most min(rows, features).
Pca pcaOf(const Tensor& x, int count, ThreadPool& pool);
/// (rows, count) coordinates.
Tensor project(const Pca& pca, const Tensor& x, ThreadPool& pool);

} // namespace loom
