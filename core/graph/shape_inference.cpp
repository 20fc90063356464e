#include "graph/shape_inference.h"

#include "graph/checks.h"
#include "graph/initializers.h"
#include "graph/layer_pieces.h"
#include "graph/repair.h"

#include <algorithm>
#include <cstdio>

namespace loom {
namespace {

constexpr std::int64_t kSaturated = std::int64_t(1) << 62;

std::int64_t added(std::int64_t a, std::int64_t b)
{
    return a > kSaturated - b ? kSaturated : a + b;
}

class Inspector {
public:
    Inspector(const Graph& graph, const std::vector<FieldShape>& fields)
        : graph_(graph)
        , fields_(fields)
        , wiring_(graph)
    {
    }

    GraphReport run(const std::vector<LossUse>& losses)
    {
        take(structureIssues(graph_, wiring_));
        report_.misfits = misplacedWires(graph_, wiring_);
        for (const Node& node : graph_.nodes)
            describeAlone(node);
        for (const int place : wiring_.order) {
            report_.order.push_back(graph_.nodes[std::size_t(place)].id);
            inspectNode(place);
        }
        checkShared();
        if (!losses.empty())
            take(lossIssues(graph_, wiring_, report_, fields_, losses));
        take(linearIssues(graph_, wiring_, report_));
        std::stable_sort(report_.issues.begin(), report_.issues.end(), [&](const Issue& a, const Issue& b) {
            return wiring_.place(a.node) < wiring_.place(b.node);
        });
        return std::move(report_);
    }

private:
    void take(std::vector<Issue> issues)
    {
        for (Issue& issue : issues)
            report_.issues.push_back(std::move(issue));
    }
    /// What is known of a node without its inputs.
    void describeAlone(const Node& node)
    {
        NodeShapes& shapes = report_.nodes[node.id];
        shapes.query.node = node.id;
        shapes.query.name = nameOf(node);
        if (const LayerType* type = findLayer(node.type))
            shapes.query.attributes = completed(type->attributes, node.attributes);
    }
    void inspectNode(int place);
    /// True when every wire is there and its shape is known; a missing wire is an Issue.
    bool inputsKnown(int place, const LayerType& type, const std::vector<Arrival>& arrivals);
    /// Where there is one output that is not used yet: a wire from it.
    std::vector<Repair> connectRepairs(int place, const std::string& port) const;
    std::vector<Repair> joinRepairs(int place, const std::string& port) const;
    void inferNode(int place, const LayerType& type, const std::vector<Arrival>& arrivals);
    void checkShared();
    static std::vector<Repair> alikeRepairs(const Node& node, const NodeShapes& own, const Node& owner,
                                            const NodeShapes& other);

