#pragma once

#include "graph/repair.h"
#include "graph/shape_inference.h"

/// A graph around one layer: inputs of the given shapes, each reading its own data field, wired to the node `layer`.
struct SampleGraph {
    loom::Graph graph;
    std::vector<loom::FieldShape> fields;
};

inline SampleGraph sampleGraph(const loom::LayerType& type, const loom::LayerSample& sample)
{
    SampleGraph made;
    loom::Node layer{.id = "layer", .type = type.id, .attributes = sample.attributes};
    if (sample.field.rank() > 0)
        made.fields.push_back({.name = "x0", .shape = sample.field});
    for (std::size_t i = 0; i < sample.inputs.size(); ++i) {
        const std::string number = std::to_string(i);
        const loom::DType dtype = i < sample.dtypes.size() ? sample.dtypes[i] : loom::DType::f32;
        made.fields.push_back({.name = "x" + number, .shape = sample.inputs[i], .dtype = dtype});
        made.graph.nodes.push_back(
            {.id = "input" + number, .type = "input", .attributes = {{"field", "x" + number}}});
        const std::size_t port = std::min(i, type.inputs.size() - 1);
        made.graph.edges.push_back({{"input" + number, {}}, {"layer", type.inputs[port].name}});
    }
    made.graph.nodes.push_back(std::move(layer));
    return made;
}
