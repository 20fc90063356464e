#include "train/parameters.h"

#include "base/random.h"
#include "graph/initializers.h"
#include "train/network.h"

#include <algorithm>

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

/// Is there a tensor of that name and shape?
Result<void> holds(const std::map<std::string, Tensor>& given, const std::string& name, const Tensor& wanted)
{
    const auto found = given.find(name);
    if (found == given.end())
        return missing(name);
    if (found->second.shape() != wanted.shape())
        return wrongShape(name, found->second, wanted);
    return {};
}

constexpr const char* kGathered = "accumulated";

std::string slotName(const std::string& optimizer, const std::string& parameter, const std::string& slot)
{
    return parameter + ":" + (optimizer.empty() ? "" : optimizer + ".") + slot;
}

} // namespace

void Parameters::toRead(const Tensor& tensor) const
{
    if (there_)
        there_->toRead(tensor);
}

void Parameters::toRead() const
{
    if (there_)
        there_->toRead();
}

void Parameters::toWrite(const Tensor& tensor) const
{
    if (there_)
        there_->toWrite(tensor);
}

void Parameters::toWrite() const
{
    if (there_)
        there_->toWrite();
}

void Parameters::add(std::string name, const ParameterSpec& spec, bool frozen)
{
    entries_.push_back({std::move(name), spec, frozen, Tensor(spec.shape, dtype_)});
}

Parameters::Entry* Parameters::find(const std::string& name)
{
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    return found == entries_.end() ? nullptr : &*found;
}

const Parameters::Entry* Parameters::find(const std::string& name) const
{
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    return found == entries_.end() ? nullptr : &*found;
}

void Parameters::setFrozen(const std::string& node, bool frozen)
{
    for (Entry& entry : entries_)
        if (entry.name.starts_with(node + "/")) {
            entry.frozen = frozen;
            entry.gathered.fill(0);
        }
}

Tensor* Parameters::gather(Entry& entry) const
{
    if (entry.gathered.empty())
        entry.gathered = Tensor(entry.spec.shape, dtype_);
    return &entry.gathered;
}

void Parameters::addOptimizer(const std::string& id, const OptimizerType& type)
{
    optimizers_[id].type = &type;
}

void Parameters::start(Slots& slots, const OptimizerType& type)
{
    for (std::size_t s = 0; s < slots.size(); ++s)
        slots[s].fill(s < type.slotStart.size() ? type.slotStart[s] : 0);
}

Parameters::Slots Parameters::fresh(const OptimizerType& type, const Entry& entry) const
{
    Slots slots;
    for (std::size_t s = 0; s < type.slotNames.size(); ++s)
        slots.emplace_back(entry.spec.shape, dtype_);
    start(slots, type);
    return slots;
}

Parameters::Slots& Parameters::slotsOf(const std::string& optimizer, Entry& entry)
{
    OptimizerSlots& all = optimizers_.at(optimizer);
    const auto found = all.byParameter.find(entry.name);
    if (found != all.byParameter.end())
        return found->second;
    return all.byParameter[entry.name] = fresh(*all.type, entry);
}

const Tensor* Parameters::slot(const std::string& optimizer, const std::string& parameter,
                               const std::string& name) const
{
    const auto all = optimizers_.find(optimizer);
    if (all == optimizers_.end())
        return nullptr;
    const auto slots = all->second.byParameter.find(parameter);
    const auto at = std::ranges::find(all->second.type->slotNames, name);
    if (slots == all->second.byParameter.end() || at == all->second.type->slotNames.end())
        return nullptr;
    const Tensor& found = slots->second[std::size_t(at - all->second.type->slotNames.begin())];
    toRead(found);
    return &found;
}

void Parameters::initialize(std::uint64_t seed)
{
    toWrite();
    for (Entry& entry : entries_)
        loom::initialize(entry.tensor, entry.spec, RandomStream(seed, entry.name));
    for (auto& [id, optimizer] : optimizers_)
        for (auto& [name, slots] : optimizer.byParameter)
            start(slots, *optimizer.type);
}

double Parameters::penalties() const
{
    double sum = 0;
    for (const Entry& entry : entries_)
        if (entry.spec.trainable && !entry.frozen && (entry.spec.l1 != 0 || entry.spec.l2 != 0)) {
            toRead(entry.tensor);
            sum += penaltyOf(entry.tensor, entry.spec.l1, entry.spec.l2);
        }
    return sum;
}

std::map<std::string, Tensor> Parameters::weights() const
{
    toRead();
    std::map<std::string, Tensor> all;
    for (const Entry& entry : entries_)
        all.emplace(entry.name, entry.tensor);
    return all;
}

/// Copied in place: the plans keep their pointers.
void Parameters::take(Entry& entry, const std::map<std::string, Tensor>& weights) const
{
    const Tensor converted = weights.at(entry.name).to(dtype_);
    entry.tensor = converted;
}

