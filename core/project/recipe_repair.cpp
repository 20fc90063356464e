#include "project/recipe_repair.h"

#include "data/transform_type.h"
#include "graph/repair.h"
#include "project/path.h"

#include <algorithm>

namespace loom {
namespace {

std::string pathOf(const Repair& repair)
{
    return stringOf(attributeOf(repair.arguments, "path"));
}

Text nothingThere()
{
    return TR("What was to be mended is no longer there");
}

Result<void> set(Project& project, const Repair& repair)
{
    return setValue(project, pathOf(repair), attributeOf(repair.arguments, "value"));
}

/// The lists of a recipe that a repair may make longer.
std::vector<Part>* listAt(Project& project, const std::string& path)
{
    if (path == "data.transforms")
        return &project.data.transforms;
    return path == "training.callbacks" ? &project.training.callbacks : nullptr;
}

Result<void> order(Project& project, const Repair&)
{
    project.data.transforms = inOrder(std::move(project.data.transforms));
    return {};
}

Result<void> append(Project& project, const Repair& repair)
{
    const auto* parts = std::get_if<std::vector<Part>>(&attributeOf(repair.arguments, "value"));
    std::vector<Part>* list = listAt(project, pathOf(repair));
    if (!list || !parts)
        return nothingThere();
    if (list != &project.data.transforms)
        list->insert(list->end(), parts->begin(), parts->end());
    else
        for (const Part& part : *parts)
            project.data = withTransform(std::move(project.data), part);
    return {};
}

Result<void> remove(Project& project, const Repair& repair)
{
    return setValue(project, pathOf(repair), Value());
}

/// What judged the node judges the last of the layers.
Result<void> follow(Project& project, const Repair& repair)
{
    if (!applyRepair(project.graph, repair))
        return nothingThere();
    for (Loss& loss : project.training.losses)
        if (loss.of == stringOf(attributeOf(repair.arguments, "after")))
            loss.of = project.graph.nodes.back().id;
    return {};
}

std::vector<std::string> textsOf(const Part& part, const char* name)
{
    const auto* texts = std::get_if<std::vector<std::string>>(&attributeOf(part.attributes, name));
    return texts ? *texts : std::vector<std::string>();
}

/// Phases by their names: what is not said of one that was there before stays.
Result<void> phases(Project& project, const Repair& repair)
{
    const auto* parts = std::get_if<std::vector<Part>>(&attributeOf(repair.arguments, "value"));
    if (!parts)
        return nothingThere();
    std::vector<Phase> made;
    for (const Part& part : *parts) {
        const auto before = std::ranges::find(project.training.phases, part.type, &Phase::id);
        Phase phase = before == project.training.phases.end() ? Phase{.id = part.type} : *before;
        phase.losses = textsOf(part, "losses");
        phase.updates = textsOf(part, "updates");
        made.push_back(std::move(phase));
    }
    project.training.phases = std::move(made);
    return {};
}

/// The kinds of repairs that concern more than the graph.
struct Kind {
    std::string_view name;
    Result<void> (*apply)(Project&, const Repair&);
};
constexpr Kind kKinds[] = {{"set", set},     {"append", append}, {"remove", remove},
                           {"order", order}, {"follow", follow}, {"phases", phases}};

} // namespace

DataRecipe withTransform(DataRecipe recipe, Part transform)
{
    const TransformType* type = findTransform(transform.type);
    if (type && type->ordered)
        recipe.split.method = "chronological";
    // What changes numbers stands before what is drawn anew of them.
    const bool changes = type && kindOf(*type) == TransformKind::fold;
    const auto before = std::ranges::find_if(recipe.transforms, [&](const Part& part) {
        const TransformType* there = findTransform(part.type);
        return changes && there && kindOf(*there) == TransformKind::draw;
    });
    recipe.transforms.insert(before, std::move(transform));
    recipe.transforms = inOrder(std::move(recipe.transforms));
    return recipe;
}

Result<void> applyRepair(Project& project, const Repair& repair)
{
    if (const auto kind = std::ranges::find(kKinds, repair.kind, &Kind::name); kind != std::end(kKinds))
        return kind->apply(project, repair);
    return applyRepair(project.graph, repair) ? Result<void>() : Result<void>(nothingThere());
}

} // namespace loom
