// Where a number of a lab comes from: its formula, or what the network's layers say.
#include "course/lab_values.h"

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

} // namespace loom
