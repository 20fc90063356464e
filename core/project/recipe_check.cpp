#include "project/recipe_check.h"

#include "graph/loss_end.h"
#include "project/phase_plan.h"
#include "project/recipe_specs.h"
#include "project/specs.h"

#include <algorithm>

namespace loom {
namespace {

void add(std::vector<Issue>& issues, const std::string& path, Text sentence, Severity severity = Severity::error)
{
    issues.push_back({severity, "", path, std::move(sentence), {}});
}

Text unknownType(const char* pattern, const std::string& type, const std::vector<std::string>& there)
{
    return Text(pattern, {{"type", type}, {"choices", listed(there)}});
}

/// The value against its spec; a wrong one can be set back to the default.
void checkValue(const AttributeSpec& spec, const Value& value, const std::string& path, std::vector<Issue>& issues)
{
    const Result<Value> own = checked(spec, value);
    if (own)
        return;
    Issue issue{Severity::error, "", path, own.error(), {}};
    if (checked(spec, spec.fallback))
        issue.repairs.push_back({Text(TR("Set it to {value}"), {{"value", describe(spec.fallback)}}),
                                 "set",
                                 {{"path", path}, {"value", spec.fallback}}});
    issues.push_back(std::move(issue));
}

void checkField(const char* name, const Value& value, const std::string& path, std::vector<Issue>& issues)
{
    const AttributeSpec* spec = findSpec(recipeSpecs(), name);
    LOOM_ASSERT(spec);
    checkValue(*spec, value, path, issues);
}

void checkAttributes(const Part& part, const std::vector<AttributeSpec>& specs, const std::string& path,
                     std::vector<Issue>& issues)
{
    for (const auto& [name, value] : part.attributes) {
        if (const AttributeSpec* spec = findSpec(specs, name))
            checkValue(*spec, value, path + "." + name, issues);
        else
            add(issues, path + "." + name,
                Text(TR("{type} has no attribute “{attribute}”; it is ignored"),
                     {{"type", part.type}, {"attribute", name}}),
                Severity::warning);
    }
}

void checkSplit(const Split& split, std::vector<Issue>& issues)
{
    checkField("split.method", split.method, "data.split.method", issues);
    checkField("split.validation", split.validation, "data.split.validation", issues);
    checkField("split.test", split.test, "data.split.test", issues);
    if (split.validation + split.test > 0.95)
        add(issues, "data.split.validation",
            Text(TR("Validation takes {validation} and test {test} of the rows; at most 0.95 together leave enough "
                    "to train on"),
                 {{"validation", split.validation}, {"test", split.test}}));
}

void checkOptimizer(const Part& optimizer, const std::string& path, std::vector<Issue>& issues)
{
    const auto* specs = optimizerSpecs(optimizer.type);
    if (!specs) {
        add(issues, path + ".type",
            unknownType(TR("The optimizer “{type}” is not known; there is: {choices}"), optimizer.type,
                        idsOf(optimizersTable())));
        return;
    }
    checkAttributes(optimizer, *specs, path, issues);
    const auto* schedules = std::get_if<std::vector<Part>>(&attributeOf(optimizer.attributes, "schedule"));
    if (!schedules || schedules->empty())
        return;
    const auto* own = scheduleSpecs(schedules->front().type);
    if (schedules->size() > 1)
        add(issues, path + ".schedule",
            Text(TR("{count} schedules are given; one is used"), {{"count", schedules->size()}}));
    else if (!own)
        add(issues, path + ".schedule.type",
            unknownType(TR("The schedule “{type}” is not known; there is: {choices}"), schedules->front().type,
                        idsOf(schedulesTable())));
    else
        checkAttributes(schedules->front(), *own, path + ".schedule", issues);
}

void checkLoss(const Project& project, const Loss& loss, const LossUse& use, std::vector<Issue>& issues)
{
    const std::string path = "training.losses." + loss.id;
    const std::vector<std::string> known = lossIds();
    if (std::ranges::find(known, loss.type) == known.end())
        add(issues, path + ".type",
            unknownType(TR("The loss “{type}” is not known; there is: {choices}"), loss.type, known));
    checkField("loss.weight", loss.weight, path + ".weight", issues);
    const std::vector<std::string> outputs = outputNodes(project.graph);
    if (!loss.of.empty() && !project.graph.find(readNodeEnd(loss.of).node))
        add(issues, path + ".of",
            Text(TR("The loss {loss} judges “{node}”, which does not exist"),
                 {{"loss", loss.id}, {"node", loss.of}}));
    else if (use.of.empty() && outputs.empty())
        add(issues, path + ".of",
            Text(TR("The network has no output yet that the loss could judge: let a layer follow the input")));
    else if (use.of.empty())
        add(issues, path + ".of",
            Text(TR("The loss {loss} could judge any of {count} outputs ({choices}); say which"),
                 {{"loss", loss.id}, {"count", outputs.size()}, {"choices", listed(outputs)}}));
}

void checkLosses(const Project& project, const std::vector<LossUse>& uses, std::vector<Issue>& issues)
{
    const std::vector<Loss>& losses = project.training.losses;
    if (losses.empty())
        add(issues, "training.loss", TR("No loss is chosen, so there is nothing that training could make small"));
    for (std::size_t i = 0; i < losses.size(); ++i)
        checkLoss(project, losses[i], uses[i], issues);
}

void checkMetrics(const std::vector<std::string>& metrics, std::vector<Issue>& issues)
{
    for (const std::string& metric : metrics)
        if (!findMetric(metric))
            add(issues, "training.metrics",
                unknownType(TR("The metric “{type}” is not known; there is: {choices}"), metric,
                            idsOf(metricsTable())));
}

void checkCallbacks(const std::vector<Part>& callbacks, std::vector<Issue>& issues)
{
    for (std::size_t i = 0; i < callbacks.size(); ++i) {
        const std::string path = "training.callbacks." + std::to_string(i);
        if (const auto* specs = callbackSpecs(callbacks[i].type))
            checkAttributes(callbacks[i], *specs, path, issues);
        else
            add(issues, path + ".type",
                unknownType(TR("The callback “{type}” is not known; there is: {choices}"), callbacks[i].type,
                            idsOf(callbacksTable())));
    }
}

} // namespace

std::vector<std::string> outputNodes(const Graph& graph)
{
    std::vector<std::string> outputs;
    for (const Node& node : graph.nodes)
        if (graph.outOf(node.id).empty() && !graph.into(node.id).empty())
            outputs.push_back(node.id);
    return outputs;
}

namespace {

/// ÷255 is made for the bytes of pictures: other numbers would all come close to 0, and nothing could be learned.
void checkPictureScale(const DataRecipe& recipe, std::size_t index, std::vector<Issue>& issues)
{
    const Part& part = recipe.transforms[index];
    const SourceType* source = findSource(recipe.source.type);
    const TransformType* scale = part.type == "scale" ? findTransform("scale") : nullptr;
    if (!scale || !source || source->pictures)
        return;
    const double factor = numberOf(attributeOf(completed(scale->attributes, part.attributes), "factor"));
    if (factor < 1.0 / 256 || factor > 1.0 / 127)
        return;
    const std::string path = "data.transforms." + std::to_string(index);
    issues.push_back(
        {Severity::warning,
         "",
         path,
         Text(TR("The transform Scale multiplies by {factor}, as for pictures of 0 to 255, but this source "
                 "gives other numbers: they all come close to 0, and the network hardly learns"),
              {{"factor", factor}}),
         {{Text(TR("Remove the transform Scale")), "remove", {{"path", path}}}}});
}

} // namespace

void checkData(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    const auto* specs = sourceSpecs(recipe.source.type);
    if (recipe.source.type.empty())
        add(issues, "data.source.type", TR("No data source is chosen, so there is nothing to train on"));
    else if (!specs)
        add(issues, "data.source.type",
            unknownType(TR("The data source “{type}” is not known; there is: {choices}"), recipe.source.type,
                        idsOf(sourcesTable())));
    else
        checkAttributes(recipe.source, *specs, "data.source", issues);
    for (std::size_t i = 0; i < recipe.transforms.size(); ++i) {
        const std::string path = "data.transforms." + std::to_string(i);
        if (const auto* known = transformSpecs(recipe.transforms[i].type))
            checkAttributes(recipe.transforms[i], *known, path, issues);
        else
            add(issues, path + ".type",
                unknownType(TR("The transform “{type}” is not known; there is: {choices}"), recipe.transforms[i].type,
                            idsOf(transformsTable())));
        checkPictureScale(recipe, i, issues);
    }
    checkSplit(recipe.split, issues);
}

void checkTraining(const Project& project, const std::vector<LossUse>& uses, std::vector<Issue>& issues)
{
    const TrainingRecipe& recipe = project.training;
    checkLosses(project, uses, issues);
    checkOptimizer(recipe.optimizer, "training.optimizer", issues);
    checkField("epochs", recipe.epochs, "training.epochs", issues);
    checkField("batch_size", recipe.batchSize, "training.batch_size", issues);
    checkMetrics(recipe.metrics, issues);
    checkCallbacks(recipe.callbacks, issues);
    checkPhases(project, issues);
    for (const Phase& phase : recipe.phases) {
        const std::string path = "training.phases." + phase.id;
        checkField("phase.steps", phase.steps, path + ".steps", issues);
        for (const Part& optimizer : phase.optimizer)
            checkOptimizer(optimizer, path + ".optimizer", issues);
    }
}

} // namespace loom
