#pragma once

#include "base/attribute_spec.h"
#include "base/issue.h"
#include "graph/graph.h"
#include "tensor/tensor.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace loom {

class ElementNames;
class Formula;
class Pass;
struct ExplainQuery;

enum class LayerCategory {
    source,
    core,
    convolution,
    pooling,
    recurrent,
    attention,
    shape,
    normalization,
    regularization,
    activation,
    merge,
    arithmetic,
    loss
};

/// What a loss asks its prediction for, and so which metrics say something true about it.
enum class Judges {
    nothing, ///< its prediction is no answer
    amounts,
    choices, ///< one of several classes
    answers ///< yes or no, by each output for itself
};

/// Which numbers a port takes: real ones, whole ones (labels, tokens), or both.
enum class Takes { reals, wholes, both };

/// What a layer makes of the true lengths of the series at its inputs, the rest of their rows being padding. `drops`:
/// its output says nothing of them; `passes`: each step comes out at its place, so the output has the same lengths;
/// `uses`: it computes with the true steps only, and an output that keeps the time axis has the lengths again;
/// `usesFirst`: with the true steps of all its inputs, and the output has the lengths of the first alone.
enum class Lengths { drops, passes, uses, usesFirst };

/// A place where a wire ends.
struct PortSpec {
    std::string name;
    Text title;
    bool variadic = false; ///< takes any number of wires, in order
    bool optional = false;
    Takes takes = Takes::reals;
    bool differentiable = true; ///< a gradient flows back through it
    int atLeast = 1; ///< wires that a variadic port needs
};

/// Where an input of a layer comes from, for sentences and repairs.
struct InputSource {
    Edge wire;
    std::string name; ///< what a person calls the node it comes from
    std::string type; ///< of that node
    std::string activation; ///< that was applied last: "softmax"; empty or "linear": none
    std::string activationNode; ///< whose attribute `activation` can be set, or empty
    std::string activationName; ///< what a person calls that node
    std::string sizeNode; ///< nearest node before whose `sizeAttribute` sets the last axis, or empty
    std::string sizeAttribute; ///< `units` or `filters`
    std::string sizeName, sizeTitle; ///< what a person calls that node and its attribute
};

/// What a layer is asked about: its attributes (completed with defaults) and what arrives at its ports.
/// Shapes are without the batch axis; a loss's second input is the target.
struct LayerQuery {
    std::string node; ///< id
    std::string name; ///< what a person calls it: the node's title, else its id
    Attributes attributes;
    std::vector<Shape> inputs;
    std::vector<DType> dtypes; ///< of the inputs: f32 stands for "real", i32 for labels and tokens
    std::vector<std::string> lengths; ///< of the inputs: the field that says how many steps are true; empty: all are
    std::vector<std::int64_t> kinds; ///< of the inputs: how many different whole numbers come, 0 where not known
    std::vector<InputSource> sources; ///< of the inputs; empty when the layer stands alone
    std::int64_t classes = 0; ///< of a loss: how many classes the target's labels have, 0 when they are no labels
    /// For `input`: shape and type of the data field it reads; else empty.
    Shape field;
    DType fieldType = DType::f32;
    std::int64_t fieldKinds = 0; ///< of whole numbers: how many different ones, 0 where not known
    std::string fieldLengths; ///< the field that says how many of its steps are true, or empty
    bool fieldKnown = false;
    std::vector<std::string> fieldNames; ///< what the data has to offer

    std::int64_t integer(const std::string& name) const { return integerOf(attributeOf(attributes, name)); }
    double real(const std::string& name) const { return numberOf(attributeOf(attributes, name)); }
    bool flag(const std::string& name) const { return boolOf(attributeOf(attributes, name)); }
    std::string text(const std::string& name) const { return stringOf(attributeOf(attributes, name)); }
    std::vector<std::int64_t> integers(const std::string& name) const
    {
        return integersOf(attributeOf(attributes, name));
    }
};

/// The answer: one shape an output port, or Issues (their `node` is filled in by the caller).
struct ShapeAnswer {
    std::vector<Shape> outputs;
    std::vector<Issue> issues;
    std::vector<DType> dtypes = {}; ///< one an output; those that are missing are real (f32)
};

