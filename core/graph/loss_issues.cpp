#include "base/listed.h"
#include "graph/checks.h"
#include "graph/layer_pieces.h"
#include "graph/loss_end.h"
#include "graph/repair.h"

#include <algorithm>
#include <optional>

namespace loom {
namespace {

/// Are they the first axes of the other, but not all of them?
bool leads(const Shape& first, const Shape& all)
{
    bool same = first.rank() > 0 && first.rank() < all.rank();
    for (int axis = 0; same && axis < first.rank(); ++axis)
        same = first[axis] == all[axis];
    return same;
}

class LossCheck {
public:
    LossCheck(const Graph& graph, const Wiring& wiring, const GraphReport& report,
              const std::vector<FieldShape>& fields)
        : graph_(graph)
        , wiring_(wiring)
        , report_(report)
        , fields_(fields)
        , reached_(graph.nodes.size())
    {
    }

    std::vector<Issue> run(const std::vector<LossUse>& losses)
    {
        for (const LossUse& loss : losses)
            check(loss);
        if (issues_.empty())
            checkUnused(losses);
        if (report_.trainable == 0 && issues_.empty() && !hasErrors(report_.issues) && !graph_.nodes.empty())
            issues_.push_back(
                {.severity = Severity::warning,
                 .sentence = TR("The network has no weight that can be trained. Add a layer that learns, such as "
                                "Dense, or release a frozen one.")});
        std::ranges::move(later_, std::back_inserter(issues_));
        return std::move(issues_);
    }

private:
    void check(const LossUse& loss);
    /// The node whose output the loss compares; -1 after an Issue.
    int outputOf(const LossUse& loss);
    /// What the target holds, as a field; nothing after an Issue.
    std::optional<FieldShape> targetOf(const LossUse& loss, int output);
    std::optional<FieldShape> fieldTarget(const LossUse& loss, const std::string& field);
    std::optional<FieldShape> nodeTarget(const LossUse& loss, const End& end);
    /// Shape of what the loss compares; rank 0 where it is not known.
    const NodeShapes* shapesOf(int place) const;
    /// One number a sample from the data, or one a step (a cell of a picture) of what `series` gives where that is
    /// not null; `port` is what it is for: sample weight or mask.
    void checkSide(const LossUse& loss, const char* port, const std::string& field, const NodeShapes* series);
    /// `target` is null where the loss has none.
    void fit(const LossUse& loss, const LayerType& type, int output, const FieldShape* target);
    void offerOneAnswer(const LayerType& loss, const LayerQuery& query, int output, Issue& issue) const;
    void checkNumber(const LossUse& loss, const LayerType& type, int output);
    void checkCausal(int output);
    std::vector<std::string> fieldNames() const;
    std::vector<int> behind(int output) const; ///< the node, and all that lead to it
    void markBehind(int output);
    void checkUnused(const std::vector<LossUse>& losses);
    static std::vector<Repair> unusedRepairs(const Node& node, const std::vector<LossUse>& losses);
    void complain(const LossUse& loss, const std::string& node, Text sentence)
    {
        issues_.push_back({Severity::error, node, "training.losses." + loss.id, std::move(sentence), {}});
    }