    const Graph& graph_;
    const std::vector<FieldShape>& fields_;
    const Wiring wiring_;
    GraphReport report_;
};

void Inspector::inspectNode(int place)
{
    const Node& node = graph_.nodes[std::size_t(place)];
    const LayerType* type = findLayer(node.type);
    if (!type || wiring_.place(node.id) != place)
        return;
    std::vector<Issue> issues = attributeIssues(node, *type);
    const bool wrong = hasErrors(issues);
    take(std::move(issues));
    const std::vector<Arrival> arrivals = arrivalsOf(graph_, wiring_, place, *type);
    report_.nodes[node.id].query = queryAt(graph_, wiring_, report_, fields_, place);
    if (inputsKnown(place, *type, arrivals) && !wrong)
        inferNode(place, *type, arrivals);
}

bool Inspector::inputsKnown(int place, const LayerType& type, const std::vector<Arrival>& arrivals)
{
    const Node& node = graph_.nodes[std::size_t(place)];
    bool complete = true;
    for (std::size_t port = 0; port < type.inputs.size(); ++port) {
        const PortSpec& spec = type.inputs[port];
        const auto wires =
            std::count_if(arrivals.begin(), arrivals.end(), [&](const Arrival& a) { return a.port == int(port); });
        const int needed = spec.optional ? 0 : spec.variadic ? spec.atLeast : 1;
        if (wires >= needed)
            continue;
        complete = false;
        if (needed > 1)
            report_.issues.push_back(
                issueAt(node,
                        Text(TR("{node} joins at least {needed} inputs; {count} is connected. Draw another "
                                "wire to it."),
                             {{"node", nameOf(node)}, {"needed", needed}, {"count", std::int64_t(wires)}}),
                        joinRepairs(place, spec.name)));
        else
            report_.issues.push_back(
                issueAt(node,
                        Text(TR("{node} has no wire at “{port}”. Draw one from the layer before it."),
                             {{"node", nameOf(node)}, {"port", spec.title.pattern()}}),
                        connectRepairs(place, port == 0 ? std::string() : spec.name)));
    }
    NodeShapes& shapes = report_.nodes[node.id];
    for (const Arrival& arrival : arrivals) {
        const Edge& edge = graph_.edges[std::size_t(arrival.edge)];
        const NodeShapes& from = report_.nodes[edge.from.node];
        const LayerType* fromType = findLayer(graph_.nodes[std::size_t(wiring_.place(edge.from.node))].type);
        const int port = fromType ? portPlace(fromType->outputs, edge.from.port) : -1;
        const bool known = from.known && port >= 0 && std::size_t(port) < from.outputs.size();
        shapes.inputs.push_back(known ? from.outputs[std::size_t(port)] : Shape());
        complete = complete && known;
    }
    return complete;
}

std::vector<Repair> Inspector::connectRepairs(int place, const std::string& port) const
{
    const std::vector<int> free = freeOutputs(graph_, wiring_, place);
    if (free.size() != 1)
        return {};
    const Node &from = graph_.nodes[std::size_t(free.front())], &to = graph_.nodes[std::size_t(place)];
    return {addEdgeRepair(Text(TR("Connect {from} to {to}"), {{"from", nameOf(from)}, {"to", nameOf(to)}}),
                          {{from.id, {}}, {to.id, port}})};
}

std::vector<Repair> Inspector::joinRepairs(int place, const std::string& port) const
{
    const std::vector<Repair> repairs = connectRepairs(place, port);
    return repairs.empty() ? skipRepairs(graph_, wiring_, report_, place) : repairs;
}

void Inspector::inferNode(int place, const LayerType& type, const std::vector<Arrival>& arrivals)
{
    const Node& node = graph_.nodes[std::size_t(place)];
    NodeShapes& shapes = report_.nodes[node.id];
    const LayerQuery& query = shapes.query;
    ShapeAnswer answer = answerOf(type, query, arrivals);
    for (Issue& issue : answer.issues)
        issue.node = node.id;
    const bool failed = hasErrors(answer.issues) || answer.outputs.empty();
    if (failed && !answer.issues.empty())
        for (Repair& repair : triedRepairs(graph_, wiring_, report_, type, query))
            answer.issues.front().repairs.insert(answer.issues.front().repairs.begin(), std::move(repair));
    take(std::move(answer.issues));
    if (failed) {
        for (const Arrival& arrival : arrivals)
            report_.misfits.insert(graph_.edges[std::size_t(arrival.edge)]);
        return;
    }
    shapes.outputs = std::move(answer.outputs);
    shapes.dtypes = std::move(answer.dtypes);
    shapes.dtypes.resize(shapes.outputs.size(), DType::f32);
    for (const Shape& output : shapes.outputs) {
        shapes.lengths.push_back(lengthsOf(type, query, output));
        shapes.kinds.push_back(readsField(type) ? query.fieldKinds : 0);
    }
    if (type.lengths == Lengths::drops && type.category != LayerCategory::loss)
        take(droppedLengths(node, query));
    if (type.parameters)
        shapes.parameters = type.parameters(query);
    std::vector<Issue> tooLarge = sizeIssues(node, type, shapes);
    if (!tooLarge.empty()) {
        take(std::move(tooLarge));
        shapes.outputs.clear();
        shapes.dtypes.clear();
        shapes.lengths.clear();
        shapes.kinds.clear();
        shapes.parameters.clear();
        return;
    }
    shapes.known = true;
    if (node.bypassed)
        take(bypassIssues(node, type, shapes));
    for (const ParameterSpec& parameter : shapes.parameters) {
        if (!node.shares.empty())
            continue;
        shapes.parameterCount += parameter.shape.size();
        shapes.trainableCount += parameter.trainable && !node.frozen ? parameter.shape.size() : 0;
    }
    if (type.cost)
        shapes.cost = type.cost(query, shapes.outputs[0]);
    else
        shapes.cost.outputBytes = shapes.outputs[0].size() * std::int64_t(bytesOf(DType::f32));
    report_.parameters = added(report_.parameters, shapes.parameterCount);
    report_.trainable = added(report_.trainable, shapes.trainableCount);
    report_.multiplyAdds = added(report_.multiplyAdds, shapes.cost.multiplyAdds);
}

/// What arrives is made as wide as at the other, or the layer itself is set like the other.
std::vector<Repair> Inspector::alikeRepairs(const Node& node, const NodeShapes& own, const Node& owner,
                                            const NodeShapes& other)
{
    std::vector<Repair> repairs;
    const auto widen = [&](const NodeShapes& from, const NodeShapes& to) {
        for (Repair& repair : resizeSource(from.query, 0, to.inputs[0][-1]))
            repairs.push_back(std::move(repair));
    };
    if (!own.inputs.empty() && !other.inputs.empty() && own.inputs[0][-1] != other.inputs[0][-1]) {
        widen(other, own);
        widen(own, other);
    }
    for (const auto& [name, value] : owner.attributes)
        if (const auto mine = node.attributes.find(name); mine != node.attributes.end() && mine->second != value)
            repairs.push_back(setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                                             {{"attribute", attributeTitle(node.type, name)},
                                              {"node", nameOf(node)},
                                              {"value", describe(value)}}),
                                        node.id, name, value));
    return repairs;
}

