#pragma once

#include "base/text.h"
#include "tensor/tensor.h"

#include <span>
#include <vector>

namespace loom {

/// Counts of (true class, predicted class), and which samples stand in each cell.
struct ConfusionMatrix {
    int classes = 0;
    std::vector<std::int64_t> counts; ///< classes × classes, row = true class
    std::vector<std::vector<std::int64_t>> samples; ///< indices into the given predictions, one list a cell

    std::int64_t count(int truth, int predicted) const { return counts[std::size_t(truth * classes + predicted)]; }
    std::int64_t total() const;
    double accuracy() const;
    double precision(int c) const; ///< 0 when nothing was predicted as c
    double recall(int c) const;
};

/// What stands beside row and column `number`: the class, or "output 3" of an output that no class belongs to.
Text nameOfOutput(const std::vector<std::string>& classes, int number);

/// The class that row `row` of predictions (n, columns) speaks for: the largest number, of a single one whether it
/// is above `border`; a row of NaN speaks for class 0.
int predictedClass(const Tensor& predictions, std::int64_t row, std::int64_t columns, double border = 0.5);

/// `predictions` (n, classes) probabilities or logits, or (n, 1) for two classes, the second above `border`; `labels`
/// one a row. A network with more outputs than `classes` gets a larger matrix; samples without a class (label < 0)
/// are left out.
ConfusionMatrix confusionOf(const Tensor& predictions, std::span<const std::int32_t> labels, int classes,
                            double border = 0.5);

} // namespace loom
