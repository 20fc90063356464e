#include "analysis/backprop.h"

#include "graph/layer_type.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::string_view kGradient = ":gradient";

} // namespace

Backprop::Backprop(const Graph& graph, std::unique_ptr<HeldNetwork> network, BackpropOptimizer optimizer)
    : network_(std::move(network))
    , optimizer_(std::move(optimizer))
{
    if (optimizer_.type && optimizer_.type->rule)
        rule_ = optimizer_.type->rule(optimizer_.attributes);
    const std::vector<std::string> order = topologicalOrder(graph);
    addForward(graph, order);
    if (!network_->learns())
        return;
    for (const LossUse& loss : network_->losses())
        steps_.push_back({BackpropPart::loss, loss.id, loss.id + "/output"});
    addBackward(order);
    for (const ParameterView& parameter : network_->parameters())
        if (parameter.trainable && !parameter.frozen && !rule_.lines.empty())
            steps_.push_back(
                {BackpropPart::update, parameter.name.substr(0, parameter.name.find('/')), parameter.name});
}

bool Backprop::has(const std::string& tensor) const
{
    return network_->shapeOf(tensor).rank() > 0;
}

void Backprop::addForward(const Graph& graph, const std::vector<std::string>& order)
{
    for (const std::string& id : order) {
        const Node* node = graph.find(id);
        // A sum that is passed on as it is needs no step of its own.
        const bool passed = stringOf(attributeOf(node->attributes, "activation")) == "linear";
        for (const char* name : {"/sum", "/output"})
            if (has(id + name) && !(passed && name == std::string("/output") && has(id + "/sum")))
                steps_.push_back({BackpropPart::forward, id, id + name});
    }
}

void Backprop::addBackward(const std::vector<std::string>& order)
{
    for (auto id = order.rbegin(); id != order.rend(); ++id) {
        for (const char* name : {"/output:gradient", "/sum:gradient"})
            if (has(*id + name))
                steps_.push_back({BackpropPart::backward, *id, *id + name});
        for (const ParameterView& parameter : network_->parameters())
            if (parameter.trainable && parameter.name.starts_with(*id + "/"))
                steps_.push_back({BackpropPart::backward, *id, parameter.name + std::string(kGradient)});
    }
}

int Backprop::stepOf(const std::string& tensor) const
{
    const auto gives = [&](const BackpropStep& step) {
        return step.part != BackpropPart::update && step.tensor == tensor;
    };
    auto found = std::ranges::find_if(steps_, gives);
    if (found == steps_.end() && tensor.ends_with("/output"))
        return stepOf(tensor.substr(0, tensor.size() - std::string_view("output").size()) + "sum");
    return found == steps_.end() ? -1 : int(found - steps_.begin());
}

double Backprop::at(const Element& element)
{
    const Result<double> value = network_->element(element.tensor, element.index);
    return value ? *value : std::nan("");
}

std::vector<double> Backprop::numbers(const BackpropStep& step)
{
    const Shape shape = shapeOf(step);
    std::vector<std::int64_t> index(std::size_t(std::max(1, shape.rank())));
    std::vector<double> all;
    do
        all.push_back(at({step.tensor, index}));
    while (nextIndex(index, shape));
    return all;
}

void Backprop::addValues(BackpropLook& look)
{
    for (const auto& [name, element] : look.explanation->names)
        look.values[name] = at(element);
    for (const auto& [name, terms] : look.explanation->others) {
        const Result<double> sum = valueOfAll(terms, network_->values());
        look.values[name] = sum ? *sum : std::nan("");
    }
}

void Backprop::addPaths(BackpropLook& look) const
{
    const Formula& formula = look.explanation->formula;
    if (formula.kind() != FormulaKind::sum)
        return;
    for (const Formula& term : formula.children()) {
        const std::vector<std::string> names = term.names();
        if (const auto rest = look.explanation->others.find(term.kind() == FormulaKind::name ? term.word() : "");
            rest != look.explanation->others.end()) {
            look.paths.push_back({term, {}, look.values.at(rest->first), rest->second.size()});
            continue;
        }
        const auto gradient = std::ranges::find_if(names, [&](const std::string& name) {
            const auto element = look.explanation->names.find(name);
            return element != look.explanation->names.end() && element->second.tensor.ends_with(kGradient);
        });
        if (gradient == names.end())
            return look.paths.clear(); // not a sum over ways: the loss itself says how it changes
        const Result<double> value = term.evaluate(look.values);
        look.paths.push_back({term, look.explanation->names.at(*gradient), value ? *value : std::nan("")});
    }
    std::ranges::stable_sort(
        look.paths, {}, [](const BackpropPath& path) { return std::pair(path.others > 0, -std::abs(path.value)); });
}

