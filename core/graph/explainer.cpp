#include "graph/explainer.h"

#include "base/attribute_spec.h"
#include "graph/loss_end.h"
#include "graph/sampled_loss.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::string_view kGradient = ":gradient";

/// An empty port is the first.
std::string tensorOf(const Graph& graph, const End& end)
{
    const LayerType* type = findLayer(graph.find(end.node)->type);
    return end.node + "/" + (end.port.empty() ? type->outputs.front().name : end.port);
}

std::string activationOfNode(const LayerType& type, const LayerQuery& layer)
{
    return type.category == LayerCategory::activation ? type.id
        : layer.attributes.contains("activation")     ? layer.text("activation")
                                                      : std::string();
}

/// By what stands in front of a layer's activation, or of that of the layer inside it.
bool isSumGradient(const std::string& name)
{
    return name == "sum:gradient" || name == "layer/sum:gradient";
}

bool isOutputGradient(const LayerType& type, const std::string& name)
{
    const std::string port = name.substr(0, name.find(':'));
    return name.ends_with(kGradient) && std::ranges::find(type.outputs, port, &PortSpec::name) != type.outputs.end();
}

} // namespace

Explainer::Explainer(Graph graph, const std::vector<FieldShape>& fields, std::vector<LossUse> losses)
    : graph_(std::move(graph))
    , report_(inspect(graph_, fields, losses))
{
    for (const Node& node : graph_.nodes) {
        const NodeShapes& shapes = report_.nodes.at(node.id);
        Placed placed{
            findLayer(node.type), &shapes.query, node.id, node.shares.empty() ? node.id : node.shares, {}, {}};
        for (const InputSource& source : shapes.query.sources) // in the order of the ports, as its shapes
            placed.inputs.push_back(tensorOf(graph_, source.wire.from));
        if (!shapes.outputs.empty())
            placed.output = shapes.outputs.front();
        placed.bypassed = node.bypassed;
        const auto fits = std::ranges::find(shapes.query.inputs, placed.output);
        placed.passed = fits == shapes.query.inputs.end() ? 0 : std::size_t(fits - shapes.query.inputs.begin());
        nodes_[node.id] = std::move(placed);
    }
    for (const LossUse& loss : losses)
        addLoss(loss, fields);
}

void Explainer::addLoss(const LossUse& loss, const std::vector<FieldShape>& fields)
{
    const End end = readNodeEnd(loss.of);
    const NodeShapes& of = report_.nodes.at(end.node);
    LayerQuery& query = lossQueries_[loss.id];
    query.node = loss.id;
    query.attributes = completed(findLayer(loss.type)->attributes, loss.attributes);
    query.inputs = {of.outputs.front()};
    Placed placed{findLayer(loss.type), &query, loss.id, loss.id, {tensorOf(graph_, end)}, Shape()};
    // Of series only the true steps count.
    placed.weighs =
        !loss.sampleWeight.empty() || !loss.mask.empty() || (!of.lengths.empty() && !of.lengths.front().empty());
    if (!loss.target.empty()) {
        const auto field = std::ranges::find(fields, readLossEnd(loss.target).field, &FieldShape::name);
        query.inputs.push_back(field == fields.end() ? Shape() : field->shape);
        query.classes = field == fields.end() ? 0 : field->classes;
        placed.inputs.push_back(loss.id + "/target");
    }
    losses_.push_back(std::move(placed));
}

std::optional<Formula> Explainer::ask(const Placed& placed, const std::string& of,
                                      const std::vector<std::int64_t>& index, std::size_t port,
                                      const ElementValue& value, ElementNames& names) const
{
    if (placed.bypassed)
        return of == "output"        ? std::optional(names("x", {placed.inputs[placed.passed], index}))
            : of == "input:gradient" ? std::optional(names("g", {placed.id + "/output:gradient", index}))
                                     : std::nullopt;
    if (!placed.type->explain || placed.weighs)
        return std::nullopt;
    return placed.type->explain(
        {*placed.type, *placed.layer, placed.id, placed.owner, placed.inputs, placed.output, of, index, port, value},
        names);
}

