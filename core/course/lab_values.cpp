#include "course/lab_values.h"

#include "course/held_subject.h"
#include "course/lab_lists.h"
#include "project/path.h"
#include "project/run.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loom {
namespace {

constexpr std::string_view kNow = "now."; // a subject as it stands

template<class Subject> auto* numberIn(Subject& subject, const std::string& name)
{
    const auto found =
        std::ranges::find_if(subject.numbers, [&](const auto& number) { return number.first == name; });
    return found == subject.numbers.end() ? nullptr : &found->second;
}

/// A number as the setting has it.
Value formed(const AttributeSpec& spec, double number)
{
    if (spec.kind == AttributeKind::boolean)
        return number != 0;
    if (spec.kind == AttributeKind::integer)
        return std::int64_t(std::llround(number));
    return number;
}

} // namespace

Result<std::unique_ptr<LabValues>> LabValues::make(const Lab& lab)
{
    std::unique_ptr<LabValues> values(new LabValues(lab));
    for (const LabQuantity& quantity : lab.quantities) {
        if (!quantity.hasFormula())
            continue;
        const std::vector<std::string> one{quantity.formula};
        for (const std::string& text : quantity.choices.empty() ? one : quantity.choices) {
            Result<Formula> formula = Formula::parse(text);
            if (!formula)
                return formula.error();
            values->formulas_[quantity.id].push_back(quantity.derivative.empty() ? std::move(*formula)
                                                                                 : formula->derivative(quantity.by));
        }
    }
    for (const LabSubject& subject : lab.subjects) {
        if (subject.experiment.empty())
            continue;
        Result<std::unique_ptr<HeldExperiment>> made = HeldExperiment::make(subject);
        if (!made)
            return made.error();
        values->experiments_.emplace(subject.id, std::move(*made));
    }
    if (const Result<void> reset = values->reset(); !reset)
        return reset.error();
    return values;
}

Result<void> LabValues::reset()
{
    networks_.clear();
    results_.clear();
    data_.clear();
    moved_.clear();
    refits_.clear();
    subjects_.clear();
    for (const LabSubject& subject : lab_.subjects)
        subjects_.emplace(subject.id, subject);
    for (const auto& [id, experiment] : experiments_)
        experiment->reset();
    return {};
}

HeldExperiment* LabValues::experiment(const std::string& subject)
{
    const auto found = experiments_.find(subject);
    return found == experiments_.end() ? nullptr : found->second.get();
}

Result<void> LabValues::prepare(const std::string& subject, const ExperimentWork& work)
{
    HeldExperiment* experiment = this->experiment(subject);
    LOOM_ASSERT(experiment != nullptr);
    return experiment->prepare(work);
}

const LabRows* LabValues::rows(const std::string& run) const
{
    const auto found = rows_.find(run);
    return found == rows_.end() ? nullptr : &found->second;
}

HeldNetwork* LabValues::network(const std::string& subject)
{
    const Result<HeldNetwork*> found = held(subject);
    return found ? *found : nullptr;
}

const Project* LabValues::project(const std::string& subject) const
{
    const LabSubject* found = this->subject(subject);
    return found ? &found->project : nullptr;
}

const LabSubject* LabValues::subject(const std::string& id) const
{
    const auto found = subjects_.find(id);
    return found == subjects_.end() ? nullptr : &found->second;
}

Result<HeldNetwork*> LabValues::held(const std::string& subject)
{
    if (const auto found = networks_.find(subject); found != networks_.end())
        return found->second.get();
    const auto known = subjects_.find(subject);
    if (known == subjects_.end())
        return Text(TR("the lab has no subject “{name}”"), {{"name", subject}});
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(known->second);
    if (!made)
        return made.error();
    HeldNetwork* network = networks_.emplace(subject, std::move(*made)).first->second.get();
    refit(subject, {});
    return network;
}

Result<double> LabValues::value(const std::string& text)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return address.error();
    if (address->kind == LabAddress::Kind::quantity) {
        const LabQuantity* quantity = lab_.quantity(address->name);
        if (!quantity)
            return Text(TR("the lab has no quantity “{name}”"), {{"name", address->name}});
        return quantityValue(*quantity);
    }
    if (HeldExperiment* experiment = this->experiment(address->subject))
        return address->kind == LabAddress::Kind::setting ? experiment->setting(address->name)
                                                          : experiment->element(address->name, address->index);
    if (address->kind == LabAddress::Kind::setting) {
        const auto subject = subjects_.find(address->subject);
        if (subject == subjects_.end())
            return Text(TR("the lab has no subject “{name}”"), {{"name", address->subject}});
        if (const double* number = numberIn(subject->second, address->name))
            return *number;
        if (address->name.starts_with(kNow))
            return measured(address->subject, address->name.substr(kNow.size()));
        const auto results = results_.find(address->subject);
        const Result<Addressed> found = results == results_.end()
            ? valueAt(subject->second.project, address->name)
            : valueAt(subject->second.project, results->second, address->name);
        if (!found)
            return found.error();
        return numberOf(found->value, boolOf(found->value));
    }
    if (const auto subject = subjects_.find(address->subject); subject != subjects_.end())
        if (const double* number = listElement(std::as_const(subject->second), *address))
            return *number;
    const Result<HeldNetwork*> network = held(address->subject);
    if (!network)
        return network.error();
    return (*network)->element(address->name, address->index);
}

