#include "course/experiments/batch_common.h"

#include <algorithm>

namespace loom::experiments {

Result<std::unique_ptr<BatchGradients>> BatchGradients::make(const FashionRecipe& recipe,
                                                             std::shared_ptr<const PreparedData> data, DType dtype,
                                                             std::int64_t largest)
{
    const Project project = fashionProject(recipe);
    std::unique_ptr<BatchGradients> made(new BatchGradients);
    made->data_ = std::move(data);
    made->pool_ = std::make_unique<ThreadPool>(1);
    const std::vector<FieldShape> fields = fieldShapes(*made->data_);
    CompileOptions options;
    options.dtype = dtype;
    options.batch = largest;
    options.seed = recipe.seed;
    options.losses = lossUses(project, fields);
    options.optimizer = project.training.optimizer;
    Result<std::unique_ptr<Network>> network = Network::compile(project.graph, fields, options, *made->pool_);
    if (!network)
        return network.error();
    made->network_ = std::move(*network);
    for (const ParameterView& parameter : made->network_->parameters())
        made->gradients_.emplace_back(parameter.shape, dtype);
    return made;
}

void BatchGradients::setWeights(const std::map<std::string, Tensor>& weights)
{
    std::map<std::string, Tensor> own;
    for (const auto& [name, tensor] : weights)
        own[name] = tensor.to(network_->dtype());
    const Result<void> set = network_->setWeights(own);
    LOOM_ASSERT(set.ok()); // of the same graph
}

FlatWeights BatchGradients::weights() const
{
    FlatWeights all;
    for (const ParameterView& parameter : network_->parameters()) {
        const Tensor* tensor = std::as_const(*network_).parameter(parameter.name);
        for (std::int64_t i = 0; i < tensor->size(); ++i)
            all.push_back(tensor->at(i));
    }
    return all;
}

void BatchGradients::setWeights(const FlatWeights& weights)
{
    std::size_t next = 0;
    for (const ParameterView& parameter : network_->parameters()) {
        Tensor* tensor = network_->parameter(parameter.name);
        for (std::int64_t i = 0; i < tensor->size(); ++i)
            tensor->set(i, weights[next++]);
    }
}

void BatchGradients::fill(std::span<const std::int64_t> rows, const std::vector<Feed>& feeds) const
{
    for (const Feed& feed : feeds) {
        const Result<void> filled = gatherField(*data_, data_->indexOf(feed.field), rows, feed.view);
        LOOM_ASSERT(filled.ok()); // the rows are held in memory
    }
}

FlatWeights BatchGradients::of(std::span<const std::int64_t> rows)
{
    FlatWeights sum;
    const std::size_t most = std::size_t(network_->batch());
    for (std::size_t first = 0; first < rows.size(); first += most) {
        const std::span<const std::int64_t> part = rows.subspan(first, std::min(most, rows.size() - first));
        fill(part, network_->trainingFeeds());
        network_->forwardBackward(std::int64_t(part.size()), 0);
        const double share = double(part.size()) / double(rows.size());
        std::size_t place = 0;
        for (std::size_t p = 0; p < gradients_.size(); ++p) {
            [[maybe_unused]] const bool known = network_->gradient(network_->parameters()[p].name, gradients_[p]);
            LOOM_ASSERT(known);
            sum.resize(std::max(sum.size(), place + std::size_t(gradients_[p].size())));
            for (std::int64_t i = 0; i < gradients_[p].size(); ++i)
                sum[place++] += share * gradients_[p].at(i);
        }
    }
    return sum;
}

double BatchGradients::loss(std::span<const std::int64_t> rows)
{
    fill(rows, network_->inferenceFeeds());
    network_->infer(std::int64_t(rows.size()));
    return network_->inferenceLoss();
}

} // namespace loom::experiments
