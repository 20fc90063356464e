#include "project/phase_plan.h"

#include "graph/constraint_type.h"
#include "graph/repair.h"
#include "project/opposed_check.h"
#include "project/record.h"
#include "train/callback_type.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::string_view kGroup = "group:";
constexpr const char* kLayers = "layers"; ///< of a callback
constexpr const char* kOf = "of"; ///< of a constraint
constexpr const char* kAccumulatePath = "training.accumulate";

/// Is the node in the group, or in a group within it?
bool isIn(const Graph& graph, const Node& node, const std::string& group)
{
    std::string at = node.group;
    for (std::size_t depth = 0; !at.empty() && depth <= graph.groups.size(); ++depth) {
        if (at == group)
            return true;
        const Group* outer = graph.findGroup(at);
        at = outer ? outer->parent : std::string();
    }
    return false;
}

/// The nodes that an entry of `updates` names; a node that shares weights stands for their owner.
std::set<std::string> nodesOf(const Graph& graph, const std::string& named)
{
    std::set<std::string> nodes;
    const std::string group = named.starts_with(kGroup) ? named.substr(kGroup.size()) : std::string();
    for (const Node& node : graph.nodes)
        if (group.empty() ? node.id == named : isIn(graph, node, group))
            nodes.insert(node.shares.empty() ? node.id : node.shares);
    return nodes;
}

int numberOf(const std::vector<Loss>& losses, const std::string& id)
{
    const auto found = std::ranges::find(losses, id, &Loss::id);
    return found == losses.end() ? -1 : int(found - losses.begin());
}

void complain(std::vector<Issue>& issues, const Phase& phase, const char* field, Text sentence,
              Severity severity = Severity::error)
{
    issues.push_back({severity, "", "training.phases." + phase.id + "." + field, std::move(sentence), {}});
}

/// A loss that no other phase makes small.
std::vector<Repair> lossRepairs(const Project& project, const Phase& phase)
{
    std::vector<Repair> repairs = turnsRepairs(project);
    for (const Loss& loss : project.training.losses)
        if (std::ranges::none_of(project.training.phases, [&](const Phase& other) {
                return std::ranges::find(other.losses, loss.id) != other.losses.end();
            }))
            repairs.push_back(setRepair(Text(TR("Let it make {loss} small"), {{"loss", loss.id}}),
                                        "training.phases." + phase.id + ".losses",
                                        std::vector<std::string>{loss.id}));
    return repairs;
}

void checkPhase(const Project& project, const Phase& phase, std::vector<Issue>& issues)
{
    const Argument name("phase", phase.id);
    if (phase.losses.empty())
        issues.push_back({Severity::error, "", "training.phases." + phase.id + ".losses",
                          Text(TR("The phase {phase} has no loss to make small; name one"), {name}),
                          lossRepairs(project, phase)});
    for (const std::string& loss : phase.losses)
        if (numberOf(project.training.losses, loss) < 0)
            complain(
                issues, phase, "losses",
                Text(TR("The phase {phase} names the loss “{loss}”, which does not exist"), {name, {"loss", loss}}));
    for (const std::string& named : phase.updates)
        if (nodesOf(project.graph, named).empty())
            complain(issues, phase, "updates",
                     Text(TR("The phase {phase} updates “{named}”, but the network has no such layer or group"),
                          {name, {"named", named}}));
    if (!phase.optimizer.empty() && phase.optimizer.front().attributes.contains("schedule"))
        complain(issues, phase, "optimizer",
                 Text(TR("The optimizer of the phase {phase} keeps its learning rate: a schedule is followed by the "
                         "recipe's own optimizer only"),
                      {name}),
                 Severity::warning);
}

/// The layers that a part names in that attribute, as `updates` names them.
std::vector<std::string> namedIn(const Part& part, const char* attribute)
{
    const auto* names = std::get_if<std::vector<std::string>>(&attributeOf(part.attributes, attribute));
    return names ? *names : std::vector<std::string>();
}

Attributes completedOf(const Part& constraint)
{
    const ConstraintType* type = findConstraint(constraint.type);
    return type ? completed(type->attributes, constraint.attributes) : Attributes();
}

} // namespace

std::vector<ConstraintUse> constraintUses(const Project& project)
{
    std::vector<ConstraintUse> out;
    for (const Part& constraint : project.training.constraints) {
        if (!findConstraint(constraint.type))
            continue;
        ConstraintUse use{constraint, {}, stringOf(attributeOf(completedOf(constraint), "parameter"))};
        const std::vector<std::string> named = namedIn(constraint, kOf);
        for (const std::string& one : named)
            use.nodes.merge(nodesOf(project.graph, one));
        if (named.empty())
            for (const Node& node : project.graph.nodes)
                use.nodes.insert(node.id);
        out.push_back(std::move(use));
    }
    return out;
}