    const Graph& graph_;
    const Wiring& wiring_;
    const GraphReport& report_;
    const std::vector<FieldShape>& fields_;
    std::vector<bool> reached_; ///< nodes that lead to a loss
    std::vector<Issue> issues_;
    std::vector<Issue> later_; ///< no errors: with them the ends of the network are looked at all the same
};

void LossCheck::check(const LossUse& loss)
{
    const LayerType* type = findLayer(loss.type);
    if (!type || type->category != LayerCategory::loss) {
        std::vector<std::string> known;
        for (const LayerType& candidate : layersTable())
            if (candidate.category == LayerCategory::loss)
                known.push_back(candidate.id);
        complain(loss, {},
                 Text(TR("The loss “{loss}” is of the type “{type}”, which does not exist. Use one of: {known}."),
                      {{"loss", loss.id}, {"type", loss.type}, {"known", listedFor(loss.type, known)}}));
        return;
    }
    const int output = outputOf(loss);
    const bool compares = portPlace(type->inputs, "target") >= 0;
    const std::optional<FieldShape> target = compares ? targetOf(loss, output) : std::nullopt;
    checkSide(loss, TR("sample weight"), loss.sampleWeight, nullptr);
    checkSide(loss, TR("mask"), loss.mask, shapesOf(output));
    if (output < 0)
        return;
    markBehind(output);
    if (target || !compares)
        fit(loss, *type, output, target ? &*target : nullptr);
    checkNumber(loss, *type, output);
    checkCausal(output);
}

/// One number for all that a yes-or-no loss judges: a second output would be asked the same once more.
void LossCheck::checkNumber(const LossUse& loss, const LayerType& type, int output)
{
    const LossEnd target = readLossEnd(loss.target);
    const NodeShapes* shapes = shapesOf(output);
    if (target.kind != LossEnd::Kind::number || type.judges != Judges::answers || !shapes
        || shapes->outputs[0].rank() != 1 || shapes->outputs[0][0] < 2)
        return;
    const Node& node = graph_.nodes[std::size_t(output)];
    LayerQuery query;
    query.sources = {sourceBehind(graph_, wiring_, report_, {node.id, {}})};
    later_.push_back(
        {Severity::warning, node.id, "training.losses." + loss.id,
         Text(TR("{loss} wants all {count} numbers of {node} to be {target}; a yes-or-no question needs one number."),
              {{"loss", loss.id},
               {"count", shapes->outputs[0][0]},
               {"node", nameOf(node)},
               {"target", target.number}}),
         resizeSource(query, 0, 1)});
}

/// A layer that may look back only, before one answer for all steps.
void LossCheck::checkCausal(int output)
{
    const NodeShapes* answer = shapesOf(output);
    if (!answer || answer->outputs[0].rank() > 1)
        return;
    for (const int place : behind(output)) {
        const Node& node = graph_.nodes[std::size_t(place)];
        const NodeShapes* shapes = shapesOf(place);
        const LayerType* type = findLayer(node.type);
        if (!shapes || !type || type->category != LayerCategory::attention || !shapes->query.flag("causal")
            || std::ranges::find(later_, node.id, &Issue::node) != later_.end())
            continue;
        later_.push_back({Severity::note,
                          node.id,
                          "graph.nodes." + node.id + ".attributes.causal",
                          Text(TR("{node} lets each of {steps} steps look back only, but {output} gives one answer "
                                  "for all of them: "
                                  "they may all be looked at."),
                               {{"node", nameOf(node)},
                                {"steps", shapes->outputs[0][0]},
                                {"output", nameOf(graph_.nodes[std::size_t(output)])}}),
                          {setRepair(Text(TR("Let {node} look at all steps"), {{"node", nameOf(node)}}), node.id,
                                     "causal", false)}});
    }
}

void LossCheck::checkSide(const LossUse& loss, const char* port, const std::string& field, const NodeShapes* series)
{
    if (field.empty() || fields_.empty())
        return;
    const Argument type("loss", titleOf(loss.type)), use("port", port), name("field", field);
    const FieldShape* found = fieldFor(fields_, field, true);
    if (found && series && found->dtype != DType::i32 && leads(found->shape, series->outputs[0]))
        return;
    if (!found)
        complain(loss, {},
                 Text(TR("{loss} takes its {port} from the field “{field}”, which the data does not have. It has "
                         "{fields}: choose one, or none."),
                      {type, use, name, {"fields", listed(fieldNames())}}));
    else if (found->dtype == DType::i32 || found->shape.size() != 1)
        complain(
            loss, {},
            Text(TR("{loss} takes its {port} from the field “{field}”, which must hold one real number a sample; "
                    "it holds {shape}."),
                 {type,
                  use,
                  name,
                  {"shape", found->dtype == DType::i32 ? std::string("labels") : describe(found->shape)}}));
}

std::vector<std::string> LossCheck::fieldNames() const
{
    std::vector<std::string> names;
    for (const FieldShape& field : fields_)
        names.push_back(field.name);
    return names;
}

int LossCheck::outputOf(const LossUse& loss)
{
    const Argument type("loss", titleOf(loss.type));
    if (!loss.of.empty()) {
        const int place = wiring_.place(readNodeEnd(loss.of).node);
        if (place < 0)
            complain(
                loss, {},
                Text(TR("{loss} compares the output of “{node}”, but the network has no such node. Choose another."),
                     {type, {"node", loss.of}}));
        return place;
    }
    std::vector<std::string> ends;
    int last = -1;
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
        if (wiring_.outOf[i].empty() && !wiring_.into[i].empty())
            ends.push_back(nameOf(graph_.nodes[i])), last = int(i);
    if (ends.empty() && !graph_.nodes.empty())
        complain(loss, {},
                 Text(TR("{loss} has nothing to compare: no layer with an input is the network's output."), {type}));
    if (!ends.empty())
        complain(
            loss, graph_.nodes[std::size_t(last)].id,
            Text(TR("{loss} does not say which output it compares: the network ends in {nodes}. Connect the ends, "
                    "remove all but one, or name one in the training recipe."),
                 {type, {"nodes", listed(ends)}}));
    return -1;
}

const NodeShapes* LossCheck::shapesOf(int place) const
{
    const auto found = place < 0 ? report_.nodes.end() : report_.nodes.find(graph_.nodes[std::size_t(place)].id);
    return found != report_.nodes.end() && found->second.known ? &found->second : nullptr;
}

std::optional<FieldShape> LossCheck::targetOf(const LossUse& loss, int output)
{
    const LossEnd end = readLossEnd(loss.target);
    if (end.kind == LossEnd::Kind::node)
        return nodeTarget(loss, end.end);
    if (end.kind != LossEnd::Kind::number)
        return fieldTarget(loss, end.field);
    const NodeShapes* shapes = shapesOf(output);
    if (!shapes)
        return std::nullopt;
    FieldShape same{.name = loss.target, .shape = shapes->outputs[0], .target = true};
    same.values = {.known = true, .lowest = end.number, .highest = end.number};
    return same;
}

std::optional<FieldShape> LossCheck::nodeTarget(const LossUse& loss, const End& end)
{
    const int place = wiring_.place(end.node);
    if (place < 0) {
        complain(loss, {},
                 Text(TR("{loss} compares with the node “{node}”, but the network has no such node. Choose another."),
                      {{"loss", titleOf(loss.type)}, {"node", end.node}}));
        return std::nullopt;
    }
    markBehind(place);
    const NodeShapes* shapes = shapesOf(place);
    if (!shapes)
        return std::nullopt;
    return FieldShape{.name = loss.target, .shape = shapes->outputs[0], .dtype = shapes->dtypes[0], .target = true};
}

std::optional<FieldShape> LossCheck::fieldTarget(const LossUse& loss, const std::string& name)
{
    const FieldShape* field = name.empty() ? nullptr : fieldFor(fields_, name, true);
    if (field)
        return *field;
    // Without any data the inputs have said so already.
    if (fields_.empty())
        return std::nullopt;
    const Argument type("loss", titleOf(loss.type)), fields("fields", listed(fieldNames()));
    if (name.empty())
        complain(
            loss, {},
            Text(TR("{loss} does not know which field of the data is the target. The data has {fields}: choose one."),
                 {type, fields}));
    else
        complain(loss, {},
                 Text(TR("{loss} compares with the field “{target}”, which the data does not have. It has {fields}: "
                         "choose one."),
                      {type, {"target", name}, fields}));
    return std::nullopt;
}

void LossCheck::fit(const LossUse& loss, const LayerType& type, int output, const FieldShape* target)
{
    const Node& node = graph_.nodes[std::size_t(output)];
    const auto shapes = report_.nodes.find(node.id);
    if (shapes == report_.nodes.end() || !shapes->second.known)
        return;
    const LayerType* judged = findLayer(node.type);
    const int port = portPlace(judged->outputs, readNodeEnd(loss.of).port);
    if (port < 0 || std::size_t(port) >= shapes->second.outputs.size())
        return complain(loss, node.id,
                        Text(TR("{loss} compares “{end}”, but {node} has no such output. Choose another."),
                             {{"loss", titleOf(loss.type)}, {"end", loss.of}, {"node", nameOf(node)}}));
    LayerQuery query;
    query.node = node.id;
    query.name = type.title.pattern();
    query.attributes = completed(type.attributes, loss.attributes);
    query.inputs = {shapes->second.outputs[std::size_t(port)]};
    query.dtypes = {shapes->second.dtypes[std::size_t(port)]};
    if (target) {
        query.inputs.push_back(target->shape);
        query.dtypes.push_back(target->dtype == DType::i32 ? DType::i32 : DType::f32);
        query.classes = target->classes;
    }
    query.sources = {sourceBehind(graph_, wiring_, report_, {node.id, {}})};
    for (Issue& issue : type.infer(query).issues) {
        issue.node = node.id;
        issue.path = "training.losses." + loss.id;
        if (target && issue.severity == Severity::error) {
            offerOneAnswer(type, query, output, issue);
            offerOtherLosses(loss, type, query, issue);
        }
        issues_.push_back(std::move(issue));
    }
}

/// Answers that are one a step, or a memory's state, where one answer is asked for.
void LossCheck::offerOneAnswer(const LayerType& loss, const LayerQuery& query, int output, Issue& issue) const
{
    if (query.inputs.size() < 2 || query.inputs[1].rank() > 1)
        return;
    std::vector<Repair> repairs;
    if (query.inputs[0].rank() == 2)
        repairs = oneAnswerRepairs(graph_, wiring_, report_, output);
    const LayerType* type = findLayer(graph_.nodes[std::size_t(output)].type);
    const std::int64_t size = query.inputs[1].size();
    if (query.inputs[0].rank() == 1 && type->category == LayerCategory::recurrent && loss.judges == Judges::amounts)
        repairs.push_back(followRepair(Text(TR("Add Dense with {units} unit(s)"), {{"units", size}}), query.node,
                                       {{"dense", {{"units", size}}}}));
    issue.repairs.insert(issue.repairs.begin(), repairs.begin(), repairs.end());
}

std::vector<int> LossCheck::behind(int output) const
{
    std::vector<int> found = {output};
    std::vector<bool> seen(graph_.nodes.size());
    seen[std::size_t(output)] = true;
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const int edge : wiring_.into[std::size_t(found[i])])
            if (const int place = wiring_.place(graph_.edges[std::size_t(edge)].from.node);
                place >= 0 && !seen[std::size_t(place)]) {
                seen[std::size_t(place)] = true;
                found.push_back(place);
            }
    return found;
}

void LossCheck::markBehind(int output)
{
    for (const int place : behind(output))
        reached_[std::size_t(place)] = true;
}

std::vector<Repair> LossCheck::unusedRepairs(const Node& node, const std::vector<LossUse>& losses)
{
    constexpr std::size_t kMostButtons = 4;
    std::vector<Repair> repairs;
    for (const LossUse& loss : losses)
        if (losses.size() > 1 && repairs.size() < kMostButtons)
            repairs.push_back(setRepair(Text(TR("Let {loss} judge it"), {{"loss", loss.id}}),
                                        "training.losses." + loss.id + ".of", node.id));
    repairs.push_back(removeNodeRepair(TR("Remove it"), node.id));
    return repairs;
}

/// A warning for each end of the network that no loss compares.
void LossCheck::checkUnused(const std::vector<LossUse>& losses)
{
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
        if (reached_[i] || !wiring_.outOf[i].empty())
            continue;
        const Node& node = graph_.nodes[i];
        issues_.push_back(
            issueAt(node,
                    Text(TR("{node} leads to no loss, so nothing in it is learned. Connect its output, or remove "
                            "it."),
                         {{"node", nameOf(node)}}),
                    unusedRepairs(node, losses)));
        issues_.back().severity = Severity::warning;
    }
}

} // namespace

std::vector<Issue> lossIssues(const Graph& graph, const Wiring& wiring, const GraphReport& report,
                              const std::vector<FieldShape>& fields, const std::vector<LossUse>& losses)
{
    return LossCheck(graph, wiring, report, fields).run(losses);
}

} // namespace loom
