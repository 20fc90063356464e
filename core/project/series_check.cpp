#include "project/series_check.h"

#include "data/source_type.h"
#include "data/transform_type.h"
#include "graph/layer_type.h"
#include "graph/repair.h"

#include <algorithm>

namespace loom {
namespace {

/// The input that the node reads, where it reads nothing else.
const Node* inputBefore(const Graph& graph, const std::string& node)
{
    const std::vector<Edge> into = graph.into(node);
    const Node* before = into.size() == 1 ? graph.find(into[0].from.node) : nullptr;
    return before && before->type == "input" ? before : nullptr;
}

bool isTable(const DataRecipe& recipe)
{
    const SourceType* source = findSource(recipe.source.type);
    return source && findSpec(source->attributes, "target") && findSpec(source->attributes, "file");
}

bool hasOrdered(const DataRecipe& recipe)
{
    return std::ranges::any_of(recipe.transforms, [](const Part& part) {
        const TransformType* type = findTransform(part.type);
        return type && type->ordered;
    });
}

/// The transform that makes rows of words known or unknown, where numbers of the words are wanted.
std::vector<Repair> numbersOfWords(const DataRecipe& recipe)
{
    for (std::size_t i = 0; i < recipe.transforms.size(); ++i) {
        const TransformType* type = findTransform(recipe.transforms[i].type);
        const AttributeSpec* form = type && type->readsText ? findSpec(type->attributes, "form") : nullptr;
        if (form && stringOf(attributeOf(recipe.transforms[i].attributes, "form")) == "multi_hot")
            return {setRepair(Text(TR("Let {transform} give the numbers of the words in their order"),
                                   {{"transform", type->title.pattern()}}),
                              "data.transforms." + std::to_string(i) + ".form", form->fallback)};
    }
    return {};
}

} // namespace

void offerSeries(const Project& project, std::vector<Issue>& issues)
{
    for (Issue& issue : issues) {
        const Node* node = project.graph.find(issue.node);
        const LayerType* type = node ? findLayer(node->type) : nullptr;
        if (issue.severity != Severity::error || !type || !inputBefore(project.graph, issue.node))
            continue;
        std::vector<Repair> repairs;
        if (type->category == LayerCategory::recurrent && isTable(project.data) && !hasOrdered(project.data)
            && project.data.transforms.size()
                == std::size_t(std::ranges::count_if(project.data.transforms, [](const Part& part) {
                       const TransformType* known = findTransform(part.type);
                       return known && !known->readsText;
                   })))
            repairs.push_back(
                appendRepair(TR("Cut the rows into windows of a series"), "data.transforms", {"windows", {}}));
        if (type->id == "embedding")
            repairs = numbersOfWords(project.data);
        issue.repairs.insert(issue.repairs.begin(), repairs.begin(), repairs.end());
    }
}

} // namespace loom
