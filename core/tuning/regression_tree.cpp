#include "tuning/regression_tree.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::size_t kFewest = 2; // rows that are halved
constexpr int kDeepest = 64;

} // namespace

struct RegressionTree::Split {
    double gain = 0; ///< of the sum of squares
    std::size_t column = 0;
    double threshold = 0;
};

RegressionTree::RegressionTree(const std::vector<std::vector<double>>& columns, const std::vector<double>& target,
                               std::vector<std::size_t> rows)
{
    grow(columns, target, std::move(rows), 0);
}

std::int32_t RegressionTree::grow(const std::vector<std::vector<double>>& columns, const std::vector<double>& target,
                                  std::vector<std::size_t> rows, int depth)
{
    const auto place = std::int32_t(nodes_.size());
    nodes_.emplace_back();
    double all = 0;
    for (const std::size_t row : rows)
        all += target[row];
    const double count = double(rows.size());
    nodes_.back().value = rows.empty() ? 0 : all / count;
    Split best;
    for (std::size_t column = 0; column < columns.size() && rows.size() >= kFewest && depth < kDeepest; ++column) {
        const std::vector<double>& values = columns[column];
        std::ranges::sort(rows, [&](std::size_t a, std::size_t b) {
            return values[a] != values[b] ? values[a] < values[b] : a < b;
        });
        double left = 0;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            left += target[rows[i - 1]];
            const double low = values[rows[i - 1]], high = values[rows[i]];
            if (low == high)
                continue;
            const double right = all - left;
            const double gain = left * left / double(i) + right * right / (count - double(i)) - all * all / count;
            if (gain > best.gain + 1e-12 * std::fabs(best.gain))
                best = {gain, column, low + (high - low) / 2};
        }
    }
    if (!(best.gain > 1e-12))
        return place;
    std::vector<std::size_t> left, right;
    for (const std::size_t row : rows)
        (columns[best.column][row] <= best.threshold ? left : right).push_back(row);
    if (left.empty() || right.empty())
        return place;
    rows = {};
    const std::int32_t low = grow(columns, target, std::move(left), depth + 1);
    const std::int32_t high = grow(columns, target, std::move(right), depth + 1);
    Node& node = nodes_[std::size_t(place)];
    node.column = best.column;
    node.threshold = best.threshold;
    node.left = low;
    node.right = high;
    return place;
}

double RegressionTree::valueAt(const std::vector<std::vector<double>>& columns, std::size_t row, std::size_t column,
                               std::size_t instead) const
{
    const Node* node = &nodes_.front();
    while (node->left >= 0) {
        const double value = columns[node->column][node->column == column ? instead : row];
        node = &nodes_[std::size_t(value <= node->threshold ? node->left : node->right)];
    }
    return node->value;
}

} // namespace loom
