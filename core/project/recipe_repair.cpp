#include "project/recipe_repair.h"

#include "graph/repair.h"
#include "project/path.h"

#include <charconv>

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
        return {};
    }
    if (repair.kind == "remove") {
        const std::size_t dot = path.rfind('.');
        std::vector<Part>* from = dot == std::string::npos ? nullptr : listAt(project, path.substr(0, dot));
        std::size_t index = 0;
        const char* end = path.data() + path.size();
        if (!from || std::from_chars(path.data() + dot + 1, end, index).ptr != end || index >= from->size())
            return Text(TR("What was to be mended is no longer there"));
        from->erase(from->begin() + std::ptrdiff_t(index));
        return {};
    }
    if (applyRepair(project.graph, repair))
        return {};
    return Text(TR("What was to be mended is no longer there"));
}

} // namespace loom
