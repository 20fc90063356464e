#include "course/experiment.h"
#include "course/held_subject.h"
#include "course/lab_address.h"
#include "course/lab_lists.h"
#include "course/lab_reading.h"
#include "project/path.h"

#include <algorithm>

namespace loom {
namespace {

std::vector<std::string> namesIn(const std::vector<std::pair<std::string, double>>& numbers)
{
    std::vector<std::string> names;
    for (const auto& [name, number] : numbers)
        names.push_back(name);
    return names;
}

/// What only a run or a look at the whole data tells.
bool isMeasured(const std::string& setting)
{
    return setting.starts_with("now.") || setting.starts_with("run.");
}

} // namespace

std::string LabReading::checkedAddress(const Address& at, const std::string& text, const Lab& lab)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address) {
        refuseFor(at, address.error());
        return text;
    }
    if (address->kind == LabAddress::Kind::quantity) {
        if (!lab.quantity(address->name))
            refuseUnknown(at, address->name, namesOf(lab.quantities));
        return text;
    }
    const LabSubject* subject = lab.subject(address->subject);
    if (!subject)
        refuseUnknown(at, address->subject, namesOf(lab.subjects));
    else if (!subject->numbers.empty()) {
        const std::vector<std::string> known = namesIn(subject->numbers);
        if (address->kind != LabAddress::Kind::setting || std::ranges::count(known, address->name) == 0)
            refuseUnknown(at, address->name, known);
    } else if (!subject->experiment.empty()) {
        judgeExperiment(at, *address, *subject);
    } else if (!subject->lists.empty()) {
        if (!listElement(*subject, *address))
            refuse(at,
                   Text(TR("{path}: “{subject}” has no element “{name}”"),
                        {{"subject", address->subject}, {"name", text}}));
    } else if (address->kind == LabAddress::Kind::element) {
        judgeTensor(at, *address, *subject);
    } else if (!isMeasured(address->name)) {
        if (const Result<Addressed> found = valueAt(subject->project, address->name); !found)
            refuseFor(at, found.error());
    }
    return text;
}

std::string LabReading::movedAddress(const Address& at, const std::string& text, const Lab& lab)
{
    (void)checkedAddress(at, text, lab);
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return text;
    const auto network = networks.find(address->subject);
    const LabSubject* subject = lab.subject(address->subject);
    const bool follows = address->kind == LabAddress::Kind::quantity
        || (address->kind == LabAddress::Kind::setting && subject && subject->numbers.empty()
            && subject->experiment.empty() && isMeasured(address->name))
        || (address->kind == LabAddress::Kind::element && network != networks.end()
            && !network->second->canBeMoved(address->name));
    if (follows)
        refuse(at, Text(TR("{path}: {name} cannot be moved: it follows from others"), {{"name", text}}));
    return text;
}

/// An experiment says itself which settings and outputs it has.
void LabReading::judgeExperiment(const Address& at, const LabAddress& address, const LabSubject& subject)
{
    const ExperimentType* type = findExperiment(subject.experiment);
    if (!type)
        return; // refused where it is named
    std::vector<std::string> known;
    if (address.kind == LabAddress::Kind::setting)
        for (const AttributeSpec& spec : type->attributes)
            known.push_back(spec.name);
    else
        known = type->outputs;
    if (std::ranges::count(known, address.name) == 0)
        refuseUnknown(at, address.name, known);
}

void LabReading::judgeTensor(const Address& at, const LabAddress& address, const LabSubject& subject)
{
    const auto network = networks.find(subject.id);
    if (network == networks.end()) {
        const std::string node = address.name.substr(0, address.name.find('/'));
        if (subject.hasData() && !subject.project.graph.find(node)
            && std::ranges::count(subject.project.training.losses, node, &Loss::id) == 0)
            refuseUnknown(at, node, namesOf(subject.project.graph.nodes));
        return;
    }
    const Result<double> found = network->second->element(address.name, address.index);
    if (found)
        return;
    const std::vector<std::string> known = network->second->tensors();
    if (std::ranges::count(known, address.name.substr(0, address.name.find(':'))) == 0)
        refuseUnknown(at, address.name, known);
    else
        refuseFor(at, found.error());
}

void LabReading::judgeHeld(const Address& at, const LabSubject& subject)
{
    if (subject.hasData())
        return;
    LabSubject bare = subject;
    bare.held.clear();
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(bare);
    if (!made) {
        refuseFor(at, made.error());
        return;
    }
    HeldNetwork& network = *networks.emplace(subject.id, std::move(*made)).first->second;
    for (const auto& [element, value] : subject.held) {
        const Result<LabAddress> address = parseAddress(subject.id + ":" + element);
        if (!address) {
            refuseFor(at / "held", address.error());
            continue;
        }
        const Address place = at / "held" / address->name;
        const Result<void> set = network.setElement(address->name, address->index, value);
        const std::vector<std::string> known = set ? std::vector<std::string>() : network.tensors();
        if (!set && std::ranges::count(known, address->name) == 0)
            refuseUnknown(place, address->name, known);
        else if (!set)
            refuseFor(place, set.error());
    }
}

} // namespace loom