void checkConstraints(const Project& project, std::vector<Issue>& issues)
{
    const std::vector<std::string> ids = itemIds(project.training.constraints);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const Part& constraint = project.training.constraints[i];
        const std::string path = "training.constraints." + ids[i];
        for (const std::string& named : namedIn(constraint, kOf))
            if (nodesOf(project.graph, named).empty())
                issues.push_back({Severity::error,
                                  "",
                                  path + ".of",
                                  Text(TR("The constraint {constraint} is for “{named}”, but the network has no such "
                                          "layer or group"),
                                       {{"constraint", ids[i]}, {"named", named}}),
                                  {}});
        const Attributes all = completedOf(constraint);
        const double low = numberOf(attributeOf(all, "minimum")), high = numberOf(attributeOf(all, "maximum"));
        if (low > high)
            issues.push_back({Severity::error,
                              "",
                              path + ".maximum",
                              Text(TR("The constraint {constraint} holds weights between {low} and {high}: the "
                                      "largest must not lie below the smallest"),
                                   {{"constraint", ids[i]}, {"low", low}, {"high", high}}),
                              {}});
    }
}

std::vector<Part> callbacksOf(const Project& project)
{
    std::vector<Part> out = project.training.callbacks;
    for (Part& callback : out) {
        const CallbackType* type = findCallback(callback.type);
        if (!type || !findSpec(type->attributes, kLayers))
            continue;
        std::set<std::string> nodes;
        const std::vector<std::string> named = namedIn(callback, kLayers);
        for (const std::string& one : named)
            nodes.merge(nodesOf(project.graph, one));
        if (named.empty())
            for (const Node& node : project.graph.nodes)
                nodes.insert(node.id);
        callback.attributes[kLayers] = std::vector<std::string>(nodes.begin(), nodes.end());
    }
    return out;
}

void checkCallbackLayers(const Project& project, std::vector<Issue>& issues)
{
    const std::vector<std::string> ids = itemIds(project.training.callbacks);
    for (std::size_t i = 0; i < ids.size(); ++i)
        for (const std::string& named : namedIn(project.training.callbacks[i], kLayers))
            if (nodesOf(project.graph, named).empty())
                issues.push_back({Severity::error,
                                  "",
                                  "training.callbacks." + ids[i] + "." + kLayers,
                                  Text(TR("{callback} names “{named}”, but the network has no such layer or group"),
                                       {{"callback", ids[i]}, {"named", named}}),
                                  {}});
}

std::vector<PhaseOptions> phaseOptions(const Project& project)
{
    std::vector<PhaseOptions> out;
    for (const Phase& phase : project.training.phases) {
        PhaseOptions options{.id = phase.id, .losses = {}, .updates = {}, .steps = phase.steps, .optimizer = {}};
        for (const std::string& loss : phase.losses)
            if (const int number = numberOf(project.training.losses, loss); number >= 0)
                options.losses.push_back(number);
        for (const std::string& named : phase.updates)
            options.updates.merge(nodesOf(project.graph, named));
        if (!phase.optimizer.empty())
            options.optimizer = phase.optimizer.front();
        out.push_back(std::move(options));
    }
    return out;
}

/// The loss is named in one of the phases.
static std::vector<Repair> phaseRepairs(const Project& project, const std::string& loss)
{
    constexpr std::size_t kMostButtons = 4;
    std::vector<Repair> repairs = turnsRepairs(project);
    for (const Phase& phase : project.training.phases) {
        if (repairs.size() == kMostButtons)
            break;
        std::vector<std::string> losses = phase.losses;
        losses.push_back(loss);
        repairs.push_back(setRepair(Text(TR("Let the phase {phase} make it small"), {{"phase", phase.id}}),
                                    "training.phases." + phase.id + ".losses", losses));
    }
    return repairs;
}

void checkPhases(const Project& project, std::vector<Issue>& issues)
{
    const std::vector<Phase>& phases = project.training.phases;
    for (const Phase& phase : phases)
        checkPhase(project, phase, issues);
    for (const Loss& loss : project.training.losses)
        if (!phases.empty() && std::ranges::none_of(phases, [&](const Phase& phase) {
                return std::ranges::find(phase.losses, loss.id) != phase.losses.end();
            }))
            issues.push_back(
                {Severity::error, "", "training.losses." + loss.id,
                 Text(TR("The loss {loss} belongs to no phase, so nothing would make it small; name it in "
                         "one"),
                      {{"loss", loss.id}}),
                 phaseRepairs(project, loss.id)});
    if (!phases.empty() && project.training.accumulate > 1)
        issues.push_back({Severity::error,
                          "",
                          kAccumulatePath,
                          Text(TR("Phases move weights in each batch, so {count} batches cannot share an update; let "
                                  "each batch have its own, or take the phases away"),
                               {{"count", project.training.accumulate}}),
                          {setRepair(TR("An update after each batch"), kAccumulatePath, std::int64_t(1))}});
    checkOpposed(project, issues);
}

} // namespace loom