void Backprop::addUpdate(const std::string& parameter, const std::vector<std::int64_t>& index, BackpropLook& look)
{
    const std::int64_t place = elementPlace(network_->shapeOf(parameter), index);
    look.values = {{"w0", at({parameter, index})},
                   {"g", at({parameter + std::string(kGradient), index})},
                   {"r", optimizer_.rate},
                   {"t", double(optimizer_.step)}};
    const Attributes all = completed(optimizer_.type->attributes, optimizer_.attributes);
    for (const auto& [name, attribute] : rule_.numbers)
        look.values[name] = numberOf(attributeOf(all, attribute));
    for (const auto& [name, slot] : rule_.kept) {
        const auto kept = optimizer_.kept.find(parameter + ":" + slot);
        const auto number = std::ranges::find(optimizer_.type->slotNames, slot);
        look.values[name] = kept != optimizer_.kept.end()
            ? kept->second.at(place)
            : optimizer_.type->slotStart[std::size_t(number - optimizer_.type->slotNames.begin())];
    }
    for (const UpdateLine& line : rule_.lines) {
        const Result<Formula> formula = Formula::parse(line.formula);
        LOOM_ASSERT(formula.ok());
        const Result<double> value = formula->evaluate(look.values);
        look.values[line.left] = value ? *value : std::nan("");
        look.update.push_back({line.left, *formula, look.values[line.left]});
    }
}

BackpropLook Backprop::look(const BackpropStep& step, const std::vector<std::int64_t>& index)
{
    BackpropLook look;
    look.value = at({step.tensor, index});
    if (step.part == BackpropPart::update) {
        addUpdate(step.tensor, index, look);
        return look;
    }
    look.explanation = network_->explain(step.tensor, index);
    if (look.explanation)
        addValues(look);
    if (look.explanation && step.part == BackpropPart::backward)
        addPaths(look);
    if (step.part == BackpropPart::backward)
        look.difference = network_->difference(step.tensor.substr(0, step.tensor.size() - kGradient.size()), index);
    return look;
}

double Backprop::lossNow()
{
    double sum = 0;
    for (const LossUse& loss : network_->losses())
        sum += at({loss.id + "/output", {0}});
    return sum;
}

std::pair<double, double> Backprop::lossAround()
{
    const double before = lossNow();
    const std::map<std::string, Tensor> weights = network_->weights();
    std::map<std::string, Tensor> moved;
    for (const BackpropStep& step : steps_)
        if (step.part == BackpropPart::update)
            moved[step.tensor] = updated(step);
    network_->takeWeights(moved);
    const double after = lossNow();
    network_->takeWeights(weights);
    return {before, after};
}

/// By the optimizer itself, on the whole tensor.
Tensor Backprop::updated(const BackpropStep& step)
{
    const OptimizerType& type = *optimizer_.type;
    const std::vector<double> gradient =
        numbers({BackpropPart::backward, step.node, step.tensor + std::string(kGradient)});
    std::vector<std::vector<double>> kept;
    std::vector<double*> slots;
    for (std::size_t i = 0; i < type.slotNames.size(); ++i) {
        std::vector<double>& slot = kept.emplace_back(gradient.size(), type.slotStart[i]);
        if (const auto found = optimizer_.kept.find(step.tensor + ":" + type.slotNames[i]);
            found != optimizer_.kept.end())
            for (std::size_t place = 0; place < slot.size(); ++place)
                slot[place] = found->second.at(std::int64_t(place));
    }
    for (std::vector<double>& slot : kept)
        slots.push_back(slot.data());
    std::vector<double> attributes;
    const Attributes all = completed(type.attributes, optimizer_.attributes);
    for (const AttributeSpec& spec : type.attributes)
        attributes.push_back(spec.kind == AttributeKind::boolean ? double(boolOf(attributeOf(all, spec.name)))
                                                                 : numberOf(attributeOf(all, spec.name)));
    Tensor tensor = network_->weights().at(step.tensor);
    type.updateF64({tensor.values<double>().data(), gradient.data(), slots.data(), tensor.size(), optimizer_.rate,
                    attributes.data(), optimizer_.step});
    return tensor;
}

} // namespace loom
