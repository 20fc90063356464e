#include "train/network_impl.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loom {

Result<void> checkFinite(const std::map<std::string, Tensor>& weights)
{
    for (const auto& [name, tensor] : weights)
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            if (!std::isfinite(tensor.at(i)))
                return Text(
                    TR("{name} holds a number that is not finite (entry {entry}): the training that left these "
                       "weights had failed. Take weights of an earlier step, or train anew."),
                    {{"name", name}, {"entry", i}});
    return {};
}

const std::vector<ParameterView>& Network::parameters() const
{
    return impl_->views;
}

Tensor* Network::parameter(const std::string& name)
{
    Parameters::Entry* found = impl_->parameters.find(name);
    if (found)
        impl_->parameters.toWrite(found->tensor);
    return found ? &found->tensor : nullptr;
}

const Tensor* Network::parameter(const std::string& name) const
{
    const Parameters::Entry* found = impl_->parameters.find(name);
    if (found)
        impl_->parameters.toRead(found->tensor);
    return found ? &found->tensor : nullptr;
}

const Network::Impl::Phase* Network::Impl::mover(const std::string& parameter) const
{
    const auto moves = [&](const Phase& phase) {
        return std::ranges::any_of(phase.update->targets(), [&](const UpdateTarget& target) {
            return target.name == parameter && target.gradient >= 0;
        });
    };
    const auto found = std::ranges::find_if(phases, moves);
    return found == phases.end() ? nullptr : &*found;
}

bool Network::gradient(const std::string& name, Tensor& out) const
{
    const Impl::Phase* phase = impl_->mover(name);
    if (!phase)
        return false;
    const auto target = std::ranges::find(phase->update->targets(), name, &UpdateTarget::name);
    if (out.shape() != target->parameter->shape() || out.dtype() != dtype())
        out = Tensor(target->parameter->shape(), dtype());
    if (!impl_->inShards()) // their sum was made here
        phase->program->execution().bringOut(target->gradient);
    std::memcpy(out.data(), phase->program->execution().lanes(target->gradient).base, out.bytes());
    return true;
}

const Tensor* Network::slot(const std::string& parameter, const std::string& slot) const
{
    const std::size_t dot = slot.find('.');
    if (dot != std::string::npos)
        return impl_->parameters.slot(slot.substr(0, dot), parameter, slot.substr(dot + 1));
    return impl_->parameters.slot({}, parameter, slot);
}

std::map<std::string, Tensor> Network::weights() const
{
    return impl_->parameters.weights();
}

std::map<std::string, Tensor> Network::allState() const
{
    return impl_->parameters.allState();
}

Result<void> Network::setWeights(const std::map<std::string, Tensor>& weights)
{
    return impl_->parameters.setWeights(weights);
}

CarriedOver Network::carryOver(const std::map<std::string, Tensor>& weights)
{
    return impl_->parameters.carryOver(weights);
}

Result<void> Network::restoreState(const std::map<std::string, Tensor>& state)
{
    return impl_->parameters.restoreState(state);
}

std::map<std::string, Tensor> Network::gathered() const
{
    return impl_->parameters.gathered();
}

Result<void> Network::restoreGathered(const std::map<std::string, Tensor>& state)
{
    return impl_->parameters.restoreGathered(state);
}

void Network::initialize(std::uint64_t seed)
{
    impl_->parameters.initialize(seed);
}

namespace {

void describeOp(const Plan& plan, int index, std::string& out)
{
    const Op& op = plan.ops[std::size_t(index)];
    out += "  " + op.kind + "  " + op.node + "  " + loom::describe(op.info.out[0]) + "  "
        + formatNumber(std::int64_t(op.work))
        + (op.opClass == OpClass::whole ? " operations" : " operations a sample");
    for (std::size_t i = 0; i < op.replaces.size(); ++i)
        out += (i == 0 ? "  (joins " : " + ") + op.replaces[i] + (i + 1 == op.replaces.size() ? ")" : "");
    out += "\n";
}

void describePlanOf(const std::string& title, const Execution& execution, std::string& out)
{
    const Schedule& s = execution.schedule();
    out += title + ": batch " + std::to_string(s.rows) + ", groups of " + std::to_string(s.group) + ", lanes "
        + std::to_string(s.lanes) + ", " + formatNumber(std::int64_t(s.bytes())) + " bytes and "
        + formatNumber(std::int64_t(s.workspaceBytes)) + " a thread\n";
    constexpr const char* kKinds[] = {"group by group", "the whole batch, op by op", "once a batch"};
    for (std::size_t i = 0; i < s.segments.size(); ++i) {
        out += " segment " + std::to_string(i + 1) + ", " + kKinds[int(s.segments[i].kind)] + "\n";
        for (const int op : s.segments[i].ops)
            describeOp(execution.plan(), op, out);
    }
    if (!s.deferred.empty())
        out += " with the optimizer\n";
    for (const auto& [buffer, op] : s.deferred)
        describeOp(execution.plan(), op, out);
}

} // namespace

std::string Network::describePlan() const
{
    std::string out = "kernels " + kernels() + "\n";
    for (const Impl::Phase& phase : impl_->phases)
        describePlanOf(phase.id.empty() ? "training" : "phase " + phase.id, phase.program->execution(), out);
    describePlanOf("inference", impl_->inference->execution(), out);
    return out;
}

} // namespace loom
