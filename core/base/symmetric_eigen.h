#pragma once

#include "base/thread_pool.h"

#include <functional>
#include <vector>

namespace loom {

/// The largest eigenvalues of a symmetric matrix and their vectors.
struct SymmetricEigen {
    std::vector<double> values; ///< largest first
    std::vector<double> vectors; ///< one row a value, unit length, orthogonal to each other
};

/// Householder reflections to tridiagonal form, bisection by Sturm counts, inverse iteration (Golub and Van Loan,
/// "Matrix Computations", §8.3–8.4). `matrix` is n × n, both halves filled. Takes about 2n³ operations for a
/// count far below n, ends after a fixed number of rounds whatever the numbers are, and gives the same bits for
/// any number of threads. Empty after a yes of `cancelled`, which is asked once a row and a vector.
SymmetricEigen symmetricEigen(std::vector<double> matrix, int n, int count, ThreadPool& pool,
                              const std::function<bool()>& cancelled = {});

} // namespace loom
