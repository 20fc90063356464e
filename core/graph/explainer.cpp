#include "graph/explainer.h"

#include "base/attribute_spec.h"
#include "graph/loss_end.h"

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

} // namespace

Explainer::Explainer(Graph graph, const std::vector<FieldShape>& fields, std::vector<LossUse> losses)
    : graph_(std::move(graph))
    , report_(inspect(graph_, fields, losses))
{
    for (const Node& node : graph_.nodes) {
        const NodeShapes& shapes = report_.nodes.at(node.id);
        Placed placed{
            findLayer(node.type), &shapes.query, node.id, node.shares.empty() ? node.id : node.shares, {}, {}};
        for (const Edge& edge : graph_.into(node.id))
            placed.inputs.push_back(tensorOf(graph_, edge.from));
        if (!shapes.outputs.empty())
            placed.output = shapes.outputs.front();
        nodes_[node.id] = std::move(placed);
    }
    for (const LossUse& loss : losses) {
        const End end = readNodeEnd(loss.of);
        // What weighs or leaves out samples is not explained.
        if (!loss.sampleWeight.empty() || !loss.mask.empty() || loss.target.empty())
            continue;
        const LayerType* type = findLayer(loss.type);
        LayerQuery& query = lossQueries_[loss.id];
        query.node = loss.id;
        query.attributes = completed(type->attributes, loss.attributes);
        query.inputs = {report_.nodes.at(end.node).outputs.front()};
        const auto field = std::ranges::find(fields, readLossEnd(loss.target).field, &FieldShape::name);
        query.inputs.push_back(field == fields.end() ? Shape() : field->shape);
        query.classes = field == fields.end() ? 0 : field->classes;
        losses_.push_back({type, &query, loss.id, loss.id, {tensorOf(graph_, end), loss.id + "/target"}, Shape()});
    }
}

std::optional<Formula> Explainer::ask(const Placed& placed, const std::string& of,
                                      const std::vector<std::int64_t>& index, std::size_t port, const Value& value,
                                      ElementNames& names) const
{
    if (!placed.type->explain)
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
            && ((loss.type->id == "categorical_crossentropy" && activation == "softmax")
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
                                           const Value& value, ElementNames& names) const
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

std::optional<Explanation> Explainer::explain(const Element& element, const Value& value) const
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
    } else if (name == "output:gradient") {
        formula = gradient(id + "/output", element.index, value, names);
    } else if (const Placed* loss = name == "sum:gradient" ? shortcut(id) : nullptr) {
        formula = ask(*loss, "logits:gradient", element.index, 0, value, names);
        if (isReadElsewhere(id + "/output", *loss))
            formula.reset();
    } else {
        const bool shared = std::ranges::any_of(graph_.nodes, [&](const Node& n) { return n.shares == id; });
        if (!shared || !name.ends_with(kGradient))
            formula = ask(node->second, name, element.index, 0, value, names);
    }
    if (!formula || names.all().size() > 2 * kMostExplained)
        return std::nullopt;
    Explanation explanation{std::move(*formula), {}};
    for (const std::string& used : explanation.formula.names())
        explanation.names[used] = names.all().at(used);
    return explanation;
}

} // namespace loom
