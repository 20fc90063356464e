#include "recommend/least_squares.h"

#include <algorithm>
#include <cmath>

namespace loom::recommend {

LeastSquares::LeastSquares(int unknowns, double penalty)
    : unknowns_(unknowns)
    , penalty_(penalty)
    , matrix_(std::size_t(unknowns) * std::size_t(unknowns))
    , right_(std::size_t(unknowns))
    , solution_(std::size_t(unknowns))
{
}

void LeastSquares::clear()
{
    std::ranges::fill(matrix_, 0.0);
    std::ranges::fill(right_, 0.0);
}

void LeastSquares::add(const double* row, double value)
{
    for (int i = 0; i < unknowns_; ++i) {
        right_[std::size_t(i)] += row[i] * value;
        for (int j = 0; j <= i; ++j)
            at(i, j) += row[i] * row[j];
    }
}

const std::vector<double>& LeastSquares::solve()
{
    for (int i = 0; i < unknowns_; ++i)
        at(i, i) += penalty_;
    solution_ = right_;
    for (int i = 0; i < unknowns_; ++i) {
        for (int j = 0; j <= i; ++j) {
            double rest = at(i, j);
            for (int k = 0; k < j; ++k)
                rest -= at(i, k) * at(j, k);
            if (i != j)
                at(i, j) = at(j, j) > 0 ? rest / at(j, j) : 0;
            else
                at(i, i) = rest > 0 ? std::sqrt(rest) : 0;
        }
        double rest = solution_[std::size_t(i)];
        for (int k = 0; k < i; ++k)
            rest -= at(i, k) * solution_[std::size_t(k)];
        solution_[std::size_t(i)] = at(i, i) > 0 ? rest / at(i, i) : 0; // what nothing is said about is 0
    }
    for (int i = unknowns_ - 1; i >= 0; --i) {
        double rest = solution_[std::size_t(i)];
        for (int k = i + 1; k < unknowns_; ++k)
            rest -= at(k, i) * solution_[std::size_t(k)];
        solution_[std::size_t(i)] = at(i, i) > 0 ? rest / at(i, i) : 0;
    }
    return solution_;
}

} // namespace loom::recommend
