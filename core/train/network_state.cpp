#include "train/network_impl.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace loom {
namespace {

Text wrongShape(const std::string& name, const Tensor& given, const Tensor& wanted)
{
    return Text(TR("The weights hold {name} as {given}, the network needs {wanted}; they belong to another network."),
                {{"name", name}, {"given", describe(given.shape())}, {"wanted", describe(wanted.shape())}});
}

Text missing(const std::string& name)
{
    return Text(TR("The weights have no {name}, which the network needs; they belong to another network."),
                {{"name", name}});
}

} // namespace

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
    OwnedParameter* found = impl_->find(name);
    return found ? &found->tensor : nullptr;
}

const Tensor* Network::parameter(const std::string& name) const
{
    const OwnedParameter* found = impl_->find(name);
    return found ? &found->tensor : nullptr;
}

bool Network::gradient(const std::string& name, Tensor& out) const
{
    const auto target = std::ranges::find(impl_->update->targets(), name, &UpdateTarget::name);
    if (target == impl_->update->targets().end() || target->gradient < 0)
        return false;
    if (out.shape() != target->parameter->shape() || out.dtype() != dtype())
        out = Tensor(target->parameter->shape(), dtype());
    std::memcpy(out.data(), impl_->training->execution->lanes(target->gradient).base, out.bytes());
    return true;
}

const Tensor* Network::slot(const std::string& parameter, const std::string& slot) const
{
    const auto target = std::ranges::find(impl_->update->targets(), parameter, &UpdateTarget::name);
    const auto& names = impl_->update->type().slotNames;
    const auto at = std::ranges::find(names, slot);
    if (target == impl_->update->targets().end() || at == names.end())
        return nullptr;
    return &target->state[std::size_t(at - names.begin())];
}

std::map<std::string, Tensor> Network::weights() const
{
    std::map<std::string, Tensor> all;
    for (const OwnedParameter& p : impl_->parameters)
        all.emplace(p.name, p.tensor);
    return all;
}

std::map<std::string, Tensor> Network::allState() const
{
    std::map<std::string, Tensor> all = weights();
    const auto& names = impl_->update->type().slotNames;
    for (const UpdateTarget& target : impl_->update->targets())
        for (std::size_t s = 0; s < target.state.size(); ++s)
            all.emplace(target.name + ":" + names[s], target.state[s]);
    return all;
}

Result<void> Network::setWeights(const std::map<std::string, Tensor>& weights)
{
    for (const OwnedParameter& p : impl_->parameters) {
        const auto given = weights.find(p.name);
        if (given == weights.end())
            return missing(p.name);
        if (given->second.shape() != p.tensor.shape())
            return wrongShape(p.name, given->second, p.tensor);
    }
    for (OwnedParameter& p : impl_->parameters) {
        const Tensor& given = weights.at(p.name);
        // Copied in place: the plans keep their pointers.
        const Tensor converted = given.to(p.tensor.dtype());
        p.tensor = converted;
    }
    return {};
}

Result<void> Network::restoreState(const std::map<std::string, Tensor>& state)
{
    const auto& names = impl_->update->type().slotNames;
    for (const UpdateTarget& target : impl_->update->targets())
        for (std::size_t s = 0; s < target.state.size(); ++s) {
            const auto given = state.find(target.name + ":" + names[s]);
            if (given == state.end())
                return missing(target.name + ":" + names[s]);
            if (given->second.shape() != target.state[s].shape())
                return wrongShape(target.name + ":" + names[s], given->second, target.state[s]);
        }
    if (Result<void> done = setWeights(state); !done)
        return done;
    for (UpdateTarget& target : impl_->update->targets())
        for (std::size_t s = 0; s < target.state.size(); ++s)
            target.state[s] = state.at(target.name + ":" + names[s]).to(dtype());
    return {};
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

void describePlanOf(const char* title, const Execution& execution, std::string& out)
{
    const Schedule& s = execution.schedule();
    out += std::string(title) + ": batch " + std::to_string(s.rows) + ", groups of " + std::to_string(s.group)
        + ", lanes " + std::to_string(s.lanes) + ", " + formatNumber(std::int64_t(s.bytes())) + " bytes and "
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
    if (impl_->training)
        describePlanOf("training", *impl_->training->execution, out);
    describePlanOf("inference", *impl_->inference.execution, out);
    return out;
}

} // namespace loom
