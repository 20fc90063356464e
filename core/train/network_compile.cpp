// How a network comes about: phases, plans, memory.
#include "base/check.h"
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

Text tooLittleMemory(std::int64_t batch)
{
    return Text(TR("There is not enough memory for this network with a batch of {batch}; make the batch or the "
                   "layers smaller."),
                {{"batch", batch}});
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

Text unknownOptimizer(const std::string& type)
{
    return Text(TR("There is no optimizer “{optimizer}”."), {{"optimizer", type}});
}

} // namespace

CompileRequest Network::Impl::inferenceRequest() const
{
    CompileRequest request;
    request.dtype = options.dtype;
    request.seed = options.seed;
    request.losses = options.losses;
    request.lossWeights = options.lossWeights;
    request.watched = watched;
    return request;
}

CompileRequest Network::Impl::requestFor(const Phase& phase) const
{
    CompileRequest request;
    request.dtype = options.dtype;
    request.training = true;
    request.seed = options.seed;
    request.updates = phase.updates;
    request.onlyNeeded = !options.phases.empty();
    for (const int loss : phase.losses) {
        const std::size_t i = std::size_t(loss);
        request.losses.push_back(options.losses[i]);
        request.lossWeights.push_back(i < options.lossWeights.size() ? options.lossWeights[i] : 1.0);
    }
    return request;
}

Result<std::unique_ptr<Program>> Network::Impl::compiled(const GraphReport& shapes,
                                                         const std::vector<FieldShape>& read,
                                                         const CompileRequest& request, std::int64_t batch)
{
    CompiledGraph made = compileGraph(graph, shapes, read, request);
    const Device* device = options.device;
    if (!device)
        made.plan = fused(std::move(made.plan), *kernels);
    else if (Text lack = lackOf(*device, made.plan); !lack.empty())
        return lack;
    if (parameters.empty())
        for (const PlannedParameter& planned : made.parameters)
            parameters.add(planned.name, planned.spec, planned.frozen);
    for (const PlannedParameter& planned : made.parameters)
        if (const Parameters::Entry* owned = parameters.find(planned.name); owned->spec.shape != planned.spec.shape)
            return Text(TR("{name} would need the shape {needed}, but the network holds it as {held}"),
                        {{"name", planned.name},
                         {"needed", describe(planned.spec.shape)},
                         {"held", describe(owned->spec.shape)}});
    return std::make_unique<Program>(std::move(made), batch, *kernels, device, parameters, *pool);
}

/// The phases of the recipe, or the one that learns everything from every loss.
Result<void> Network::Impl::choosePhases()
{
    std::vector<PhaseOptions> wanted = options.phases;
    if (wanted.empty() && !options.losses.empty()) {
        wanted.emplace_back();
        for (int loss = 0; loss < int(options.losses.size()); ++loss)
            wanted.back().losses.push_back(loss);
    }
    for (PhaseOptions& one : wanted) {
        const Part& part = one.optimizer ? *one.optimizer : options.optimizer;
        Phase phase{.id = one.id, .losses = one.losses, .updates = one.updates, .steps = one.steps};
        phase.optimizer = findOptimizer(part.type);
        if (!phase.optimizer)
            return unknownOptimizer(part.type);
        phase.attributes = part.attributes;
        phase.ownOptimizer = one.optimizer.has_value();
        const Attributes all = completed(phase.optimizer->attributes, part.attributes);
        phase.rate = numberOf(attributeOf(all, "learning_rate"));
        phase.clip = numberOf(attributeOf(all, "global_clipnorm"));
        phase.update = std::make_unique<Update>(*phase.optimizer, phase.attributes, options.dtype);
        parameters.addOptimizer(phase.slotsId(), *phase.optimizer);
        phases.push_back(std::move(phase));
    }
    return {};
}

Text Network::Impl::lackingRule(const Phase& phase) const
{
    const auto lacks = [&](const std::string& rule) { return !options.device->updates.find(rule, DType::f32); };
    const auto sentence = [&](const std::string& rule) {
        return Text(TR("The device {device} cannot compute the optimizer or constraint {rule} yet"),
                    {{"device", options.device->name}, {"rule", rule}});
    };
    if (!options.device)
        return {};
    if (lacks(phase.optimizer->id))
        return sentence(phase.optimizer->id);
    for (const Parameters::Entry& entry : parameters.entries())
        for (const Part& constraint : constraintsOf(entry))
            if (lacks(constraint.type))
                return sentence(constraint.type);
    return {};
}

Result<void> Network::Impl::compileAll()
{
    for (Phase& phase : phases) {
        Result<std::unique_ptr<Program>> program = compiled(report, fields, requestFor(phase), options.batch);
        if (!program)
            return program.error();
        if (Text lack = lackingRule(phase); !lack.empty())
            return lack;
        take(phase, std::move(*program));
    }
    findFeedsAndPlaces();
    Result<std::unique_ptr<Program>> program = compiled(report, fields, inferenceRequest(), options.batch);
    if (!program)
        return program.error();
    inference = std::move(*program);
    return {};
}

