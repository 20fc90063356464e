#include "project/recipe_repair.h"

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
    list->insert(list->end(), parts->begin(), parts->end());
    return list == &project.data.transforms ? order(project, repair) : Result<void>();
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

/// The kinds of repairs that concern more than the graph.
struct Kind {
    std::string_view name;
    Result<void> (*apply)(Project&, const Repair&);
};
constexpr Kind kKinds[] = {
    {"set", set}, {"append", append}, {"remove", remove}, {"order", order}, {"follow", follow}};

} // namespace

Result<void> applyRepair(Project& project, const Repair& repair)
{
    if (const auto kind = std::ranges::find(kKinds, repair.kind, &Kind::name); kind != std::end(kKinds))
        return kind->apply(project, repair);
    return applyRepair(project.graph, repair) ? Result<void>() : Result<void>(nothingThere());
}

} // namespace loom