const Explainer::Placed* Explainer::shortcut(const std::string& node) const
{
    const Placed& placed = nodes_.at(node);
    const std::string activation = activationOfNode(*placed.type, *placed.layer);
    for (const Placed& loss : losses_)
        if (loss.inputs[0] == node + "/output"
            && ((activation == "softmax"
                 && (loss.type->id == "categorical_crossentropy" || loss.type->explain == explainSampled))
                || (loss.type->id == "binary_crossentropy" && activation == "sigmoid")))
            return &loss;
    return nullptr;
}

bool Explainer::isReadElsewhere(const std::string& tensor, const Placed& loss) const
{
    const auto reads = [&](const Placed& placed) {
        return placed.id != loss.id && std::ranges::find(placed.inputs, tensor) != placed.inputs.end();
    };
    return std::ranges::any_of(nodes_, [&](const auto& entry) { return reads(entry.second); })
        || std::ranges::any_of(losses_, reads);
}

/// Summed over all that reads the tensor.
std::optional<Formula> Explainer::gradient(const std::string& tensor, const std::vector<std::int64_t>& index,
                                           const ElementValue& value, ElementNames& names) const
{
    std::vector<Formula> sum;
    const auto add = [&](std::optional<Formula> part) {
        if (part)
            sum.push_back(std::move(*part));
        return part.has_value();
    };
    const auto addAll = [&](const Placed& reader) {
        for (std::size_t port = 0; port < reader.inputs.size(); ++port)
            if (reader.inputs[port] == tensor && !add(ask(reader, "input:gradient", index, port, value, names)))
                return false;
        return true;
    };
    for (const Node& node : graph_.nodes) {
        const Placed& reader = nodes_.at(node.id);
        const bool reads = std::ranges::find(reader.inputs, tensor) != reader.inputs.end();
        const Placed* loss =
            reads && reader.type->category == LayerCategory::activation ? shortcut(node.id) : nullptr;
        if (loss && !add(ask(*loss, "logits:gradient", index, 0, value, names)))
            return std::nullopt;
        if ((!loss || isReadElsewhere(node.id + "/output", *loss)) && !addAll(reader))
            return std::nullopt;
    }
    const std::string node = tensor.substr(0, tensor.find('/'));
    for (const Placed& loss : losses_)
        if (&loss != shortcut(node) && !addAll(loss))
            return std::nullopt;
    return sum.empty() ? std::nullopt : std::optional(Formula::sum(sum));
}

std::optional<Explanation> Explainer::explain(const Element& element, const ElementValue& value,
                                              std::size_t shown) const
{
    const std::size_t slash = element.tensor.find('/');
    const std::string id = element.tensor.substr(0, slash);
    const std::string name = slash == std::string::npos ? std::string() : element.tensor.substr(slash + 1);
    ElementNames names;
    std::optional<Formula> formula;
    const auto node = nodes_.find(id);
    if (const auto loss = std::ranges::find(losses_, id, &Placed::id); loss != losses_.end()) {
        formula = ask(*loss, name, element.index, 0, value, names);
    } else if (node == nodes_.end()) {
        return std::nullopt;
    } else if (isOutputGradient(*node->second.type, name)) {
        formula = gradient(id + "/" + name.substr(0, name.find(':')), element.index, value, names);
    } else if (const Placed* loss = isSumGradient(name) ? shortcut(id) : nullptr) {
        formula = ask(*loss, "logits:gradient", element.index, 0, value, names);
        if (isReadElsewhere(id + "/output", *loss))
            formula.reset();
    } else {
        const bool shared = std::ranges::any_of(graph_.nodes, [&](const Node& n) { return n.shares == id; });
        if (!shared || !name.ends_with(kGradient))
            formula = ask(node->second, name, element.index, 0, value, names);
    }
    return formula ? abridged(*formula, names.all(), value, shown) : std::nullopt;
}

} // namespace loom
