#include "graph/checks.h"
#include "graph/layer_pieces.h"
#include "graph/repair.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kFarthestWalk = 64;

DType computedAs(DType stored)
{
    return stored == DType::i32 ? DType::i32 : DType::f32;
}

void readField(LayerQuery& query, const std::vector<FieldShape>& fields)
{
    for (const FieldShape& field : fields)
        if (field.isInput())
            query.fieldNames.push_back(field.name);
    if (const FieldShape* field = fieldFor(fields, query.text("field"), false)) {
        query.field = field->shape;
        query.fieldType = computedAs(field->dtype);
        query.fieldLengths = fieldFor(fields, field->lengths, true) && !field->lengths.empty() ? field->lengths : "";
        query.fieldKinds = field->kinds;
        query.fieldKnown = true;
    }
}

const NodeShapes* shapesOf(const GraphReport& report, const std::string& node)
{
    const auto found = report.nodes.find(node);
    return found == report.nodes.end() ? nullptr : &found->second;
}

/// Does the node hand its input's last axis on?
bool keepsLastAxis(const GraphReport& report, const Node& node)
{
    const NodeShapes* shapes = shapesOf(report, node.id);
    return shapes && shapes->known && shapes->inputs.size() == 1 && shapes->inputs[0].rank() > 0
        && shapes->outputs[0].rank() > 0 && shapes->inputs[0][-1] == shapes->outputs[0][-1];
}

/// Is the last axis of what the node gives that long? Two ways side by side are longer.
bool setsLastAxis(const GraphReport& report, const Node& node, const std::string& attribute)
{
    const NodeShapes* shapes = shapesOf(report, node.id);
    return !shapes || !shapes->known || shapes->outputs[0].rank() == 0
        || shapes->outputs[0][-1] == shapes->query.integer(attribute);
}

/// Fills in the activation where `node` decides it; true when the search is over.
bool readActivation(InputSource& source, const Node& node, const LayerType& type)
{
    if (const AttributeSpec* spec = findSpec(type.attributes, "activation")) {
        const auto given = node.attributes.find(spec->name);
        source.activation = stringOf(given == node.attributes.end() ? spec->fallback : given->second);
        source.activationNode = node.id;
        source.activationName = nameOf(node);
        return true;
    }
    if (type.category == LayerCategory::activation)
        source.activation = type.id;
    return type.category != LayerCategory::shape;
}

/// An embedding on the wire, with a row for each number that comes.
std::vector<Repair> lookUp(const LayerQuery& query, std::size_t port)
{
    Attributes set;
    if (port < query.kinds.size() && query.kinds[port] > 0)
        set["input_dim"] = query.kinds[port];
    return insertBefore(query, port, TR("Insert Embedding"), "embedding", set);
}

} // namespace

const FieldShape* fieldFor(const std::vector<FieldShape>& fields, const std::string& name, bool targets)
{
    const FieldShape* only = nullptr;
    for (const FieldShape& field : fields) {
        if (!name.empty() && field.name == name)
            return &field;
        if (!name.empty() || !(targets ? field.target : field.isInput()))
            continue;
        if (only)
            return nullptr;
        only = &field;
    }
    return only;
}

std::vector<Arrival> arrivalsOf(const Graph& graph, const Wiring& wiring, int place, const LayerType& type)
{
    std::vector<Arrival> arrivals;
    for (const int edge : wiring.into[std::size_t(place)]) {
        const int port = portPlace(type.inputs, graph.edges[std::size_t(edge)].to.port);
        const bool taken =
            std::any_of(arrivals.begin(), arrivals.end(), [&](const Arrival& a) { return a.port == port; });
        if (port >= 0 && (!taken || type.inputs[std::size_t(port)].variadic))
            arrivals.push_back({edge, port});
    }
    std::stable_sort(arrivals.begin(), arrivals.end(),
                     [](const Arrival& a, const Arrival& b) { return a.port < b.port; });
    return arrivals;
}