/// A tensor that a layer learns (trainable) or keeps (running statistics).
struct ParameterSpec {
    std::string name; ///< stored as NODE/NAME
    Shape shape;
    std::string initializer; ///< id in graph/initializers.h, or "constant"
    double initialValue = 0; ///< for "constant"; of drawn numbers with a spread of their own, the middle
    std::int64_t fanIn = 1;
    std::int64_t fanOut = 1;
    bool trainable = true;
    double l1 = 0; ///< penalty l1·Σ|w|
    double l2 = 0; ///< penalty l2·Σw²
    double initialSpread = 0; ///< how far drawn numbers lie from `initialValue`
    std::vector<Part> constraints; ///< held after each update (graph/constraint_type.h), in this order
};

/// What a layer computes and keeps on the way to its output: NODE/NAME.
struct InnerSpec {
    std::string name;
    Text title; ///< "forget gate"
    Text text; ///< a sentence: what one of its numbers is
};

/// For one sample, forward.
struct Cost {
    std::int64_t multiplyAdds = 0;
    std::int64_t outputBytes = 0; ///< with what the layer keeps for backward
};

/// Inputs and attributes that the generic tests (gradients, bits, variants, exporters) run.
struct LayerSample {
    Attributes attributes;
    std::vector<Shape> inputs;
    std::vector<DType> dtypes; ///< empty: all real
    std::int64_t classes = 0; ///< labels drawn in [0, classes)
    bool positive = false; ///< inputs drawn in (0, 1), e.g. probabilities
    Shape field; ///< of `input`: the data field it reads
    bool lengths = false; ///< the first input is a series of which each row has a true length of its own
};

/// Attributes and inputs that must give an Issue whose English sentence contains `words`.
struct LayerErrorSample {
    Attributes attributes;
    std::vector<Shape> inputs;
    std::string words;
};

/// The one declaration of a layer: data and pure functions. Palette, property panel, help, file reader,
/// checks, exporters, counters and the generic tests all read it. One file a layer in core/layers; the folder
/// is the list.
struct LayerType {
    std::string id;
    Text title;
    LayerCategory category = LayerCategory::core;
    Judges judges = Judges::nothing; ///< of a loss
    bool comparesShares = false; ///< of a loss: its target's numbers are probabilities, from 0 to 1
    double decidesAt = 0.5; ///< of a loss of answers: above it a prediction says yes
    Text text; ///< one sentence, then more
    std::string formula; ///< in plain text: "y = f(x·W + b)"
    /// What `backward` computes, a line each: from ∂E/∂y, where E is what training makes small, "∂E/∂W = xᵀ·δ"; of a
    /// loss L over the n numbers of a sample: "∂L/∂ŷ = 2·(ŷ − y)/n".
    std::string backwardFormula;
    std::vector<AttributeSpec> attributes;
    std::vector<PortSpec> inputs = {{"input", TR("Input")}};
    std::vector<PortSpec> outputs = {{"output", TR("Output")}};

    Lengths lengths = Lengths::drops;

    ShapeAnswer (*infer)(const LayerQuery&) = nullptr;
    std::vector<ParameterSpec> (*parameters)(const LayerQuery&) = nullptr; ///< null: none
    void (*forward)(Pass&) = nullptr;
    void (*backward)(Pass&) = nullptr;
    /// An element of what it computes as a formula over others, which are given names (graph/explanation.h). Null:
    /// it cannot say.
    std::optional<Formula> (*explain)(const ExplainQuery&, ElementNames&) = nullptr;
    std::vector<InnerSpec> inner; ///< those that it can say, in the order in which one follows from another
    Cost (*cost)(const LayerQuery&, const Shape& output) = nullptr; ///< null: 0 multiply-adds
    /// One line for the card: "32 filters 3×3, ReLU". Null: nothing. Reads attributes only: unlike all others it is
    /// also asked while the inputs are unknown.
    Text (*summary)(const LayerQuery&) = nullptr;
    std::string (*keras)(const LayerQuery&) = nullptr; ///< the call: keras.layers.Dense(10)
    std::string (*pytorch)(const LayerQuery&) = nullptr; ///< nn.Linear(784, 10)
    std::string onnx; ///< operator name
    std::vector<LayerSample> samples;
    std::vector<LayerErrorSample> errors;
};

/// Does the layer take its numbers from a field of the data (`input`)?
bool readsField(const LayerType& type);

/// All layers, in alphabetical order of their files (generated from the folder core/layers).
const std::vector<LayerType>& layersTable();
/// The layer of that id, or null.
const LayerType* findLayer(const std::string& id);

} // namespace loom
