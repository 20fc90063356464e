#pragma once

#include "course/experiments/fashion_common.h"
#include "course/experiments/vector_common.h"

#include <span>

namespace loom::experiments {

constexpr std::int64_t kRowsAtOnce = 1000; ///< where there is no reason for more

/// A network of the engine that tells the gradient of any batch of its pictures: the mean over them.
class BatchGradients {
public:
    /// `largest`: rows that are computed at once; larger batches in parts.
    static Result<std::unique_ptr<BatchGradients>>
    make(const FashionRecipe& recipe, std::shared_ptr<const PreparedData> data, DType dtype, std::int64_t largest);

    /// Of a network of the same graph, whatever the type of its numbers.
    void setWeights(const std::map<std::string, Tensor>& weights);
    FlatWeights weights() const;
    void setWeights(const FlatWeights& weights);
    /// Of rows of the data; at least one.
    FlatWeights of(std::span<const std::int64_t> rows);
    /// The mean loss over these rows, at most `largest`.
    double loss(std::span<const std::int64_t> rows);

private:
    BatchGradients() = default;
    void fill(std::span<const std::int64_t> rows, const std::vector<Feed>& feeds) const;

    std::shared_ptr<const PreparedData> data_;
    std::unique_ptr<ThreadPool> pool_;
    std::unique_ptr<Network> network_;
    std::vector<Tensor> gradients_; ///< of each parameter, to be copied into
};

} // namespace loom::experiments
