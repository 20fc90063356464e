#include "project/recipe_check.h"

#include "graph/loss_end.h"
#include "graph/naming.h"
#include "graph/repair.h"
#include "project/phase_plan.h"
#include "project/recipe_table.h"
#include "project/specs.h"
#include "project/transform_check.h"
#include "train/run_event.h"

#include <algorithm>

namespace loom {
namespace {

void add(std::vector<Issue>& issues, const std::string& path, Text sentence, Severity severity = Severity::error)
{
    issues.push_back({severity, "", path, std::move(sentence), {}});
}

Text unknownType(const char* pattern, const std::string& type, const std::vector<std::string>& there)
{
    return Text(pattern, {{"type", type}, {"choices", listedFor(type, there)}});
}

Repair setBack(const AttributeSpec& spec, const std::string& path)
{
    return setRepair(Text(TR("Set it to {value}"), {{"value", describe(spec.fallback)}}), path, spec.fallback);
}

/// The value against its spec; a wrong one can be set back to the default.
void checkValue(const AttributeSpec& spec, const Value& value, const std::string& path, std::vector<Issue>& issues)
{
    const Result<Value> own = checked(spec, value);
    if (own)
        return;
    Issue issue{Severity::error, "", path, own.error(), {}};
    if (checked(spec, spec.fallback))
        issue.repairs.push_back(setBack(spec, path));
    issues.push_back(std::move(issue));
}

class RecipeCheck {
public:
    explicit RecipeCheck(std::vector<Issue>& issues)
        : issues_(issues)
    {
    }
    /// Every row of the record, and what is inside.
    void records(const Record& record, const void* owner, const std::string& path)
    {
        void* place =
            const_cast<void*>(owner); // the table hands out places that could be written; here they are read
        for (const RecordRow& one : record.fields)
            if (!one.alias)
                field(record, one, place, path + "." + one.spec.name);
        if (record.attributes)
            attributes(record, place, path);
    }

private:
    void field(const Record& record, const RecordRow& field, void* owner, const std::string& path);
    void attributes(const Record& record, void* owner, const std::string& path);
    void innerParts(const Value& value, const AttributeSpec& spec, const std::string& path);

