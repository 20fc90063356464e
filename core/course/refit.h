#pragma once

#include "course/held_rows.h"
#include "course/subject_data.h"

namespace loom {

/// The weights of the one sigmoid node that best tells two classes apart: minimal Σ cross-entropy +
/// ridge/2·‖weights‖² by Newton's method, which has one answer (Hastie, Tibshirani and Friedman, The Elements of
/// Statistical Learning, §4.4.1). `inputs`: rows × units; `classes`: 0 or 1 a row. Returns units weights, then the
/// bias, which bears no ridge.
std::vector<double> logisticFit(std::span<const double> inputs, std::int64_t units, std::span<const int> classes,
                                double ridge);

/// The output node of a network held by hand, put at its best for the training rows, whatever the layers before it
/// are. One thread at a time uses it.
class OutputRefit {
public:
    /// A sentence where the last layer is no single sigmoid node over a layer, or the rows are no points with two
    /// classes.
    static Result<std::unique_ptr<OutputRefit>> make(const LabSubject& subject, const SubjectData& data);

    /// Moves the output node's weights and bias.
    void fit(HeldNetwork& network);
    /// Is the tensor one that `fit` moves?
    bool owns(const std::string& tensor) const { return tensor.starts_with(output_ + "/"); }

private:
    OutputRefit() = default;

    std::unique_ptr<HeldRows> rows_;
    std::vector<int> classes_;
    std::string before_, output_; ///< nodes
};

} // namespace loom
