// Where a number of a lab comes from: its formula, or what the network's layers say.
#include "course/lab_values.h"

#include <algorithm>

namespace loom {

Result<LabOrigin> LabValues::elementOrigin(const LabAddress& address)
{
    LabOrigin origin;
    if (experiment(address.subject) || list(address.subject + ":" + address.name))
        return origin;
    const Result<HeldNetwork*> network = held(address.subject);
    if (!network)
        return network.error();
    const std::optional<Explanation> explained = (*network)->explain(address.name, address.index);
    if (!explained)
        return origin;
    origin.formula = explained->formula;
    for (const auto& [name, element] : explained->names)
        origin.names[name] = written({LabAddress::Kind::element, address.subject, element.tensor, element.index});
    return origin;
}

bool LabValues::isSettled(const std::string& address)
{
    std::set<std::string> seen;
    return isSettled(address, seen);
}

bool LabValues::isSettled(const std::string& text, std::set<std::string>& seen)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address || !seen.insert(text).second)
        return true;
    if (address->kind == LabAddress::Kind::element)
        if (const HeldExperiment* held = experiment(address->subject))
            return held->isReady();
    if (address->kind != LabAddress::Kind::quantity)
        return true;
    const Result<LabOrigin> origin = this->origin(text);
    return !origin
        || std::ranges::all_of(origin->names, [&](const auto& name) { return isSettled(name.second, seen); });
}

} // namespace loom
