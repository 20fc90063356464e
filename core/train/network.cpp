#include "train/network.h"

#include "base/check.h"
#include "graph/initializers.h"
#include "kernels/device.h"
#include "kernels/variants.h"
#include "plan/fusion.h"
#include "train/memory_guard.h"
#include "train/network_impl.h"

#include <algorithm>

namespace loom {
namespace {

Text firstError(const std::vector<Issue>& issues)
{
    const auto error = std::ranges::find(issues, Severity::error, &Issue::severity);
    return error == issues.end() ? Text() : error->sentence;
}

/// The first op that the device has no kernel for, as a sentence.
Text lackOf(const Device& device, const Plan& plan)
{
    if (plan.dtype != DType::f32)
        return Text(TR("The device {device} computes numbers of 32 bits only"), {{"device", device.name}});
    for (const Op& op : plan.ops)
        if (!device.table.find(op.kind, plan.dtype))
            return Text(TR("The device {device} cannot compute {op} yet, which the layer {layer} needs"),
                        {{"device", device.name}, {"op", op.kind}, {"layer", op.node}});
    return {};
}

} // namespace

double CompiledPlan::loss() const
{
    double sum = 0;
    for (int i = 0; i < int(graph.losses.size()); ++i)
        sum += graph.lossWeights[std::size_t(i)] * loss(i);
    return sum;
}

double CompiledPlan::loss(int number) const
{
    const Ref& ref = graph.losses[std::size_t(number)];
    const void* at = execution->memory(ref.buffer);
    return ref.dtype == DType::f64 ? *static_cast<const double*>(at) : double(*static_cast<const float*>(at));
}

TensorView CompiledPlan::view(const Ref& ref) const
{
    return ref ? execution->view(ref) : TensorView{};
}

Network::Network()
    : impl_(std::make_unique<Impl>())
{
}
Network::~Network() = default;

OwnedParameter* Network::Impl::find(const std::string& name)
{
    const auto found = std::ranges::find(parameters, name, &OwnedParameter::name);
    return found == parameters.end() ? nullptr : &*found;
}

Result<CompiledPlan> Network::Impl::compilePlan(bool trainingPlan)
{
    CompileRequest request;
    request.dtype = options.dtype;
    request.training = trainingPlan;
    request.seed = options.seed;
    request.losses = options.losses;
    request.lossWeights = options.lossWeights;
    if (!trainingPlan)
        request.watched = watched;
    CompiledPlan made;
    made.graph = compileGraph(graph, report, fields, request);
    const Device* device = options.device;
    if (!device)
        made.graph.plan = fused(std::move(made.graph.plan), *kernels);
    else if (Text lack = lackOf(*device, made.graph.plan); !lack.empty())
        return lack;
    if (parameters.empty())
        for (const PlannedParameter& planned : made.graph.parameters)
            parameters.push_back(
                {planned.name, planned.spec, planned.frozen, Tensor(planned.spec.shape, options.dtype)});
    made.execution = device ? std::make_unique<Execution>(made.graph.plan, options.batch, *device, *pool)
                            : std::make_unique<Execution>(made.graph.plan, options.batch, *kernels, *pool);
    for (const PlannedParameter& planned : made.graph.parameters)
        made.execution->bind(planned.buffer, find(planned.name)->tensor.data());
    for (const auto& [field, ref] : made.graph.feeds)
        made.feeds.push_back({field, made.execution->view(ref), ref.shape});
    return made;
}

Result<void> Network::Impl::compilePlans()
{
    if (!options.losses.empty()) {
        Result<CompiledPlan> plan = compilePlan(true);
        if (!plan)
            return plan.error();
        training = std::move(*plan);
    }
    Result<CompiledPlan> plan = compilePlan(false);
    if (!plan)
        return plan.error();
    inference = std::move(*plan);
    return {};
}

void Network::Impl::setUpdateTargets()
{
    std::vector<UpdateTarget> targets;
    for (const ParameterGradient& entry : training->graph.plan.gradients) {
        OwnedParameter* owned = find(entry.name);
        targets.push_back({entry.name, &owned->tensor, entry.gradient, {}, owned->spec.l1, owned->spec.l2});
    }
    update->setTargets(std::move(targets), *training->execution);
}

Result<std::unique_ptr<Network>> Network::compile(const Graph& graph, const std::vector<FieldShape>& fields,
                                                  const CompileOptions& options, ThreadPool& pool)
{
    std::unique_ptr<Network> network(new Network);
    Impl& impl = *network->impl_;
    impl.graph = graph;
    impl.fields = fields;
    impl.options = options;
    impl.pool = &pool;
    impl.report = inspect(graph, fields, options.losses);
    if (const Text error = firstError(impl.report.issues); !error.empty())
        return error;
    if (options.batch < 1)
        return Text(TR("The batch size is {batch}; it must be at least 1."), {{"batch", options.batch}});
    if (const Text refusal = memoryRefusal(impl.report, options.batch, options.dtype); !refusal.empty())
        return refusal;
    const OptimizerType* optimizer = findOptimizer(options.optimizer.type);
    if (!optimizer)
        return Text(TR("There is no optimizer “{optimizer}”."), {{"optimizer", options.optimizer.type}});
    const Result<const KernelTable*> kernels =
        options.device ? &options.device->table : chooseKernels(options.kernels);
    if (!kernels)
        return kernels.error();
    impl.kernels = *kernels;
    try {
        if (const Result<void> compiled = impl.compilePlans(); !compiled)
            return compiled.error();
        impl.update = std::make_unique<Update>(*optimizer, options.optimizer.attributes, options.dtype);
        if (impl.training)
            impl.setUpdateTargets();
    } catch (const std::bad_alloc&) {
        return Text(TR("There is not enough memory for this network with a batch of {batch}; make the batch or the "
                       "layers smaller."),
                    {{"batch", options.batch}});
    }
    for (const OwnedParameter& p : impl.parameters)
        impl.views.push_back({p.name, p.spec.shape, p.spec.trainable, p.frozen});
    network->initialize(options.seed);
    return network;
}

const std::string& Network::kernels() const
{
    return impl_->kernels->name;
}

const Device* Network::device() const
{
    return impl_->options.device;
}

std::int64_t Network::batch() const
{
    return impl_->options.batch;
}

DType Network::dtype() const
{
    return impl_->options.dtype;
}

const std::vector<Feed>& Network::trainingFeeds() const
{
    static const std::vector<Feed> none;
    return impl_->training ? impl_->training->feeds : none;
}

const std::vector<Feed>& Network::inferenceFeeds() const
{
    return impl_->inference.feeds;
}

void Network::trainStep(std::int64_t rows, std::int64_t step, double learningRate)
{
    LOOM_ASSERT(impl_->training && rows > 0 && rows <= batch());
    impl_->training->execution->run(rows, std::uint64_t(step), true);
    impl_->update->run(*impl_->training->execution, *impl_->pool, step, learningRate, true);
}

void Network::forwardBackward(std::int64_t rows, std::int64_t step)
{
    LOOM_ASSERT(impl_->training && rows > 0 && rows <= batch());
    impl_->training->execution->run(rows, std::uint64_t(step), false);
    impl_->update->run(*impl_->training->execution, *impl_->pool, step, 0, false);
}

void Network::infer(std::int64_t rows, Moment at)
{
    LOOM_ASSERT(rows > 0 && rows <= batch());
    impl_->inference.execution->run(rows, at.time(), false);
}

double Network::loss() const
{
    return impl_->training ? impl_->training->loss() + impl_->update->penalty() : 0;
}

double Network::Impl::penalties() const
{
    double sum = 0;
    for (const OwnedParameter& p : parameters)
        if (p.spec.trainable && !p.frozen)
            sum += penaltyOf(p.tensor, p.spec.l1, p.spec.l2);
    return sum;
}

double Network::inferenceLoss() const
{
    return impl_->inference.loss() + impl_->penalties();
}

int Network::losses() const
{
    return int(impl_->inference.graph.losses.size());
}

double Network::lossWeight(int loss) const
{
    return impl_->inference.graph.lossWeights[std::size_t(loss)];
}

double Network::penalty(bool inference) const
{
    return inference ? impl_->penalties() : impl_->update->penalty();
}

double Network::counted(int loss, std::int64_t rows, bool inference) const
{
    const TensorView mask = this->mask(loss, inference);
    if (!mask.data)
        return double(rows);
    double sum = 0;
    for (std::int64_t row = 0; row < rows; ++row)
        sum += mask.dtype == DType::f64 ? static_cast<const double*>(mask.data)[row]
                                        : double(static_cast<const float*>(mask.data)[row]);
    return sum;
}

double Network::lossPart(int loss, bool inference) const
{
    return (inference ? impl_->inference : *impl_->training).loss(loss);
}

TensorView Network::prediction(int loss, bool inference) const
{
    const CompiledPlan& plan = inference ? impl_->inference : *impl_->training;
    return plan.view(plan.graph.predictions[std::size_t(loss)]);
}

TensorView Network::target(int loss, bool inference) const
{
    const CompiledPlan& plan = inference ? impl_->inference : *impl_->training;
    return plan.view(plan.graph.targets[std::size_t(loss)]);
}

TensorView Network::mask(int loss, bool inference) const
{
    const CompiledPlan& plan = inference ? impl_->inference : *impl_->training;
    return plan.view(plan.graph.masks[std::size_t(loss)]);
}

void Network::initialize(std::uint64_t seed)
{
    for (OwnedParameter& p : impl_->parameters)
        loom::initialize(p.tensor, p.spec, RandomStream(seed, p.name));
    impl_->update->resetSlots();
}

bool Network::setLive(const std::string& node, const std::string& attribute, double value)
{
    if (node == "optimizer")
        return impl_->update->set(attribute, value);
    return impl_->training && impl_->training->execution->setLive(node, attribute, value);
}

void Network::watchActivations(const std::vector<std::string>& names)
{
    std::set<std::string> all = impl_->watched;
    all.insert(names.begin(), names.end());
    impl_->watchExactly(std::move(all));
}

void Network::keepActivations(const std::vector<std::string>& names)
{
    std::set<std::string> kept;
    for (const std::string& name : names)
        if (impl_->watched.contains(name))
            kept.insert(name);
    impl_->watchExactly(std::move(kept));
}

void Network::Impl::watchExactly(std::set<std::string> names)
{
    if (names == watched)
        return;
    std::swap(watched, names);
    try {
        inference = std::move(compilePlan(false)).value(); // the same ops as before
    } catch (const std::bad_alloc&) {
        std::swap(watched, names);
        throw;
    }
}

bool Network::tap(const std::vector<std::string>& names)
{
    if (!impl_->training)
        return false;
    CompiledPlan& plan = *impl_->training;
    for (const auto& [name, tensor] : impl_->taps)
        plan.execution->tap(plan.graph.activations.at(name).buffer, nullptr);
    impl_->taps.clear();
    bool all = true;
    for (const std::string& name : names) {
        const auto found = plan.graph.activations.find(name);
        if (found == plan.graph.activations.end() || impl_->taps.contains(name)) {
            all = all && found != plan.graph.activations.end();
            continue;
        }
        Tensor& memory = impl_->taps[name] = Tensor(found->second.shape.withFront(batch()), found->second.dtype);
        if (!plan.execution->tap(found->second.buffer, memory.data())) {
            impl_->taps.erase(name);
            all = false;
        }
    }
    return all;
}

const Tensor* Network::tapped(const std::string& name) const
{
    const auto found = impl_->taps.find(name);
    return found == impl_->taps.end() ? nullptr : &found->second;
}

TensorView Network::activation(const std::string& name) const
{
    const auto found = impl_->inference.graph.activations.find(name);
    if (found == impl_->inference.graph.activations.end())
        return {};
    return impl_->inference.execution->view(found->second);
}

Shape Network::activationShape(const std::string& name) const
{
    const auto found = impl_->inference.graph.activations.find(name);
    return found == impl_->inference.graph.activations.end() ? Shape() : found->second.shape;
}

bool Network::hasActivation(const std::string& name) const
{
    return impl_->inference.graph.activations.contains(name);
}

std::size_t Network::plannedBytes() const
{
    std::size_t bytes = impl_->inference.execution->schedule().bytes();
    if (impl_->training)
        bytes += impl_->training->execution->schedule().bytes();
    return bytes;
}

} // namespace loom
