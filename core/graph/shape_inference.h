#pragma once

#include "graph/graph.h"
#include "graph/layer_type.h"
#include "tensor/value_range.h"

#include <map>
#include <set>

namespace loom {

/// A field of the data as the graph sees it: after the transforms, without the batch axis.
struct FieldShape {
    std::string name;
    Shape shape;
    DType dtype = DType::f32;
    bool target = false;
    std::int64_t classes = 0; ///< number of classes of a label field, else 0
    bool sampleWeight = false; ///< says how much each sample counts
    bool mask = false; ///< says which samples count at all
    ValueRange values; ///< of a real target, where the data were read
    std::string lengths; ///< the field that says how many steps of a row are true, or empty: all
    std::int64_t kinds = 0; ///< of whole numbers: they lie below, 0 where that is not known
    bool isLengths = false; ///< says how much of other fields' rows is true

    /// What an `input` reads unless it names something else.
    bool isInput() const { return !target && !sampleWeight && !mask && !isLengths; }
};

/// What is known of one node once shapes are inferred.
struct NodeShapes {
    std::vector<Shape> inputs; ///< one a wire; empty Shape with `known` false where it could not be inferred
    std::vector<Shape> outputs;
    std::vector<DType> dtypes; ///< of the outputs
    std::vector<std::string> lengths; ///< of the outputs: the field that says how many steps are true, or empty
    std::vector<std::int64_t> kinds; ///< of the outputs: how many different whole numbers there are, 0: not known
    bool known = false;
    LayerQuery query; ///< attributes completed, inputs as inferred: what `summary` and the others are asked
    std::vector<ParameterSpec> parameters;
    std::int64_t parameterCount = 0;
    std::int64_t trainableCount = 0;
    Cost cost;
};

/// Shapes, parameter counts, costs and Issues of a whole graph, for canvas, summary and compiler alike.
struct GraphReport {
    std::map<std::string, NodeShapes> nodes;
    std::vector<Issue> issues; ///< in the order of the graph's nodes
    std::int64_t parameters = 0;
    std::int64_t trainable = 0;
    std::int64_t multiplyAdds = 0;
    std::vector<std::string> order; ///< topological
    std::set<Edge> misfits; ///< wires that do not fit where they end; an Issue of the node says why
};

/// A loss of the recipe as the check sees it (`of` and `target` already defaulted where possible).
struct LossUse {
    std::string id;
    std::string type;
    std::string of; ///< node, or node and port (graph/loss_end.h)
    std::string target; ///< field, node or number (graph/loss_end.h); empty where the loss judges its output alone
    std::string sampleWeight; ///< data field that multiplies each sample's loss, or empty
    std::string mask; ///< data field of 1 (the sample counts) and 0, or empty
    Attributes attributes; ///< settings of the loss's type
};

/// Never fails: what cannot be inferred stays unknown and has an Issue. Checks ids, types, attributes, ports,
/// loops, missing inputs, shapes, and that every loss fits its output.
GraphReport inspect(const Graph& graph, const std::vector<FieldShape>& fields,
                    const std::vector<LossUse>& losses = {});

/// Would a wire from `from` to `to` fit? Empty when it does, else the sentence that says why not.
/// Used while a wire is dragged; the wire may be drawn all the same.
Text whyNot(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields, const End& from,
            const End& to);

/// The query of a node in the report (empty for a node that is not there).
LayerQuery queryFor(const Graph& graph, const GraphReport& report, const std::vector<FieldShape>& fields,
                    const std::string& node);

} // namespace loom
