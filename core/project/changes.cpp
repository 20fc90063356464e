#include "project/changes.h"

#include "project/specs.h"

#include <map>
#include <set>

namespace loom {
namespace {

class Comparison {
public:
    Comparison(const Project& before, const Project& after)
        : before_(before)
        , after_(after)
    {
    }

    std::vector<ProjectChange> run()
    {
        compareNodes();
        compareWires();
        note(before_.seed == after_.seed, "seed");
        note(before_.data == after_.data, "data");
        compareTraining();
        return std::move(changes_);
    }

private:
    void note(bool same, const std::string& path)
    {
        if (!same)
            changes_.push_back({path, Applies::restart, {}});
    }
    void compareNodes();
    void compareNode(const Node& a, const Node& b, bool groupsMatter);
    void compareWires();
    void compareTraining();
    void compareAttributes(const Attributes& a, const Attributes& b, const std::vector<AttributeSpec>* specs,
                           const std::string& path);

    const Project& before_;
    const Project& after_;
    std::vector<ProjectChange> changes_;
};

/// An attribute that one of them leaves out has its default there.
void Comparison::compareAttributes(const Attributes& a, const Attributes& b, const std::vector<AttributeSpec>* specs,
                                   const std::string& path)
{
    std::set<std::string> names;
    for (const Attributes* attributes : {&a, &b})
        for (const auto& [name, value] : *attributes)
            names.insert(name);
    for (const std::string& name : names) {
        const AttributeSpec* spec = specs ? findSpec(*specs, name) : nullptr;
        const auto valueIn = [&](const Attributes& attributes) {
            const auto found = attributes.find(name);
            return found != attributes.end() ? found->second : spec ? spec->fallback : Value();
        };
        const Value now = valueIn(b);
        if (valueIn(a) != now)
            changes_.push_back(
                {path + "." + name, spec && checked(*spec, now) ? spec->applies : Applies::restart, now});
    }
}

void Comparison::compareNode(const Node& a, const Node& b, bool groupsMatter)
{
    const std::string path = "graph.nodes." + b.id;
    if (a.type != b.type)
        return note(false, path);
    compareAttributes(a.attributes, b.attributes, layerSpecs(b.type), path + ".attributes");
    if (a.frozen != b.frozen)
        changes_.push_back({path + ".frozen", Applies::now, b.frozen});
    note(a.shares == b.shares, path + ".shares");
    note(!groupsMatter || a.group == b.group, path + ".group");
}

void Comparison::compareNodes()
{
    std::map<std::string_view, const Node*> nodes;
    for (const Node& node : before_.graph.nodes)
        nodes[node.id] = &node;
    const bool groupsMatter = !before_.training.phases.empty() || !after_.training.phases.empty();
    for (const Node& node : after_.graph.nodes) {
        const auto found = nodes.find(node.id);
        if (found == nodes.end()) {
            note(false, "graph.nodes." + node.id);
            continue;
        }
        compareNode(*found->second, node, groupsMatter);
        nodes.erase(found);
    }
    for (const auto& [id, node] : nodes)
        note(false, "graph.nodes." + node->id);
}

/// Into each node the same wires in the same order: a change for each that is not.
void Comparison::compareWires()
{
    using Arrivals = std::vector<std::pair<End, std::string>>;
    const auto arrivals = [](const Graph& graph) {
        std::map<std::string_view, Arrivals> into;
        for (const Edge& edge : graph.edges)
            into[edge.to.node].push_back({edge.from, edge.to.port});
        return into;
    };
    std::map<std::string_view, Arrivals> a = arrivals(before_.graph), b = arrivals(after_.graph);
    for (const auto& [node, wires] : a)
        b.try_emplace(node);
    for (const auto& [node, wires] : b) {
        const Arrivals& before = a[node];
        for (std::size_t i = 0; i < std::max(before.size(), wires.size()); ++i)
            note(i < before.size() && i < wires.size() && before[i] == wires[i], "graph.edges");
    }
}

void Comparison::compareTraining()
{
    const TrainingRecipe &a = before_.training, &b = after_.training;
    const std::string optimizer = "training.optimizer";
    note(a.optimizer.type == b.optimizer.type, optimizer + ".type");
    compareAttributes(a.optimizer.attributes, b.optimizer.attributes, optimizerSpecs(b.optimizer.type), optimizer);
    note(a.losses == b.losses, "training.losses");
    if (a.epochs != b.epochs)
        changes_.push_back({"training.epochs", Applies::now, b.epochs});
    note(a.metrics == b.metrics, "training.metrics");
    note(a.callbacks == b.callbacks, "training.callbacks");
    note(a.phases == b.phases, "training.phases");
    if (a.batchSize != b.batchSize)
        changes_.push_back({"training.batch_size", Applies::epoch, b.batchSize});
}

} // namespace

std::vector<ProjectChange> changesBetween(const Project& before, const Project& after)
{
    return Comparison(before, after).run();
}

} // namespace loom