/// Shared weights must have the shapes that the sharing node would give its own.
void Inspector::checkShared()
{
    for (const Node& node : graph_.nodes) {
        const auto owner = report_.nodes.find(node.shares);
        const NodeShapes& shapes = report_.nodes[node.id];
        if (node.shares.empty() || owner == report_.nodes.end() || !shapes.known || !owner->second.known)
            continue;
        const std::size_t count = std::min(shapes.parameters.size(), owner->second.parameters.size());
        for (std::size_t i = 0; i < count; ++i) {
            const ParameterSpec& own = shapes.parameters[i];
            const ParameterSpec& other = owner->second.parameters[i];
            if (own.shape == other.shape)
                continue;
            take({issueAt(
                node,
                Text(TR("{node} cannot share the weights of {owner}: its {parameter} would be {own}, the other's is "
                        "{other}."),
                     {{"node", nameOf(node)},
                      {"owner", nameIn(graph_, node.shares)},
                      {"parameter", own.name},
                      {"own", describe(own.shape)},
                      {"other", describe(other.shape)}}),
                alikeRepairs(node, shapes, *graph_.find(node.shares), owner->second))});
            break;
        }
    }
}

} // namespace

GraphReport inspect(const Graph& graph, const std::vector<FieldShape>& fields, const std::vector<LossUse>& losses)
{
    return Inspector(graph, fields).run(losses);
}

Issue issueAt(const Node& node, Text sentence, std::vector<Repair> repairs)
{
    return {Severity::error, node.id, {}, std::move(sentence), std::move(repairs)};
}

std::string bytesText(double bytes)
{
    static constexpr const char* kUnits[] = {"B", "KB", "MB", "GB", "TB", "PB", "EB"};
    std::size_t unit = 0;
    for (; bytes >= 1000 && unit + 1 < std::size(kUnits); ++unit)
        bytes /= 1000;
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, kUnits[unit]);
    return buffer;
}

/// A smaller side beyond what `orthogonal` can do in reasonable time.
static std::vector<Issue> orthogonalIssues(const Node& node, const NodeShapes& shapes)
{
    for (const ParameterSpec& parameter : shapes.parameters) {
        const std::int64_t columns = std::max<std::int64_t>(1, parameter.shape[-1]);
        if (parameter.initializer == "orthogonal"
            && std::min(columns, parameter.shape.size() / columns) > kLargestOrthogonal)
            return {issueAt(node,
                            Text(TR("{node}: its {parameter} ({shape}) is too large for orthogonal first weights; "
                                    "the smaller side "
                                    "may have at most {limit} numbers. Choose other first weights."),
                                 {{"node", nameOf(node)},
                                  {"parameter", parameter.name},
                                  {"shape", describe(parameter.shape)},
                                  {"limit", kLargestOrthogonal}}))};
    }
    return {};
}

