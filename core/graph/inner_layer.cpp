#include "graph/inner_layer.h"

#include <algorithm>

namespace loom {

const LayerType& innerLayer(const std::vector<LayerType>& layers, const std::string& id)
{
    const auto found = std::ranges::find(layers, id, &LayerType::id);
    return found == layers.end() ? layers.front() : *found;
}

Attributes innerDefaults(const LayerType& layer, const std::vector<AttributeSpec>& settings)
{
    Attributes defaults;
    for (const AttributeSpec& spec : layer.attributes)
        if (!findSpec(settings, spec.name))
            defaults[spec.name] = spec.fallback;
    return defaults;
}

LayerQuery innerQuery(const LayerQuery& query, const Attributes& attributes)
{
    LayerQuery inner = query;
    for (const auto& [name, value] : attributes)
        inner.attributes[name] = value;
    return inner;
}

} // namespace loom
