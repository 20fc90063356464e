// Where a number of a lab comes from: its formula, what the network's layers say, or what else gave it.
#include "course/lab_origin.h"

#include "course/lab_values.h"

#include <algorithm>

namespace loom {
namespace {

/// What a training follows, as far as the subject has it.
constexpr const char* kRecipe[] = {"seed", "training.epochs", "training.batch_size",
                                   "training.optimizer.learning_rate"};

LabSource sourceOf(const std::string& tensor)
{
    return tensor.ends_with(":difference") ? LabSource::difference
        : tensor.ends_with("/passes")      ? LabSource::passes
        : tensor.ends_with(":gradient")    ? LabSource::backward
                                           : LabSource::forward;
}

void addOnce(std::vector<std::string>& all, const std::string& address)
{
    if (!address.empty() && std::ranges::find(all, address) == all.end())
        all.push_back(address);
}

/// Of a number that a line through rows, runs or repeated actions give.
LabOrigin countedOrigin(const Lab& lab, const LabQuantity& quantity)
{
    LabOrigin origin;
    if (quantity.line) {
        origin.source = LabSource::line;
        origin.over = quantity.line->over;
        return origin;
    }
    origin.source = quantity.measured ? LabSource::run : LabSource::repeated;
    if (quantity.measured) {
        for (const std::string* value :
             {&quantity.measured->value, &quantity.measured->minus, &quantity.measured->over})
            addOnce(origin.from, value->empty() ? *value : runAndAddress(*value).second);
        return origin;
    }
    addOnce(origin.from, quantity.repeated->until);
    for (const auto& [path, setting] : lab.action(quantity.repeated->action)->set)
        addOnce(origin.from, path);
    return origin;
}

} // namespace

Result<LabOrigin> LabValues::origin(const std::string& text, std::size_t shown)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return address.error();
    if (address->kind == LabAddress::Kind::element)
        return elementOrigin(*address, shown);
    if (address->kind == LabAddress::Kind::setting)
        return settingOrigin(*address);
    const LabQuantity* named = lab_.quantity(address->name);
    if (!named)
        return Text(TR("the lab has no quantity “{name}”"), {{"name", address->name}});
    if (!named->hasFormula())
        return countedOrigin(lab_, *named);
    const Result<const Formula*> formula = formulaOf(*named);
    if (!formula)
        return formula.error();
    LabOrigin origin;
    origin.source = LabSource::formula;
    origin.formula = **formula;
    origin.over = named->over;
    origin.each = named->each;
    origin.single = named->single;
    for (const std::string& name : origin.formula->names()) {
        if (!list(origin.over + ":" + name))
            origin.names[name] = addressOf(named->names, name);
    }
    return origin;
}

LabOrigin LabValues::settingOrigin(const LabAddress& address)
{
    LabOrigin origin;
    const LabSubject* known = subject(address.subject);
    const bool isNumber = known
        && std::ranges::find(known->numbers, address.name, [](const auto& n) { return n.first; })
            != known->numbers.end();
    origin.source = isNumber               ? LabSource::held
        : address.name.starts_with("now.") ? LabSource::judged
        : address.name.starts_with("run.") ? LabSource::trained
                                           : LabSource::setting;
    for (const char* path : kRecipe)
        if (const std::string setting = address.subject + "." + path;
            origin.source == LabSource::trained && value(setting))
            origin.from.push_back(setting);
    return origin;
}

Result<LabOrigin> LabValues::elementOrigin(const LabAddress& address, std::size_t shown)
{
    LabOrigin origin;
    if (const HeldExperiment* experiment = this->experiment(address.subject)) {
        origin.source = LabSource::experiment;
        for (const AttributeSpec& attribute : experiment->type().attributes)
            origin.from.push_back(address.subject + "." + attribute.name);
        return origin;
    }
    if (list(address.subject + ":" + address.name))
        return origin;
    const Result<HeldNetwork*> network = held(address.subject);
    if (!network)
        return network.error();
    const std::optional<Explanation> explained = (*network)->explain(address.name, address.index, shown);
    if (!explained) {
        origin.source = (*network)->canBeMoved(address.name) ? LabSource::held : sourceOf(address.name);
        return origin;
    }
    origin.source = LabSource::formula;
    origin.formula = explained->formula;
    for (const auto& [name, element] : explained->names)
        origin.names[name] = written({LabAddress::Kind::element, address.subject, element.tensor, element.index});
    for (const auto& [name, terms] : explained->others) {
        const Result<double> together = valueOfAll(terms, (*network)->values());
        if (!together)
            return together.error();
        const Formula& first = terms.front().formula;
        const bool chosen = terms.size() == 1 && first.kind() == FormulaKind::call; // of all others
        origin.others[name] =
            chosen ? LabOthers{first.children().size(), *together, first.word()} : LabOthers{terms.size(), *together};
    }
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