    std::vector<Issue>& issues_;
};

void RecipeCheck::field(const Record& record, const RecordRow& field, void* owner, const std::string& path)
{
    if (field.form == RecordRow::Form::list) {
        const std::vector<std::string> ids = field.list.ids(owner);
        for (std::size_t i = 0; i < ids.size(); ++i)
            records(*field.record, field.list.at(owner, i), path + "." + ids[i]);
    } else if (field.form == RecordRow::Form::record) {
        if (const void* inside = field.inside(owner))
            records(*field.record, inside, path);
    } else if (field.spec.name == "type" && record.unknownType) {
        const std::string type = stringOf(field.get(owner));
        const bool known = std::ranges::find(field.spec.choices, type) != field.spec.choices.end();
        if (!known && (!type.empty() || path != "data.source.type")) // that none is chosen is said by itself
            add(issues_, path, unknownType(record.unknownType, type, field.spec.choices));
    } else {
        checkValue(field.spec, field.get(owner), path, issues_);
    }
}

void RecipeCheck::attributes(const Record& record, void* owner, const std::string& path)
{
    const auto* specs = record.specsOf(owner);
    if (!specs)
        return;
    for (const auto& [name, value] : *record.attributes(owner)) {
        const AttributeSpec* spec = findSpec(*specs, name);
        if (spec)
            checkValue(*spec, value, path + "." + name, issues_);
        if (spec && spec->kind == AttributeKind::part)
            innerParts(value, *spec, path + "." + name);
        if (!spec && name != "id")
            add(issues_, path + "." + name,
                Text(TR("{type} has no attribute “{attribute}”; it is ignored"),
                     {{"type", record.type(owner)}, {"attribute", name}}),
                Severity::warning);
    }
}

void RecipeCheck::innerParts(const Value& value, const AttributeSpec& spec, const std::string& path)
{
    const auto* parts = std::get_if<std::vector<Part>>(&value);
    const Record* record = spec.choices.empty() ? nullptr : partRecord(spec.choices.front());
    if (!parts || parts->empty() || !record)
        return;
    if (parts->size() > 1)
        add(issues_, path,
            Text(TR("{count} are given for {attribute}; one is used"),
                 {{"count", parts->size()}, {"attribute", spec.title.pattern()}}));
    else
        records(*record, &parts->front(), path);
}

/// One loss is called by its kind; several have names of their own.
std::string nameOf(const Project& project, const Loss& loss)
{
    return project.training.losses.size() > 1 ? loss.id : titleOf(loss.type);
}

/// Of several outputs one must be named: each is a click away.
void checkOutput(const Project& project, const Loss& loss, const LossUse& use, std::vector<Issue>& issues)
{
    const std::string path = "training.losses." + loss.id + ".of";
    const std::vector<std::string> outputs = outputNodes(project.graph);
    const bool exists = project.graph.find(readNodeEnd(use.of).node) != nullptr;
    if (!loss.of.empty() && !exists)
        add(issues, path,
            Text(TR("{loss} judges “{node}”, which does not exist"),
                 {{"loss", nameOf(project, loss)}, {"node", loss.of}}));
    else if (use.of.empty() && outputs.empty())
        add(issues, path,
            Text(TR("The network has no output yet that the loss could judge: let a layer follow the input")));
    if (!use.of.empty() || outputs.empty())
        return;
    constexpr std::size_t kMostButtons = 8;
    std::vector<std::string> names;
    std::vector<Repair> repairs;
    for (const std::string& output : outputs) {
        names.push_back(nameIn(project.graph, output));
        if (repairs.size() < kMostButtons)
            repairs.push_back(setRepair(Text(TR("Judge {node}"), {{"node", names.back()}}), path, output));
    }
    issues.push_back({Severity::error, outputs.back(), path,
                      Text(TR("{loss} could judge any of {count} outputs ({choices}); say which"),
                           {{"loss", nameOf(project, loss)}, {"count", outputs.size()}, {"choices", listed(names)}}),
                      std::move(repairs)});
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

void checkRecord(const Record& record, const void* owner, const std::string& path, std::vector<Issue>& issues)
{
    RecipeCheck(issues).records(record, owner, path);
}

void checkData(const DataRecipe& recipe, std::vector<Issue>& issues)
{
    if (recipe.source.type.empty())
        add(issues, "data.source.type", TR("No data source is chosen, so there is nothing to train on"));
    RecipeCheck(issues).records(dataRecord(), &recipe, "data");
    checkTransforms(recipe, issues);
    if (recipe.split.validation + recipe.split.test > 0.95)
        add(issues, "data.split.validation",
            Text(TR("Validation takes {validation} and test {test} of the rows; at most 0.95 together leave enough "
                    "to train on"),
                 {{"validation", recipe.split.validation}, {"test", recipe.split.test}}));
    if (recipe.shuffleLabels)
        issues.push_back(
            {Severity::warning,
             "",
             "data.shuffle_labels",
             TR("The labels are shuffled: the inputs say nothing about the targets, and what the network "
                "gets right is chance"),
             {setRepair(TR("Give the rows their own labels"), "data.shuffle_labels", false)}});
}

void checkTrainingRows(const Split& split, std::int64_t there, std::vector<Issue>& issues)
{
    if (split.training > there && there > 0)
        issues.push_back({Severity::warning,
                          "",
                          "data.split.training",
                          Text(TR("The split asks for {limit} training rows, but there are {there}: all of them are "
                                  "used"),
                               {{"limit", split.training}, {"there", there}}),
                          {setRepair(TR("Use all rows"), "data.split.training", std::int64_t(0))}});
}

void checkSplitFits(const Split& split, const std::vector<FieldShape>& fields, std::vector<Issue>& issues)
{
    const auto amounts = [](const FieldShape& field) { return field.target && field.classes == 0; };
    const auto target = std::ranges::find_if(fields, amounts);
    const bool choices = std::ranges::any_of(fields, [](const FieldShape& field) { return field.classes > 0; });
    if (split.method != "stratified" || target == fields.end() || choices)
        return;
    issues.push_back({Severity::warning,
                      "",
                      "data.split.method",
                      Text(TR("The split asks for each class in proportion, but the target {field} holds no classes: "
                              "the rows are parted at random"),
                           {{"field", target->name}}),
                      {setRepair(TR("Part the rows at random"), "data.split.method", "ratio")}});
}

/// Rates with which training cannot do what is hoped of it, though it can be started.
void checkRate(const Part& optimizer, std::vector<Issue>& issues)
{
    constexpr double kHuge = 10;
    const OptimizerType* type = findOptimizer(optimizer.type);
    const AttributeSpec* spec = type ? findSpec(type->attributes, "learning_rate") : nullptr;
    if (!spec)
        return;
    const double rate = numberOf(attributeOf(completed(type->attributes, optimizer.attributes), spec->name));
    if (rate != 0 && !(rate >= kHuge))
        return;
    issues.push_back(
        {Severity::warning,
         "",
         kRatePath,
         rate == 0 ? Text(TR("The learning rate is 0: the network stays as it is"))
                   : Text(TR("The learning rate is {rate}: with such steps the loss usually grows, and units die"),
                          {{"rate", rate}}),
         {setBack(*spec, kRatePath)}});
}

void checkTraining(const Project& project, const std::vector<LossUse>& uses, std::vector<Issue>& issues)
{
    const TrainingRecipe& recipe = project.training;
    if (recipe.losses.empty())
        add(issues, "training.loss", TR("No loss is chosen, so there is nothing that training could make small"));
    RecipeCheck(issues).records(trainingRecord(), &recipe, "training");
    for (std::size_t i = 0; i < recipe.losses.size(); ++i)
        checkOutput(project, recipe.losses[i], uses[i], issues);
    checkPhases(project, issues);
    checkConstraints(project, issues);
    checkCallbackLayers(project, issues);
    checkRate(recipe.optimizer, issues);
}

} // namespace loom
