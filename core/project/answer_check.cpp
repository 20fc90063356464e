#include "project/answer_check.h"

#include "base/listed.h"
#include "data/source_type.h"
#include "graph/activation.h"
#include "graph/loss_end.h"
#include "graph/naming.h"
#include "graph/repair.h"
#include "project/run.h"
#include "train/metric_fit.h"

#include <algorithm>
#include <limits>

namespace loom {
namespace {

/// The numbers that an activation can give.
struct Reach {
    const char* id;
    double lowest, highest;
};
constexpr double kEndless = std::numeric_limits<double>::infinity();
constexpr Reach kReaches[] = {{"sigmoid", 0, 1},   {"hard_sigmoid", 0, 1}, {"softmax", 0, 1},        {"tanh", -1, 1},
                              {"softsign", -1, 1}, {"relu", 0, kEndless},  {"softplus", 0, kEndless}};

/// Amounts beyond what the output's activation can give are never reached.
void checkReach(const Project& project, const LossUse& use, const FieldShape& target, std::vector<Issue>& issues)
{
    const Node* node = project.graph.find(readNodeEnd(use.of).node);
    const LayerType* type = node ? findLayer(node->type) : nullptr;
    const LayerType* loss = findLayer(use.type);
    if (!type || !loss || loss->judges != Judges::amounts)
        return;
    const std::string own = stringOf(attributeOf(completed(type->attributes, node->attributes), "activation"));
    const std::string id = findSpec(type->attributes, "activation") ? own : type->id;
    const auto reach = std::ranges::find(kReaches, id, &Reach::id);
    if (reach == std::end(kReaches)
        || (target.values.lowest >= reach->lowest && target.values.highest <= reach->highest))
        return;
    const bool endless = reach->highest == kEndless;
    Text sentence(endless ? TR("{node} ends in {activation}, which gives no number below {low}, but the target "
                               "“{target}” goes from {lowest} to {highest}.")
                          : TR("{node} ends in {activation}, which gives numbers between {low} and {high}, but the "
                               "target “{target}” goes from {lowest} to {highest}."),
                  {{"node", nameOf(*node)},
                   {"activation", activationOf(id).title.pattern()},
                   {"low", reach->lowest},
                   {"target", target.name},
                   {"lowest", target.values.lowest},
                   {"highest", target.values.highest}});
    if (!endless)
        sentence.with({"high", reach->highest});
    issues.push_back(
        {Severity::warning,
         node->id,
         "training.losses." + use.id,
         std::move(sentence),
         {id == type->id ? removeNodeRepair(
              Text(TR("Remove {node} and connect its neighbours"), {{"node", nameOf(*node)}}), node->id)
                         : setRepair(Text(TR("Take the activation of {node} away"), {{"node", nameOf(*node)}}),
                                     node->id, "activation", std::string("linear"))}});
}

/// Ways to bring a target's numbers between 0 and 1: each number a class (where the source can read it so), or moved
/// there by a further transform.
std::vector<Repair> repairsOf(const Project& project, const LossUse& use, const FieldShape& target)
{
    std::vector<Repair> repairs;
    if (target.classes == 0 && !target.values.whole)
        for (const LayerType& loss : layersTable())
            if (loss.category == LayerCategory::loss && loss.judges == Judges::amounts
                && (loss.id == "mse" || loss.id == "mae"))
                repairs.push_back(setRepair(Text(TR("Use {loss}"), {{"loss", loss.title.pattern()}}),
                                            "training.losses." + use.id + ".type", loss.id));
    const SourceType* source = findSource(project.data.source.type);
    if (source && target.values.whole && findSpec(source->attributes, "target_as"))
        repairs.push_back(setRepair(TR("Read the target as classes"), "data.source.target_as", std::string("class")));
    const double width = target.values.highest - target.values.lowest;
    if (width > 0) {
        const Part scale{"scale",
                         {{"field", target.name}, {"factor", 1 / width}, {"offset", -target.values.lowest / width}}};
        repairs.push_back(appendRepair(Text(TR("Move {lowest} … {highest} to 0 … 1"),
                                            {{"lowest", target.values.lowest}, {"highest", target.values.highest}}),
                                       "data.transforms", scale));
    }
    return repairs;
}

void checkTarget(const Project& project, const LossUse& use, const std::vector<FieldShape>& fields,
                 std::vector<Issue>& issues)
{
    const LayerType* type = findLayer(use.type);
    const auto target = std::ranges::find(fields, readLossEnd(use.target).field, &FieldShape::name);
    if (!type || target == fields.end() || !target->values.known)
        return;
    checkReach(project, use, *target, issues);
    if (!type->comparesShares)
        return;
    const ValueRange& values = target->values;
    if (values.lowest >= 0 && values.highest <= 1)
        return;
    issues.push_back(
        {Severity::error, use.of, "training.losses." + use.id,
         Text(TR("{loss} compares probabilities, but the target “{target}” holds numbers from {lowest} to "
                 "{highest}; they must lie between 0 and 1."),
              {{"loss", titleOf(use.type)},
               {"target", use.target},
               {"lowest", values.lowest},
               {"highest", values.highest}}),
         repairsOf(project, use, *target)});
}

/// The metrics of the recipe that are measured somewhere, and the usual ones where none is left.
std::vector<std::string> fittingOf(const Project& project, const std::vector<LossUse>& uses,
                                   const std::vector<FieldShape>& fields)
{
    std::vector<std::string> fitting;
    for (const Part& part : project.training.metrics)
        if (const MetricType* metric = findMetric(part.type); metric && !lossesFor(*metric, uses, fields).empty())
            fitting.push_back(part.type);
    for (const LossUse& use : uses)
        for (const std::string& id : defaultMetrics(answersOf(use, fields)))
            if (std::ranges::find(fitting, id) == fitting.end())
                fitting.push_back(id);
    return fitting;
}

std::vector<std::string> titlesOf(const std::vector<std::string>& metrics)
{
    std::vector<std::string> titles;
    for (const std::string& id : metrics)
        titles.push_back(findMetric(id)->title.pattern());
    return titles;
}

Text whyNot(const MetricType& metric, const LossUse& use, const Judged& place)
{
    const Argument title("metric", metric.title.pattern()), loss("loss", titleOf(use.type));
    if (use.target.empty())
        return Text(TR("{metric} compares predictions with a target, and {loss} has none: it is not measured."),
                    {title, loss});
    if (fits(metric, place.answers))
        return Text(TR("{metric} says nothing about the target “{target}” of {loss}: it is not measured."),
                    {title, {"target", use.target}, loss});
    if (place.answers == Judges::amounts)
        return Text(TR("{metric} counts right and wrong answers, but {loss} predicts amounts: it is not measured."),
                    {title, loss});
    if (place.answers == Judges::answers)
        return Text(TR("{metric} says nothing about the yes-or-no answers of {loss}: it is not measured."),
                    {title, loss});
    if (place.answers == Judges::choices)
        return Text(TR("{metric} says nothing about the choice among classes of {loss}: it is not measured."),
                    {title, loss});
    return Text(TR("{metric} says nothing about what {loss} judges: it is not measured."), {title, loss});
}

void checkMetrics(const Project& project, const std::vector<LossUse>& uses, const std::vector<FieldShape>& fields,
                  std::vector<Issue>& issues)
{
    for (const Part& part : project.training.metrics) {
        const MetricType* metric = findMetric(part.type);
        if (!metric || !lossesFor(*metric, uses, fields).empty())
            continue;
        const std::vector<std::string> fitting = fittingOf(project, uses, fields);
        Issue issue{Severity::warning,
                    "",
                    "training.metrics",
                    whyNot(*metric, uses.front(), judgedAt(uses.front(), fields)),
                    {}};
        issue.repairs.push_back(setRepair(
            fitting.empty() ? Text(TR("Measure no metric"))
                            : Text(TR("Measure {metrics} instead"), {{"metrics", listed(titlesOf(fitting))}}),
            "training.metrics", fitting));
        issues.push_back(std::move(issue));
    }
}

} // namespace

void fitMetrics(Project& project, const std::vector<FieldShape>& fields)
{
    std::vector<Part>& metrics = project.training.metrics;
    const std::vector<LossUse> uses = lossUses(project, fields);
    if (metrics.empty() || uses.empty())
        return;
    std::vector<Part> fitting;
    for (const Part& part : metrics)
        if (const MetricType* metric = findMetric(part.type); !metric || !lossesFor(*metric, uses, fields).empty())
            fitting.push_back(part);
    if (fitting.empty())
        for (const std::string& id : fittingOf(project, uses, fields))
            fitting.push_back({id, {}});
    metrics = std::move(fitting);
}

void checkAnswers(const Project& project, const std::vector<LossUse>& uses, const std::vector<FieldShape>& fields,
                  std::vector<Issue>& issues)
{
    // A loss that does not know its target has said so.
    const auto knows = [&](const LossUse& use) {
        const LayerType* type = findLayer(use.type);
        const bool compares =
            type && std::ranges::find(type->inputs, "target", &PortSpec::name) != type->inputs.end();
        const LossEnd target = readLossEnd(use.target);
        const bool found = target.kind == LossEnd::Kind::field
            ? std::ranges::find(fields, target.field, &FieldShape::name) != fields.end()
            : target.kind != LossEnd::Kind::none;
        return type && (!compares || found);
    };
    if (uses.empty() || !std::ranges::all_of(uses, knows))
        return;
    for (const LossUse& use : uses)
        checkTarget(project, use, fields, issues);
    checkMetrics(project, uses, fields, issues);
}

} // namespace loom