Result<void> LabValues::set(const std::string& text, double number)
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address)
        return address.error();
    if (address->kind == LabAddress::Kind::quantity)
        return Text(TR("{name} cannot be moved: it follows from others"), {{"name", address->name}});
    if (HeldExperiment* experiment = this->experiment(address->subject)) {
        if (address->kind == LabAddress::Kind::setting)
            return experiment->set(address->name, number);
        return Text(TR("{name} cannot be moved: it follows from others"), {{"name", address->name}});
    }
    if (const auto subject = subjects_.find(address->subject); subject != subjects_.end())
        if (double* held = listElement(subject->second, *address)) {
            *held = number;
            return {};
        }
    if (address->kind == LabAddress::Kind::element) {
        const Result<HeldNetwork*> network = held(address->subject);
        if (!network)
            return network.error();
        const Result<void> moved = (*network)->setElement(address->name, address->index, number);
        if (moved)
            refit(address->subject, address->name);
        return moved;
    }
    const auto subject = subjects_.find(address->subject);
    if (subject == subjects_.end())
        return Text(TR("the lab has no subject “{name}”"), {{"name", address->subject}});
    if (double* held = numberIn(subject->second, address->name)) {
        *held = number;
        return {};
    }
    const Result<Addressed> place = valueAt(subject->second.project, address->name);
    if (!place)
        return place.error();
    return setSetting(address->subject, address->name, formed(place->spec, number));
}

Result<void> LabValues::setSetting(const std::string& name, const std::string& path, const Value& value)
{
    if (HeldExperiment* experiment = this->experiment(name))
        return experiment->set(path, value);
    const auto subject = subjects_.find(name);
    if (subject == subjects_.end())
        return Text(TR("the lab has no subject “{name}”"), {{"name", name}});
    LabSubject changed = subject->second;
    changed.changed = true;
    if (const Result<void> set = setValue(changed.project, path, value); !set)
        return set.error();
    Result<std::unique_ptr<HeldNetwork>> network = heldSubject(changed);
    if (!network)
        return network.error();
    if (const auto before = networks_.find(name); before != networks_.end())
        (*network)->takeOver(*before->second);
    networks_[name] = std::move(*network);
    data_.erase(name);
    refits_.erase(name);
    subject->second = std::move(changed);
    const std::string address = name + "." + path;
    const auto known = std::ranges::find(moved_, address, &std::pair<std::string, Value>::first);
    (known == moved_.end() ? moved_.emplace_back(address, value) : *known).second = value;
    refit(name, {});
    return {};
}

Result<void> LabValues::set(const std::vector<LabSetting>& settings)
{
    std::vector<std::vector<double>> numbers;
    for (const LabSetting& setting : settings) {
        Result<std::vector<double>> meant = meantBy(setting);
        if (!meant)
            return meant.error();
        numbers.push_back(std::move(*meant));
    }
    for (std::size_t i = 0; i < settings.size(); ++i) {
        const std::string& path = settings[i].first;
        const bool whole = list(path) != nullptr;
        for (std::size_t row = 0; row < numbers[i].size(); ++row)
            if (const Result<void> moved =
                    set(whole ? path + "[" + std::to_string(row) + "]" : path, numbers[i][row]);
                !moved)
                return moved.error();
    }
    return {};
}

Result<void> LabValues::act(const LabAction& action)
{
    for (std::int64_t i = 0; i < action.times; ++i)
        if (const Result<void> moved = set(action.set); !moved)
            return moved.error();
    return {};
}

Result<void> LabValues::train(const std::string& name, std::optional<std::uint64_t> seed, std::stop_token stop)
{
    const auto subject = subjects_.find(name);
    if (subject == subjects_.end())
        return Text(TR("the lab has no subject “{name}”"), {{"name", name}});
    Project project = subject->second.project;
    if (seed)
        project.seed = *seed;
    RunOptions options;
    options.threads = 1;
    options.kernels = kernels_;
    Result<Run> run = makeRun(project, options);
    if (!run)
        return run.error();
    const TrainingEnd end = run->trainer->run(std::move(stop));
    if (end.reason == EndReason::stopped)
        return Text(TR("stopped"));
    if (end.reason == EndReason::failed || end.reason == EndReason::outOfMemory)
        return end.sentence;
    RunResults results = resultsOf(*run->trainer);
    if (!run->data->test.empty())
        if (const auto test = run->trainer->evaluate(run->data->test))
            for (std::size_t i = 0; i < test->size() && i < results.series.size(); ++i)
                results.test[results.series[i]] = (*test)[i];
    const Result<HeldNetwork*> network = held(name);
    if (!network)
        return network.error();
    (*network)->takeWeights(run->network->weights());
    results_[name] = std::move(results);
    return {};
}

bool LabValues::canBeMoved(const std::string& text) const
{
    const Result<LabAddress> address = parseAddress(text);
    if (!address || address->kind == LabAddress::Kind::quantity)
        return false;
    if (address->kind == LabAddress::Kind::setting)
        return subjects_.contains(address->subject);
    if (const auto subject = subjects_.find(address->subject);
        subject != subjects_.end() && listElement(subject->second, *address))
        return true;
    const auto network = networks_.find(address->subject);
    return network != networks_.end() && network->second->canBeMoved(address->name);
}

} // namespace loom
