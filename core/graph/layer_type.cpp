#include "graph/layer_type.h"

#include <unordered_map>

namespace loom {

const LayerType* findLayer(const std::string& id)
{
    static const auto index = [] {
        std::unordered_map<std::string, const LayerType*> byId;
        for (const LayerType& type : layersTable())
            byId.emplace(type.id, &type);
        return byId;
    }();
    const auto found = index.find(id);
    return found == index.end() ? nullptr : found->second;
}

bool readsField(const LayerType& type)
{
    return type.category == LayerCategory::source && findSpec(type.attributes, "field");
}

} // namespace loom
