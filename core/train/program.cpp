#include "train/program.h"

#include "base/check.h"

namespace loom {

Program::Program(CompiledGraph graph, std::int64_t batch, const KernelTable& kernels, const Device* device,
                 Parameters& parameters, ThreadPool& pool)
    : graph_(std::move(graph))
    , batch_(batch)
    , execution_(device ? std::make_unique<Execution>(graph_.plan, batch, *device, pool)
                        : std::make_unique<Execution>(graph_.plan, batch, kernels, pool))
{
    for (const PlannedParameter& planned : graph_.parameters)
        execution_->bind(planned.buffer, parameters.find(planned.name)->tensor.data());
    for (const auto& [field, ref] : graph_.feeds)
        feeds_.push_back({field, execution_->view(ref), ref.shape});
}

void Program::run(std::int64_t rows, Moment at)
{
    LOOM_ASSERT(rows > 0 && rows <= batch_);
    execution_->run(rows, at.time(), false);
}

void Program::runStep(std::int64_t rows, Moment at)
{
    LOOM_ASSERT(rows > 0 && rows <= batch_);
    execution_->run(rows, at.time(), true);
}

double Program::loss() const
{
    double sum = 0;
    for (int i = 0; i < losses(); ++i)
        sum += lossWeight(i) * loss(i);
    return sum;
}

double Program::loss(int number) const
{
    const Ref& ref = graph_.losses[std::size_t(number)];
    const void* at = execution_->memory(ref.buffer);
    return ref.dtype == DType::f64 ? *static_cast<const double*>(at) : double(*static_cast<const float*>(at));
}

TensorView Program::view(const Ref& ref) const
{
    return ref ? execution_->view(ref) : TensorView{};
}

Shape Program::shapeOf(const std::string& activation) const
{
    const auto found = graph_.activations.find(activation);
    return found == graph_.activations.end() ? Shape() : found->second.shape;
}

TensorView Program::activation(const std::string& name) const
{
    const auto found = graph_.activations.find(name);
    return found == graph_.activations.end() ? TensorView{} : execution_->view(found->second);
}

Tensor Program::roomFor(const std::string& activation) const
{
    const Ref& ref = graph_.activations.at(activation);
    return Tensor(ref.shape.withFront(batch_), ref.dtype);
}

bool Program::tap(const std::string& activation, void* memory)
{
    return execution_->tap(graph_.activations.at(activation).buffer, memory);
}

} // namespace loom
