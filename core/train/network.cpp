#include "train/network.h"

#include "base/check.h"
#include "train/network_impl.h"

#include <algorithm>

namespace loom {

Network::Network(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl))
{
}
Network::~Network() = default;

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
    return impl_->trainingFeeds;
}

const std::vector<Feed>& Network::inferenceFeeds() const
{
    return impl_->inference->feeds();
}

/// The update is here, whatever computed the gradients.
void Network::Impl::updateHere(const Phase& phase) const
{
    for (const UpdateTarget& target : phase.update->targets()) {
        parameters.toWrite(*target.parameter);
        for (const Tensor& slot : *target.state)
            parameters.toWrite(slot);
    }
}

/// Where nothing stands between gradients and optimizer, one pass; else the gradients are summed first, over shards
/// or over the batches that share an update.
void Network::Impl::step(Phase& phase, const Moment& at, std::int64_t rows, double rate, const SharedUpdate* shared)
{
    Execution& execution = phase.program->execution();
    Update& update = *phase.update;
    const std::int64_t count = shared ? shared->number : at.step * phase.steps + at.draw;
    const bool cut = inShards();
    if (!cut)
        phase.program->startStep(rows, at);
    if (!cut && !shared) {
        update.end(execution, *pool, count, rate, phase.clip);
        phase.program->finishStep();
        return update.ended();
    }
    if (cut) {
        sumShards(phase, at, rows);
    } else {
        phase.program->finishStep();
        bringOut(phase);
    }
    if (shared) {
        update.gather(execution, *pool, cut ? phase.sum->sum() : nullptr, shared->rowsBefore > 0, double(rows));
        if (!shared->acts)
            return;
    }
    updateHere(phase);
    if (shared)
        update.takeGathered(execution, *pool, 1 / double(shared->rowsBefore + rows));
    else
        update.takeSum(execution, *pool, phase.sum->sum());
    const bool clips = phase.clip > 0 || update.clipsByNorm();
    update.apply(execution, *pool, count, rate, clips ? update.shortened(execution, phase.clip) : 1);
}

void Network::trainStep(std::int64_t rows, std::int64_t step, double learningRate)
{
    LOOM_ASSERT(!impl_->phases.empty());
    for (std::size_t p = 0; p < impl_->phases.size(); ++p) {
        Impl::Phase& phase = impl_->phases[p];
        for (int draw = 0; draw < int(phase.steps); ++draw)
            impl_->step(phase, {step, int(p), draw}, rows, phase.ownOptimizer ? phase.rate : learningRate, nullptr);
    }
}

void Network::trainStep(std::int64_t rows, std::int64_t step, double learningRate, const SharedUpdate& update)
{
    LOOM_ASSERT(impl_->options.accumulates && impl_->phases.size() == 1 && impl_->phases[0].steps == 1);
    impl_->step(impl_->phases[0], {step, 0, 0}, rows, learningRate, &update);
}

void Network::forwardBackward(std::int64_t rows, std::int64_t step)
{
    LOOM_ASSERT(!impl_->phases.empty());
    for (std::size_t p = 0; p < impl_->phases.size(); ++p) {
        Impl::Phase& phase = impl_->phases[p];
        phase.program->run(rows, {step, int(p), 0});
        phase.update->complete(phase.program->execution(), *impl_->pool);
    }
}

void Network::infer(std::int64_t rows, Moment at)
{
    impl_->inference->run(rows, at);
}

double Network::loss() const
{
    double sum = 0;
    for (int i = 0; i < losses() && !impl_->phases.empty(); ++i)
        sum += lossWeight(i) * lossPart(i);
    return sum + penalty();
}

double Network::inferenceLoss() const
{
    return impl_->inference->loss() + impl_->parameters.penalties();
}

int Network::losses() const
{
    return impl_->inference->losses();
}

Network::Impl::Place Network::Impl::place(int loss, bool ofInference) const
{
    return ofInference ? Place{inference.get(), loss} : places[std::size_t(loss)];
}

double Network::lossPart(int loss, bool inference) const
{
    if (!inference && impl_->inShards())
        return impl_->meanOfShards(loss);
    const Impl::Place place = impl_->place(loss, inference);
    return place.program->loss(place.number);
}

double Network::lossWeight(int loss) const
{
    return impl_->inference->lossWeight(loss);
}

double Network::penalty(bool inference) const
{
    if (inference)
        return impl_->parameters.penalties();
    double sum = 0;
    for (const Impl::Phase& phase : impl_->phases)
        sum += phase.update->penalty();
    return sum;
}

double Network::counted(int loss, std::int64_t rows, bool inference, std::int64_t first) const
{
    const Impl::Place place = impl_->place(loss, inference);
    if (!place.program->graph().masks[std::size_t(place.number)])
        return double(rows);
    const TensorView mask = place.program->mask(place.number);
    double sum = 0;
    for (std::int64_t row = first * mask.rowSize; row < (first + rows) * mask.rowSize; ++row)
        sum += mask.dtype == DType::f64 ? static_cast<const double*>(mask.data)[row]
                                        : double(static_cast<const float*>(mask.data)[row]);
    return sum;
}

TensorView Network::prediction(int loss, bool inference) const
{
    const Impl::Place place = impl_->place(loss, inference);
    return place.program->prediction(place.number);
}

Shape Network::predictionShape(int loss) const
{
    const Impl::Place place = impl_->place(loss, true);
    return place.program->graph().predictions[std::size_t(place.number)].shape;
}

Shape Network::targetShape(int loss) const
{
    const Impl::Place place = impl_->place(loss, true);
    return place.program->graph().targets[std::size_t(place.number)].shape;
}

TensorView Network::target(int loss, bool inference) const
{
    const Impl::Place place = impl_->place(loss, inference);
    return place.program->target(place.number);
}

TensorView Network::mask(int loss, bool inference) const
{
    const Impl::Place place = impl_->place(loss, inference);
    return place.program->mask(place.number);
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
        inference =
            std::move(compiled(report, fields, inferenceRequest(), options.batch)).value(); // the same ops as before
    } catch (const std::bad_alloc&) {
        std::swap(watched, names);
        throw;
    }
}

TensorView Network::activation(const std::string& name) const
{
    return impl_->inference->activation(name);
}

Shape Network::activationShape(const std::string& name) const
{
    return impl_->inference->shapeOf(name);
}

bool Network::hasActivation(const std::string& name) const
{
    return impl_->inference->has(name);
}

std::vector<std::string> Network::activationNames() const
{
    std::vector<std::string> names;
    for (const auto& [name, ref] : impl_->inference->graph().activations)
        names.push_back(name);
    return names;
}

bool Network::setLive(const std::string& node, const std::string& attribute, double value)
{
    bool found = false;
    for (Impl::Phase& phase : impl_->phases)
        if (node == (phase.ownOptimizer ? "phases." + phase.id : "optimizer")) {
            if (attribute == "learning_rate")
                phase.rate = value;
            if (attribute == "global_clipnorm")
                phase.clip = value;
            found = phase.update->set(attribute, value) || found;
        } else {
            found = phase.program->execution().setLive(node, attribute, value) || found;
        }
    if (found)
        impl_->live[{node, attribute}] = value;
    return found;
}

std::size_t Network::plannedBytes() const
{
    std::size_t bytes = impl_->inference->bytes();
    for (const Impl::Phase& phase : impl_->phases)
        bytes += phase.program->bytes();
    return bytes;
}

} // namespace loom
