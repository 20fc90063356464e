#include "project/opposed_check.h"

#include "base/listed.h"
#include "graph/layer_type.h"
#include "graph/loss_end.h"
#include "graph/naming.h"
#include "graph/repair.h"
#include "project/phase_plan.h"

#include <algorithm>
#include <set>

namespace loom {
namespace {

using Nodes = std::set<std::string>;

/// A loss that wants one number of all samples.
bool wantsNumber(const Loss& loss)
{
    return readLossEnd(loss.target).kind == LossEnd::Kind::number;
}

double wanted(const Loss& loss)
{
    return readLossEnd(loss.target).number;
}

std::string judged(const Loss& loss)
{
    return readNodeEnd(loss.of).node;
}

constexpr const char* kStop = "gradient_stop";

/// What gradients reach from the node on; a gradient stop, the last of its way, keeps them from those before.
Nodes reached(const Graph& graph, const std::string& node)
{
    Nodes seen;
    std::vector<std::string> open = {node};
    while (!open.empty()) {
        const std::string id = open.back();
        open.pop_back();
        const Node* at = graph.find(id);
        if (!at || !seen.insert(id).second || at->type == kStop)
            continue;
        for (const Edge& edge : graph.into(id))
            open.push_back(edge.from.node);
    }
    return seen;
}

/// Of those the layers with weights, by who owns them.
Nodes withWeights(const Graph& graph, const Nodes& nodes)
{
    Nodes weights;
    for (const std::string& id : nodes) {
        const Node* node = graph.find(id);
        const LayerType* type = node ? findLayer(node->type) : nullptr;
        if (type && type->parameters)
            weights.insert(node->shares.empty() ? id : node->shares);
    }
    return weights;
}

/// The layers that a loss of that node can change.
Nodes weightsBehind(const Graph& graph, const std::string& node)
{
    return withWeights(graph, reached(graph, node));
}

std::vector<Repair> stopRepairs(const Graph& graph, const std::string& node)
{
    std::vector<Repair> repairs;
    for (const std::string& id : reached(graph, node))
        if (graph.find(id)->type == kStop)
            repairs.push_back(removeNodeRepair(
                Text(TR("Remove {node} and connect its neighbours"), {{"node", nameIn(graph, id)}}), id));
    return repairs;
}

Nodes without(const Nodes& all, const Nodes& some)
{
    Nodes rest;
    std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
    return rest;
}

Nodes both(const Nodes& one, const Nodes& other)
{
    Nodes common;
    std::ranges::set_intersection(one, other, std::inserter(common, common.end()));
    return common;
}

std::string namesOf(const Graph& graph, const Nodes& nodes)
{
    std::vector<std::string> names;
    for (const std::string& id : nodes)
        names.push_back(nameIn(graph, id));
    return listed(names);
}

/// As `updates` says it: a group where one has just these.
std::vector<std::string> updatesOf(const Graph& graph, const Nodes& nodes)
{
    for (const Group& group : graph.groups) {
        Nodes inside;
        for (const Node& node : graph.nodes)
            if (const LayerType* type = findLayer(node.type); node.group == group.id && type && type->parameters)
                inside.insert(node.shares.empty() ? node.id : node.shares);
        if (inside == nodes)
            return {"group:" + group.id};
    }
    return {nodes.begin(), nodes.end()};
}

/// Do both losses judge one node alike, each by a number?
bool judgeAlike(const Loss& one, const Loss& other)
{
    return wantsNumber(one) && wantsNumber(other) && one.type == other.type && judged(one) == judged(other);
}

/// Two losses of one node that want different numbers.
struct Opposed {
    const Loss* first = nullptr;
    const Loss* second = nullptr;
};

std::vector<Opposed> opposedIn(const Project& project)
{
    std::vector<Opposed> pairs;
    const std::vector<Loss>& losses = project.training.losses;
    for (std::size_t i = 0; i < losses.size(); ++i)
        for (std::size_t k = i + 1; k < losses.size(); ++k)
            if (judgeAlike(losses[i], losses[k]) && !judged(losses[i]).empty()
                && wanted(losses[i]) != wanted(losses[k]))
                pairs.push_back({&losses[i], &losses[k]});
    return pairs;
}

/// Of those that a phase changes, the ones that a loss depends on; all where the phase names none.
Nodes changedFor(const Project& project, const PhaseOptions& phase, const Loss& loss)
{
    const Nodes behind = weightsBehind(project.graph, judged(loss));
    return phase.updates.empty() ? behind : both(behind, Nodes(phase.updates.begin(), phase.updates.end()));
}

bool has(const Phase& phase, const Loss& loss)
{
    return std::ranges::find(phase.losses, loss.id) != phase.losses.end();
}

void warn(std::vector<Issue>& issues, const std::string& path, Text sentence, std::vector<Repair> repairs)
{
    issues.push_back({Severity::warning, "", path, std::move(sentence), std::move(repairs)});
}

/// One phase makes both small, or there is none: what one asks for the other takes back.
void checkTogether(const Project& project, const Opposed& pair, std::vector<Issue>& issues)
{
    const std::vector<Phase>& phases = project.training.phases;
    const auto phase = std::ranges::find_if(
        phases, [&](const Phase& one) { return has(one, *pair.first) && has(one, *pair.second); });
    if (!phases.empty() && phase == phases.end())
        return;
    warn(issues, phases.empty() ? "training.losses." + pair.second->id : "training.phases." + phase->id + ".losses",
         Text(TR("{first} wants {node} to be {one} and {second} wants it to be {other} in the same step: one takes "
                 "back what the other asks for. Let them take turns."),
              {{"first", pair.first->id},
               {"second", pair.second->id},
               {"node", nameIn(project.graph, judged(*pair.first))},
               {"one", wanted(*pair.first)},
               {"other", wanted(*pair.second)}}),
         turnsRepairs(project));
}

/// Phases that pull the same layers to and fro.
void checkApart(const Project& project, const std::vector<PhaseOptions>& plan, const Opposed& pair,
                std::vector<Issue>& issues)
{
    const std::vector<Phase>& phases = project.training.phases;
    for (std::size_t i = 0; i < phases.size(); ++i)
        for (std::size_t k = 0; k < phases.size(); ++k) {
            if (i == k || !has(phases[i], *pair.first) || !has(phases[k], *pair.second))
                continue;
            const Nodes common =
                both(changedFor(project, plan[i], *pair.first), changedFor(project, plan[k], *pair.second));
            if (common.empty())
                continue;
            warn(issues, "training.phases." + phases[k].id + ".updates",
                 Text(TR("The phases {first} and {second} both change {count} layer(s) ({layers}): one pulls {node} "
                         "to {one}, the other to {two}. Let each change its own."),
                      {{"first", phases[i].id},
                       {"second", phases[k].id},
                       {"count", common.size()},
                       {"layers", namesOf(project.graph, common)},
                       {"node", nameIn(project.graph, judged(*pair.first))},
                       {"one", wanted(*pair.first)},
                       {"two", wanted(*pair.second)}}),
                 turnsRepairs(project));
            return;
        }
}

/// A loss that its phase cannot make small, since none of the layers that it may change leads to it.
void checkPowerless(const Project& project, const std::vector<PhaseOptions>& plan, std::vector<Issue>& issues)
{
    const std::vector<Phase>& phases = project.training.phases;
    for (std::size_t i = 0; i < phases.size(); ++i)
        for (const Loss& loss : project.training.losses) {
            if (!has(phases[i], loss) || plan[i].updates.empty() || !project.graph.find(judged(loss))
                || !changedFor(project, plan[i], loss).empty())
                continue;
            const Nodes changed = withWeights(project.graph, plan[i].updates);
            std::vector<Repair> repairs = stopRepairs(project.graph, judged(loss));
            std::ranges::move(turnsRepairs(project), std::back_inserter(repairs));
            warn(
                issues, "training.phases." + phases[i].id + ".updates",
                Text(
                    TR("The phase {phase} changes {count} layer(s) ({layers}), and none of them leads to what {loss} "
                       "judges: it cannot become smaller."),
                    {{"phase", phases[i].id},
                     {"count", changed.size()},
                     {"layers", namesOf(project.graph, changed)},
                     {"loss", loss.id}}),
                std::move(repairs));
        }
}

void checkTwins(const Project& project, std::vector<Issue>& issues)
{
    const std::vector<Loss>& losses = project.training.losses;
    for (std::size_t i = 0; i < losses.size(); ++i)
        for (std::size_t k = i + 1; k < losses.size(); ++k) {
            if (!judgeAlike(losses[i], losses[k]) || wanted(losses[i]) != wanted(losses[k]))
                continue;
            const std::string other = wanted(losses[i]) == 0 ? "1" : "0";
            std::vector<Repair> repairs;
            for (const Loss* loss : {&losses[k], &losses[i]})
                repairs.push_back(
                    setRepair(Text(TR("Let {loss} want {number}"), {{"loss", loss->id}, {"number", other}}),
                              "training.losses." + loss->id + ".target", other));
            warn(issues, "training.losses." + losses[k].id,
                 Text(TR("{first} and {second} are the same: both want {node} to be {number}."),
                      {{"first", losses[i].id},
                       {"second", losses[k].id},
                       {"node", nameIn(project.graph, judged(losses[i]))},
                       {"number", wanted(losses[i])}}),
                 std::move(repairs));
        }
}

} // namespace

/// The layers behind other outputs belong to the one who judges; the rest of those behind the opposed losses is
/// judged. The loss that wants of it what is wanted of the others is the one that it is to get by.
std::vector<Repair> turnsRepairs(const Project& project)
{
    const std::vector<Opposed> pairs = opposedIn(project);
    if (pairs.size() != 1)
        return {};
    const Opposed& pair = pairs.front();
    Nodes critic;
    double right = 1;
    for (const Loss& loss : project.training.losses)
        if (!judged(loss).empty() && judged(loss) != judged(*pair.first)) {
            critic.merge(weightsBehind(project.graph, judged(loss)));
            right = wantsNumber(loss) ? wanted(loss) : right;
        }
    const Nodes all = weightsBehind(project.graph, judged(*pair.first)), maker = without(all, critic);
    if (critic.empty() || maker.empty() || both(all, critic).empty())
        return {};
    const Loss& fool = wanted(*pair.first) == right ? *pair.first : *pair.second;
    std::vector<std::string> others;
    for (const Loss& loss : project.training.losses)
        if (loss.id != fool.id)
            others.push_back(loss.id);
    const auto named = [&](bool makes, const char* usual) {
        for (const Phase& phase : project.training.phases)
            if (project.training.phases.size() == 2 && (phase.losses == std::vector{fool.id}) == makes)
                return phase.id;
        return std::string(usual);
    };
    const std::string judge = named(false, "discriminator"), make = named(true, "generator");
    const Part first{judge, {{"losses", others}, {"updates", updatesOf(project.graph, critic)}}};
    const Part second{judge == make ? "generator" : make,
                      {{"losses", std::vector<std::string>{fool.id}}, {"updates", updatesOf(project.graph, maker)}}};
    return {{TR("Let them take turns, each changing its own layers"),
             "phases",
             {{"value", std::vector<Part>{first, second}}}}};
}

void checkOpposed(const Project& project, std::vector<Issue>& issues)
{
    const std::vector<PhaseOptions> plan = phaseOptions(project);
    for (const Opposed& pair : opposedIn(project)) {
        checkTogether(project, pair, issues);
        checkApart(project, plan, pair, issues);
    }
    checkPowerless(project, plan, issues);
    checkTwins(project, issues);
}

} // namespace loom
