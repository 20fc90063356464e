#include "project/recipe_repair.h"

#include "graph/repair.h"
#include "project/path.h"

namespace loom {
namespace {

/// The lists of a recipe that a repair may make longer.
std::vector<Part>* listAt(Project& project, const std::string& path)
{
    if (path == "data.transforms")
        return &project.data.transforms;
    return path == "training.callbacks" ? &project.training.callbacks : nullptr;
}

} // namespace

Result<void> applyRepair(Project& project, const Repair& repair)
{
    const std::string path = stringOf(attributeOf(repair.arguments, "path"));
    const Value& value = attributeOf(repair.arguments, "value");
    if (repair.kind == "set" && !path.empty())
        return setValue(project, path, value);
    const auto* parts = std::get_if<std::vector<Part>>(&value);
    std::vector<Part>* list = repair.kind == "append" && parts ? listAt(project, path) : nullptr;
    if (list) {
        list->insert(list->end(), parts->begin(), parts->end());
        if (list == &project.data.transforms)
            *list = inOrder(std::move(*list));
        return {};
    }
    if (repair.kind == "order") {
        project.data.transforms = inOrder(std::move(project.data.transforms));
        return {};
    }
    if (repair.kind == "remove")
        return setValue(project, path, Value());
    if (!applyRepair(project.graph, repair))
        return Text(TR("What was to be mended is no longer there"));
    if (repair.kind == "follow")
        for (Loss& loss : project.training.losses)
            if (loss.of == stringOf(attributeOf(repair.arguments, "after")))
                loss.of = project.graph.nodes.back().id;
    return {};
}

} // namespace loom