/// The layer's own, then the recipe's.
std::vector<Part> Network::Impl::constraintsOf(const Parameters::Entry& parameter) const
{
    std::vector<Part> all = parameter.spec.constraints;
    const std::size_t slash = parameter.name.find('/');
    const std::string node = parameter.name.substr(0, slash), name = parameter.name.substr(slash + 1);
    for (const ConstraintUse& use : options.constraints)
        if (use.nodes.contains(node) && (use.parameter.empty() || use.parameter == name))
            all.push_back(use.constraint);
    return all;
}

void Network::Impl::take(Phase& phase, std::unique_ptr<Program> program)
{
    phase.program = std::move(program);
    std::vector<UpdateTarget> targets;
    for (const ParameterGradient& entry : phase.program->graph().plan.gradients) {
        Parameters::Entry* owned = parameters.find(entry.name);
        targets.push_back({entry.name, &owned->tensor, entry.gradient, &parameters.slotsOf(phase.slotsId(), *owned),
                           owned->spec.l1, owned->spec.l2, constraintsOf(*owned),
                           options.accumulates ? parameters.gather(*owned) : nullptr});
    }
    phase.update->setTargets(std::move(targets), phase.program->execution());
    prepareShards(phase);
    for (const auto& [place, value] : live)
        phase.program->execution().setLive(place.first, place.second, value);
    try {
        phase.program->tap(tapsOf(phase));
    } catch (const std::bad_alloc&) {
        taps.clear(); // whoever looks has to ask again; the training goes on
    }
}

void Network::Impl::findFeedsAndPlaces()
{
    trainingFeeds.clear();
    places.assign(options.losses.size(), {});
    for (const Phase& phase : phases) {
        trainingFeeds.insert(trainingFeeds.end(), phase.program->feeds().begin(), phase.program->feeds().end());
        for (std::size_t i = 0; i < phase.losses.size(); ++i)
            places[std::size_t(phase.losses[i])] = {phase.program.get(), int(i)};
    }
}

Result<std::unique_ptr<Network>> Network::compile(const Graph& graph, const std::vector<FieldShape>& fields,
                                                  const CompileOptions& options, ThreadPool& pool)
{
    auto made = std::make_unique<Impl>(options);
    Impl& impl = *made;
    impl.graph = graph;
    impl.fields = fields;
    impl.pool = &pool;
    impl.cut = ShardCut(options.shards, impl.ranks());
    impl.report = inspect(graph, fields, options.losses);
    if (const Text error = firstError(impl.report.issues); !error.empty())
        return error;
    if (options.batch < 1)
        return Text(TR("The batch size is {batch}; it must be at least 1."), {{"batch", options.batch}});
    if (const Text refusal = memoryRefusal(impl.report, options.batch, options.dtype); !refusal.empty())
        return refusal;
    if (!findOptimizer(options.optimizer.type))
        return unknownOptimizer(options.optimizer.type);
    const Result<const KernelTable*> kernels =
        options.device ? &options.device->table : chooseKernels(options.kernels);
    if (!kernels)
        return kernels.error();
    impl.kernels = *kernels;
    try {
        if (const Result<void> chosen = impl.choosePhases(); !chosen)
            return chosen.error();
        if (const Result<void> compiled = impl.compileAll(); !compiled)
            return compiled.error();
    } catch (const std::bad_alloc&) {
        return tooLittleMemory(options.batch);
    }
    for (const Parameters::Entry& p : impl.parameters.entries())
        impl.views.push_back({p.name, p.spec.shape, p.spec.trainable, p.frozen});
    impl.parameters.initialize(options.seed);
    return std::unique_ptr<Network>(new Network(std::move(made)));
}

Result<std::unique_ptr<Program>> Network::program(const ProgramOptions& wanted)
{
    const std::vector<FieldShape>& fields = wanted.fields.empty() ? impl_->fields : wanted.fields;
    const std::vector<LossUse> losses = wanted.withLosses ? impl_->options.losses : std::vector<LossUse>();
    const GraphReport report = inspect(impl_->graph, fields, losses);
    if (const Text error = firstError(report.issues); !error.empty())
        return error;
    CompileRequest request = impl_->inferenceRequest();
    request.losses = losses;
    request.watched = wanted.watched;
    LOOM_ASSERT(!wanted.carries || !wanted.looksBack); // a gradient ends where a carried state begins
    request.carries = wanted.carries;
    request.looksBack = wanted.looksBack;
    request.gradientOf = wanted.gradientOf;
    const std::int64_t batch = wanted.batch > 0 ? wanted.batch : impl_->options.batch;
    if (const Text refusal = memoryRefusal(report, batch, request.dtype);
        batch > impl_->options.batch && !refusal.empty())
        return refusal;
    try {
        return impl_->compiled(report, fields, request, batch);
    } catch (const std::bad_alloc&) {
        return tooLittleMemory(batch);
    }
}

} // namespace loom
