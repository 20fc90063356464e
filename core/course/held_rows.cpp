#include "course/held_rows.h"

#include "course/held_subject.h"

#include <algorithm>

namespace loom {

HeldRows::~HeldRows() = default;

Result<std::unique_ptr<HeldRows>> HeldRows::make(const LabSubject& subject, std::int64_t rows)
{
    const Result<std::vector<FieldShape>> fields = subjectFields(subject);
    if (!fields)
        return fields.error();
    std::unique_ptr<HeldRows> made(new HeldRows);
    made->pool_ = std::make_unique<ThreadPool>(1);
    CompileOptions options;
    options.dtype = DType::f64;
    options.batch = rows;
    options.seed = subject.project.seed;
    Result<std::unique_ptr<Network>> network =
        Network::compile(subject.project.graph, *fields, options, *made->pool_);
    if (!network)
        return network.error();
    made->network_ = std::move(*network);
    std::vector<std::string> watched;
    for (const Node& node : subject.project.graph.nodes)
        for (const char* name : {"/sum", "/output"})
            if (made->network_->hasActivation(node.id + name))
                watched.push_back(node.id + name);
    made->network_->watchActivations(watched);
    return made;
}

bool HeldRows::setSamples(std::span<const double> numbers)
{
    if (network_->inferenceFeeds().empty())
        return false;
    const TensorView& view = network_->inferenceFeeds().front().view;
    if (view.dtype != DType::f64 || std::int64_t(numbers.size()) != view.rows * view.rowSize)
        return false;
    std::ranges::copy(numbers, static_cast<double*>(view.data));
    return true;
}

void HeldRows::answer(const std::map<std::string, Tensor>& weights)
{
    for (const auto& [name, tensor] : weights)
        if (Tensor* own = network_->parameter(name); own && own->shape() == tensor.shape())
            *own = tensor;
    network_->infer(rows());
}

std::int64_t HeldRows::units(const std::string& tensor) const
{
    return network_->hasActivation(tensor) ? network_->activation(tensor).rowSize : 0;
}

std::span<const double> HeldRows::values(const std::string& tensor) const
{
    if (!network_->hasActivation(tensor))
        return {};
    const TensorView view = network_->activation(tensor);
    return {static_cast<const double*>(view.data), std::size_t(view.rows * view.rowSize)};
}

} // namespace loom
