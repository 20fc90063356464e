#include "project/changes.h"

#include "project/recipe_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace loom {
namespace {

/// Two owners of one kind of record, side by side.
class Comparison {
public:
    void records(const Record& record, const void* before, const void* after, const std::string& path);
    void note(bool same, const std::string& path, Applies applies = Applies::restart, Value value = {})
    {
        if (!same)
            changes_.push_back({path, afterRestart_ ? Applies::restart : applies, std::move(value)});
    }
    std::vector<ProjectChange> take() { return std::move(changes_); }

private:
    void field(const RecordRow& field, void* before, void* after, const std::string& path);
    void lists(const RecordRow& field, void* before, void* after, const std::string& path);
    void attributes(const Record& record, void* before, void* after, const std::string& path);

    std::vector<ProjectChange> changes_;
    bool afterRestart_ = false; ///< inside a record whose changes all wait
};

void Comparison::records(const Record& record, const void* before, const void* after, const std::string& path)
{
    // The table hands out places that could be written; here they are read.
    void *a = const_cast<void*>(before), *b = const_cast<void*>(after);
    for (const RecordRow& one : record.fields)
        if (one.ofRun && !one.alias)
            field(one, a, b, path.empty() ? one.spec.name : path + "." + one.spec.name);
    if (record.attributes)
        attributes(record, a, b, path);
}

void Comparison::field(const RecordRow& field, void* before, void* after, const std::string& path)
{
    if (field.form == RecordRow::Form::list)
        return lists(field, before, after, path);
    if (field.form == RecordRow::Form::record) {
        void *a = field.inside(before), *b = field.inside(after);
        const bool outside = std::exchange(afterRestart_, afterRestart_ || field.afterRestart);
        a&& b ? records(*field.record, a, b, path) : note(!a && !b, path);
        afterRestart_ = outside;
        return;
    }
    const Value now = field.get(after);
    note(field.get(before) == now, path, checked(field.spec, now) ? field.spec.applies : Applies::restart, now);
}

void Comparison::lists(const RecordRow& field, void* before, void* after, const std::string& path)
{
    const std::vector<std::string> a = field.list.ids(before), b = field.list.ids(after);
    std::map<std::string_view, std::size_t> old;
    for (std::size_t i = 0; i < a.size(); ++i)
        old.emplace(a[i], i);
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < b.size(); ++i) {
        const auto found = old.find(b[i]);
        if (found == old.end()) {
            note(false, path + "." + b[i]);
            continue;
        }
        order.push_back(found->second);
        records(*field.record, field.list.at(before, found->second), field.list.at(after, i), path + "." + b[i]);
        old.erase(found);
    }
    for (const auto& [id, place] : old)
        note(false, path + "." + std::string(id));
    note(!field.ordered || std::ranges::is_sorted(order), path);
}

/// A setting that one of them leaves out has its default there. Of two types only what both know is compared.
void Comparison::attributes(const Record& record, void* before, void* after, const std::string& path)
{
    const Attributes &a = *record.attributes(before), &b = *record.attributes(after);
    const auto *of = record.specsOf(before), *to = record.specsOf(after);
    const bool sameType = record.type(before) == record.type(after);
    std::set<std::string> names;
    for (const Attributes* attributes : {&a, &b})
        for (const auto& [name, value] : *attributes)
            if (name != "id")
                names.insert(name);
    for (const std::string& name : names) {
        const AttributeSpec* spec = to ? findSpec(*to, name) : nullptr;
        if (!sameType && (!spec || !of || !findSpec(*of, name)))
            continue;
        const auto valueIn = [&](const Attributes& attributes) {
            const auto found = attributes.find(name);
            return found != attributes.end() ? found->second : spec ? spec->fallback : Value();
        };
        const Value now = valueIn(b);
        note(valueIn(a) == now, path + "." + name, spec && checked(*spec, now) ? spec->applies : Applies::restart,
             now);
    }
}

/// Into each node the same wires in the same order: a change for each that is not.
void compareWires(const Graph& before, const Graph& after, Comparison& comparison)
{
    using Arrivals = std::vector<std::pair<End, std::string>>;
    const auto arrivals = [](const Graph& graph) {
        std::map<std::string_view, Arrivals> into;
        for (const Edge& edge : graph.edges)
            into[edge.to.node].push_back({edge.from, edge.to.port});
        return into;
    };
    std::map<std::string_view, Arrivals> a = arrivals(before), b = arrivals(after);
    for (const auto& [node, wires] : a)
        b.try_emplace(node);
    for (const auto& [node, wires] : b) {
        const Arrivals& old = a[node];
        for (std::size_t i = 0; i < std::max(old.size(), wires.size()); ++i)
            comparison.note(i < old.size() && i < wires.size() && old[i] == wires[i], "graph.edges");
    }
}

/// A phase may update a group: then it matters which nodes are in it.
void compareGroups(const Project& before, const Project& after, Comparison& comparison)
{
    if (before.training.phases.empty() && after.training.phases.empty())
        return;
    std::map<std::string_view, const Node*> nodes;
    for (const Node& node : before.graph.nodes)
        nodes[node.id] = &node;
    for (const Node& node : after.graph.nodes)
        if (const auto found = nodes.find(node.id); found != nodes.end())
            comparison.note(found->second->group == node.group, "graph.nodes." + node.id + ".group");
    const auto parents = [](const Graph& graph) {
        std::map<std::string_view, std::string_view> out;
        for (const Group& group : graph.groups)
            out[group.id] = group.parent;
        return out;
    };
    comparison.note(parents(before.graph) == parents(after.graph), "graph.groups");
}

} // namespace

std::vector<ProjectChange> changesIn(const Record& record, const void* before, const void* after)
{
    Comparison comparison;
    comparison.records(record, before, after, {});
    return comparison.take();
}

std::vector<ProjectChange> changesBetween(const Project& before, const Project& after)
{
    Comparison comparison;
    comparison.records(projectRecord(), &before, &after, {});
    compareWires(before.graph, after.graph, comparison);
    compareGroups(before, after, comparison);
    return comparison.take();
}

} // namespace loom