Result<void> Parameters::setWeights(const std::map<std::string, Tensor>& weights)
{
    for (const Entry& entry : entries_)
        if (Result<void> held = holds(weights, entry.name, entry.tensor); !held)
            return held;
    toWrite();
    for (Entry& entry : entries_)
        take(entry, weights);
    return {};
}

CarriedOver Parameters::carryOver(const std::map<std::string, Tensor>& weights)
{
    toWrite();
    CarriedOver over;
    for (auto first = entries_.begin(); first != entries_.end();) {
        const std::string node = first->name.substr(0, first->name.find('/'));
        const auto last = std::find_if(first, entries_.end(),
                                       [&](const Entry& entry) { return !entry.name.starts_with(node + "/"); });
        const auto misfit = std::find_if(
            first, last, [&](const Entry& entry) { return !holds(weights, entry.name, entry.tensor).ok(); });
        if (misfit == last) {
            over.taken.push_back(node);
            std::for_each(first, last, [&](Entry& entry) { take(entry, weights); });
        } else if (const auto other = weights.find(misfit->name); other == weights.end()) {
            over.left.emplace_back(node, Text(TR("the file has no {name}"), {{"name", misfit->name}}));
        } else {
            over.left.emplace_back(node,
                                   Text(TR("its {parameter} is {own}, that of the file {other}"),
                                        {{"parameter", misfit->name.substr(node.size() + 1)},
                                         {"own", describe(misfit->tensor.shape())},
                                         {"other", describe(other->second.shape())}}));
        }
        first = last;
    }
    return over;
}

std::map<std::string, Tensor> Parameters::allState() const
{
    std::map<std::string, Tensor> all = weights();
    for (const auto& [id, optimizer] : optimizers_)
        for (const auto& [name, slots] : optimizer.byParameter)
            for (std::size_t s = 0; s < slots.size(); ++s)
                all.emplace(slotName(id, name, optimizer.type->slotNames[s]), slots[s]);
    return all;
}

Result<void> Parameters::restoreState(const std::map<std::string, Tensor>& state)
{
    for (const auto& [id, optimizer] : optimizers_)
        for (const auto& [name, slots] : optimizer.byParameter)
            for (std::size_t s = 0; s < slots.size() && !find(name)->frozen; ++s)
                if (Result<void> held = holds(state, slotName(id, name, optimizer.type->slotNames[s]), slots[s]);
                    !held)
                    return held;
    if (Result<void> done = setWeights(state); !done)
        return done;
    for (const auto& [id, optimizer] : optimizers_)
        for (Entry& entry : entries_)
            restoreSlots(state, id, entry);
    return {};
}

std::map<std::string, Tensor> Parameters::gathered() const
{
    std::map<std::string, Tensor> all;
    for (const Entry& entry : entries_)
        if (!entry.gathered.empty() && !entry.frozen)
            all.emplace(slotName({}, entry.name, kGathered), entry.gathered);
    return all;
}

Result<void> Parameters::restoreGathered(const std::map<std::string, Tensor>& state)
{
    const auto waits = [](const Entry& entry) { return !entry.gathered.empty() && !entry.frozen; };
    for (const Entry& entry : entries_)
        if (waits(entry))
            if (Result<void> held = holds(state, slotName({}, entry.name, kGathered), entry.gathered); !held)
                return held;
    for (Entry& entry : entries_)
        if (waits(entry)) {
            const Tensor converted = state.at(slotName({}, entry.name, kGathered)).to(dtype_);
            entry.gathered = converted;
        }
    return {};
}

/// Those that rest may be in the state though nothing asked for them yet, and may be missing in it: then they start
/// anew.
void Parameters::restoreSlots(const std::map<std::string, Tensor>& state, const std::string& optimizer, Entry& entry)
{
    OptimizerSlots& all = optimizers_.at(optimizer);
    const std::vector<std::string>& names = all.type->slotNames;
    const bool given = !names.empty() && std::ranges::all_of(names, [&](const std::string& slot) {
        return holds(state, slotName(optimizer, entry.name, slot), entry.tensor).ok();
    });
    const auto found = all.byParameter.find(entry.name);
    if (!given && found != all.byParameter.end())
        start(found->second, *all.type);
    if (!given)
        return;
    Slots& slots = slotsOf(optimizer, entry);
    for (std::size_t s = 0; s < slots.size(); ++s) {
        const Tensor converted = state.at(slotName(optimizer, entry.name, names[s])).to(dtype_);
        slots[s] = converted;
    }
}

double penaltyOf(const Tensor& parameter, double l1, double l2)
{
    double sum = 0;
    if (l1 != 0 || l2 != 0)
        for (std::int64_t i = 0; i < parameter.size(); ++i) {
            const double w = parameter.at(i);
            sum += l1 * (w < 0 ? -w : w) + l2 * w * w;
        }
    return sum;
}

} // namespace loom
