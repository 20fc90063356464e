#pragma once

#include <cstddef>
#include <vector>

namespace loom::recommend {

/// A ridge regression of few unknowns: rows are added one by one, then Σ (row·x − value)² + penalty·|x|² is made
/// smallest by a Cholesky factorization.
class LeastSquares {
public:
    LeastSquares(int unknowns, double penalty);
    void clear();
    void add(const double* row, double value);
    /// All 0 where nothing was added, whatever the penalty.
    const std::vector<double>& solve();

private:
    double& at(int i, int j) { return matrix_[std::size_t(i) * std::size_t(unknowns_) + std::size_t(j)]; }

    int unknowns_;
    double penalty_;
    std::vector<double> matrix_, right_, solution_;
};

} // namespace loom::recommend
