#include "course/held_experiment.h"

#include "course/lab_address.h"
#include "graph/explanation.h"

#include <algorithm>
#include <cmath>

namespace loom {

Result<std::unique_ptr<HeldExperiment>> HeldExperiment::make(const LabSubject& subject)
{
    const ExperimentType* type = findExperiment(subject.experiment);
    if (!type)
        return Text(TR("there is no experiment “{name}”"), {{"name", subject.experiment}});
    std::unique_ptr<HeldExperiment> held(new HeldExperiment);
    held->type_ = type;
    held->experiment_ = type->make();
    held->first_ = completed(type->attributes, subject.attributes);
    held->attributes_ = held->first_;
    return held;
}

Result<double> HeldExperiment::setting(const std::string& name) const
{
    const AttributeSpec* spec = findSpec(type_->attributes, name);
    if (!spec)
        return Text(TR("the experiment “{id}” has no “{name}”"), {{"id", type_->id}, {"name", name}});
    const Value& value = attributeOf(attributes_, name);
    if (spec->kind == AttributeKind::choice) {
        const auto place = std::ranges::find(spec->choices, stringOf(value));
        return double(place - spec->choices.begin());
    }
    return numberOf(value, boolOf(value));
}

Result<void> HeldExperiment::set(const std::string& name, double number)
{
    const AttributeSpec* spec = findSpec(type_->attributes, name);
    if (!spec)
        return Text(TR("the experiment “{id}” has no “{name}”"), {{"id", type_->id}, {"name", name}});
    if (!std::isfinite(number))
        return Text(TR("{name} is no number"), {{"name", name}});
    const double most = spec->kind == AttributeKind::choice ? double(spec->choices.size()) - 1 : spec->maximum;
    const double least = spec->kind == AttributeKind::choice ? 0 : spec->minimum;
    const double within = std::clamp(number, least, most);
    switch (spec->kind) {
    case AttributeKind::boolean:
        return set(name, Value(within != 0));
    case AttributeKind::integer:
        return set(name, Value(std::int64_t(std::llround(within))));
    case AttributeKind::choice:
        return set(name, Value(spec->choices[std::size_t(std::llround(within))]));
    default:
        return set(name, Value(within));
    }
}

Result<void> HeldExperiment::set(const std::string& name, const Value& value)
{
    const AttributeSpec* spec = findSpec(type_->attributes, name);
    if (!spec)
        return Text(TR("the experiment “{id}” has no “{name}”"), {{"id", type_->id}, {"name", name}});
    Result<Value> fit = checked(*spec, value);
    if (!fit)
        return fit.error();
    Value& own = attributes_[name];
    if (own == *fit)
        return {};
    own = std::move(*fit);
    outputs_.reset();
    return {};
}

void HeldExperiment::reset()
{
    if (attributes_ == first_)
        return;
    attributes_ = first_;
    outputs_.reset();
}

Attributes HeldExperiment::decisive() const
{
    Attributes decisive;
    for (const std::string& name : type_->prepared)
        decisive[name] = attributeOf(attributes_, name);
    return decisive;
}

bool HeldExperiment::isReady() const
{
    return !type_->prepares || (prepared_ && *prepared_ == decisive());
}

Result<void> HeldExperiment::prepare(const ExperimentWork& work,
                                     const std::function<void(std::unique_ptr<HeldExperiment>)>& onSketch)
{
    if (isReady())
        return {};
    Attributes with = decisive();
    Result<void> done = experiment_->prepare(attributes_, work);
    if (std::unique_ptr<Experiment> sketch = done && onSketch ? experiment_->sketch() : nullptr) {
        std::unique_ptr<HeldExperiment> shown(new HeldExperiment);
        shown->type_ = type_;
        shown->experiment_ = std::move(sketch);
        shown->prepared_ = with;
        onSketch(std::move(shown));
    }
    if (done)
        done = experiment_->refine(work);
    prepared_.reset();
    outputs_.reset();
    if (!done)
        return done.error();
    prepared_ = std::move(with);
    return {};
}

void HeldExperiment::takePrepared(HeldExperiment& other)
{
    std::swap(experiment_, other.experiment_);
    std::swap(prepared_, other.prepared_);
    outputs_.reset();
}

Result<const ExperimentOutputs*> HeldExperiment::outputs()
{
    if (type_->prepares && !prepared_)
        return Text(TR("the experiment “{id}” is still at work"), {{"id", type_->id}});
    if (!outputs_) {
        Attributes with = attributes_;
        if (prepared_)
            for (const auto& [name, value] : *prepared_)
                with[name] = value;
        Result<ExperimentOutputs> outputs = experiment_->outputs(with);
        if (!outputs)
            return outputs.error();
        outputs_ = std::move(*outputs);
    }
    return &*outputs_;
}

const Tensor* HeldExperiment::output(const std::string& name)
{
    const Result<const ExperimentOutputs*> all = outputs();
    if (!all)
        return nullptr;
    const auto found = (*all)->find(name);
    return found == (*all)->end() ? nullptr : &found->second;
}

Result<double> HeldExperiment::element(const std::string& name, std::span<const std::int64_t> index)
{
    const Result<const ExperimentOutputs*> all = outputs();
    if (!all)
        return all.error();
    const auto found = (*all)->find(name);
    if (found == (*all)->end())
        return Text(TR("the experiment “{id}” has no “{name}”"), {{"id", type_->id}, {"name", name}});
    const std::int64_t place = elementPlace(found->second.shape(), index);
    if (place < 0)
        return Text(TR("there is no such element of {tensor}, whose shape is {shape}"),
                    {{"tensor", name}, {"shape", describe(found->second.shape())}});
    return found->second.at(place);
}

} // namespace loom
