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

Result<LabOrigin> LabValues::origin(const std::string& text)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return address.error();
    LabOrigin origin;
    if (address->kind == LabAddress::Kind::element)
        return elementOrigin(*address);
    const LabQuantity* named = lab_.quantity(address->name);
    if (address->kind != LabAddress::Kind::quantity || (named && named->measured))
        return origin;
    if (!named)
        return Text(TR("the lab has no quantity “{name}”"), {{"name", address->name}});
    origin.formula = formulas_.at(named->id);
    for (const std::string& name : origin.formula->names()) {
        const auto found = named->names.find(name);
        origin.names[name] = found == named->names.end() ? name : found->second;
    }
    return origin;
}

} // namespace loom