InputSource sourceBehind(const Graph& graph, const Wiring& wiring, const GraphReport& report, const End& from)
{
    InputSource source;
    int place = wiring.place(from.node);
    bool activationFound = false;
    for (int step = 0; place >= 0 && step < kFarthestWalk; ++step) {
        const Node& node = graph.nodes[std::size_t(place)];
        const LayerType* type = findLayer(node.type);
        if (step == 0) {
            source.type = node.type;
            source.name = nameOf(node);
        }
        if (!type)
            break;
        if (!activationFound)
            activationFound = readActivation(source, node, *type);
        for (const char* attribute : {"units", "filters"})
            if (findSpec(type->attributes, attribute) && setsLastAxis(report, node, attribute)) {
                source.sizeNode = node.id;
                source.sizeAttribute = attribute;
                source.sizeName = nameOf(node);
                source.sizeTitle = attributeTitle(node.type, attribute);
                return source;
            }
        const std::vector<int>& into = wiring.into[std::size_t(place)];
        if (into.size() != 1 || !keepsLastAxis(report, node))
            break;
        place = wiring.place(graph.edges[std::size_t(into[0])].from.node);
    }
    return source;
}

LayerQuery queryAt(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                   const std::vector<FieldShape>& fields, int place)
{
    const Node& node = graph.nodes[std::size_t(place)];
    LayerQuery query;
    query.node = node.id;
    query.name = nameOf(node);
    const LayerType* type = findLayer(node.type);
    if (!type)
        return query;
    query.attributes = completed(type->attributes, node.attributes);
    for (const Arrival& arrival : arrivalsOf(graph, wiring, place, *type)) {
        const Edge& edge = graph.edges[std::size_t(arrival.edge)];
        const NodeShapes* shapes = shapesOf(report, edge.from.node);
        const LayerType* from = findLayer(graph.nodes[std::size_t(wiring.place(edge.from.node))].type);
        const int port = from ? portPlace(from->outputs, edge.from.port) : -1;
        const bool known = shapes && shapes->known && port >= 0 && std::size_t(port) < shapes->outputs.size();
        query.inputs.push_back(known ? shapes->outputs[std::size_t(port)] : Shape());
        query.dtypes.push_back(known ? shapes->dtypes[std::size_t(port)] : DType::f32);
        query.lengths.push_back(known ? shapes->lengths[std::size_t(port)] : std::string());
        query.kinds.push_back(known ? shapes->kinds[std::size_t(port)] : 0);
        query.sources.push_back(sourceBehind(graph, wiring, report, edge.from));
        query.sources.back().wire = edge;
    }
    if (readsField(*type))
        readField(query, fields);
    return query;
}

ShapeAnswer answerOf(const LayerType& type, const LayerQuery& query, const std::vector<Arrival>& arrivals)
{
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        const Takes takes = type.inputs[std::size_t(arrivals[i].port)].takes;
        const bool whole = query.dtypes[i] == DType::i32;
        if (!whole && takes == Takes::wholes)
            return {
                {},
                {{.node = query.node,
                  .sentence = Text(TR("{node} looks whole numbers up (labels or tokens), but {source} gives real "
                                      "numbers. Connect an Input that reads labels or tokens."),
                                   {{"node", query.name}, {"source", query.sources[i].name}}),
                  .repairs = {removeNodeRepair(
                      Text(TR("Remove {node} and connect its neighbours"), {{"node", query.name}}), query.node)}}}};
        if (whole && takes == Takes::reals)
            return {{},
                    {{.node = query.node,
                      .sentence = Text(TR("{node} computes with real numbers, but {source} gives whole numbers "
                                          "(labels or tokens). Let an Embedding give each of them "
                                          "numbers of its own, or turn them into one-hot vectors in the data "
                                          "recipe."),
                                       {{"node", query.name}, {"source", query.sources[i].name}}),
                      .repairs = lookUp(query, i)}}};
    }
    return type.infer(query);
}

LayerQuery queryFor(const Graph&, const GraphReport& report, const std::vector<FieldShape>&, const std::string& node)
{
    const NodeShapes* shapes = shapesOf(report, node);
    return shapes ? shapes->query : LayerQuery{};
}

} // namespace loom
