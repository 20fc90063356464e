#pragma once

#include <cstdint>
#include <vector>

namespace loom {

/// A tree that halves rows where the squares around the means of both halves get smallest, down to single values
/// (CART of Breiman et al., 1984): all columns are tried at each split, so that nothing is left to chance.
class RegressionTree {
public:
    /// `rows` may name one several times. Ties go to the first column and the smallest threshold.
    RegressionTree(const std::vector<std::vector<double>>& columns, const std::vector<double>& target,
                   std::vector<std::size_t> rows);
    /// What it says of a row whose `column` is taken from the row `instead`.
    double valueAt(const std::vector<std::vector<double>>& columns, std::size_t row, std::size_t column,
                   std::size_t instead) const;

private:
    struct Node {
        std::size_t column = 0;
        double threshold = 0; ///< at most: to the left
        double value = 0; ///< of a leaf
        std::int32_t left = -1, right = -1; ///< −1: it is a leaf
    };
    struct Split;
    std::int32_t grow(const std::vector<std::vector<double>>& columns, const std::vector<double>& target,
                      std::vector<std::size_t> rows, int depth);

    std::vector<Node> nodes_;
};

} // namespace loom
