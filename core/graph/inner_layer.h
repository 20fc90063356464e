#pragma once

#include "graph/layer_type.h"

/// What layers share that hold a layer of another file, which their attribute `layer` chooses.
namespace loom {

/// The one of that id; the first where there is none.
const LayerType& innerLayer(const std::vector<LayerType>& layers, const std::string& id);
/// Its defaults for what is no setting of the layer that holds it.
Attributes innerDefaults(const LayerType& layer, const std::vector<AttributeSpec>& settings);
/// What the inner layer is asked: the query, with these attributes over its own.
LayerQuery innerQuery(const LayerQuery& query, const Attributes& attributes);

} // namespace loom