std::vector<Issue> bypassIssues(const Node& node, const LayerType& type, const NodeShapes& shapes)
{
    const std::vector<Repair> repairs = {
        setRepair(Text(TR("Let it take part in predictions")), "graph.nodes." + node.id + ".bypassed", false)};
    if (type.inputs.empty() || shapes.inputs.empty() || type.outputs.size() != 1)
        return {
            issueAt(node,
                    Text(TR("{node} cannot be left out when predicting: only a layer with an input and one output "
                            "can."),
                         {{"node", nameOf(node)}}),
                    repairs)};
    if (std::ranges::count(shapes.inputs, shapes.outputs.front()) > 0)
        return {};
    return {issueAt(node,
                    Text(TR("{node} cannot be left out when predicting: {input} arrives and {output} leaves, so what "
                            "follows would not fit."),
                         {{"node", nameOf(node)},
                          {"input", describe(shapes.inputs.front())},
                          {"output", describe(shapes.outputs.front())}}),
                    repairs)};
}

std::vector<Issue> sizeIssues(const Node& node, const LayerType& type, const NodeShapes& shapes)
{
    std::vector<Repair> repairs;
    for (const char* attribute : {"units", "filters"})
        if (const AttributeSpec* spec = findSpec(type.attributes, attribute))
            repairs.push_back(
                setRepair(Text(TR("Set {attribute} to {value}"),
                               {{"attribute", spec->title.pattern()}, {"value", describe(spec->fallback)}}),
                          node.id, attribute, spec->fallback));
    for (const ParameterSpec& parameter : shapes.parameters)
        if (const std::int64_t size = parameter.shape.size(); size > kLargestParameter)
            return {issueAt(
                node,
                Text(TR("{node}: its {parameter} ({shape}) needs {bytes} of memory; a parameter may hold at most "
                        "{limit} numbers. Make the layer or its input smaller."),
                     {{"node", nameOf(node)},
                      {"parameter", parameter.name},
                      {"shape", describe(parameter.shape)},
                      {"bytes", bytesText(4.0 * double(size))},
                      {"limit", kLargestParameter}}),
                std::move(repairs))};
    for (const Shape& output : shapes.outputs)
        if (const std::int64_t size = output.size(); size > kLargestOutput)
            return {issueAt(
                node,
                Text(TR("{node}: the output of one sample ({shape}) needs {bytes} of memory; it may hold at most "
                        "{limit} numbers. Make the layer or its input smaller."),
                     {{"node", nameOf(node)},
                      {"shape", describe(output)},
                      {"bytes", bytesText(4.0 * double(size))},
                      {"limit", kLargestOutput}}),
                std::move(repairs))};
    return orthogonalIssues(node, shapes);
}

std::vector<Issue> droppedLengths(const Node& node, const LayerQuery& query)
{
    for (std::size_t i = 0; i < query.lengths.size(); ++i)
        if (!query.lengths[i].empty())
            return {
                {.severity = Severity::note,
                 .node = node.id,
                 .sentence = Text(TR("{node} does not ask how much of each row from {source} is true: the padding "
                                     "behind it counts like data."),
                                  {{"node", query.name}, {"source", query.sources[i].name}})}};
    return {};
}

std::string lengthsOf(const LayerType& type, const LayerQuery& query, const Shape& output)
{
    if (readsField(type))
        return query.fieldLengths;
    if (findSpec(type.attributes, "mask_zero") && query.flag("mask_zero")) // it counts them itself
        return query.node + "/lengths";
    std::size_t count = type.lengths == Lengths::drops ? 0 : query.lengths.size();
    if (type.lengths == Lengths::usesFirst)
        count = std::min<std::size_t>(count, 1);
    for (std::size_t i = 0; i < count; ++i) {
        const Shape& input = query.inputs[i];
        // A row of numbers is no series to a layer that passes steps on: its axis is what the layer changes.
        const int least = type.lengths == Lengths::passes ? 2 : 1;
        if (!query.lengths[i].empty() && input.rank() >= least && output.rank() >= 2 && input[0] == output[0])
            return query.lengths[i];
    }
    return {};
}

} // namespace loom
