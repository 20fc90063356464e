#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// The waves are those of Vaswani et al., "Attention is all you need", NeurIPS 2017; sine and cosine side by side.

namespace loom::layers {
namespace {

bool learns(const LayerQuery& query)
{
    return query.text("kind") == "learned";
}

ShapeAnswer infer(const LayerQuery& query)
{
    if (query.inputs[0].rank() == 2)
        return sameShape(query);
    return {
        {},
        {problem(query, {},
                 Text(TR("{node} tells each step of a sequence where it stands (time × numbers); its input has the "
                         "shape {shape}."),
                      {{"node", query.name}, {"shape", describe(query.inputs[0])}}))}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    return {{.name = "encoding",
             .shape = input,
             .initializer = learns(query) ? query.text("embeddings_initializer") : "waves",
             .fanIn = input[0],
             .fanOut = input[1],
             .trainable = learns(query)}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::addShared(pass, pass.in(), pass.parameter("encoding"))); // (time, n)
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (!g)
        return;
    if (pass.learns("encoding")) // Σ g over the samples: (time, n)
        pass.addParameterGradient(
            "encoding", ops::reshape(ops::biasGradient(pass, ops::reshape(g, Shape{g.shape.size()})), x.shape));
    pass.addGradient(x, g);
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "output")
        return Formula::sum(
            {names("x", {query.inputs[0], query.index}), names("p", {query.owner + "/encoding", query.index})});
    if (query.of != "input:gradient" && query.of != "encoding:gradient")
        return std::nullopt;
    return names("g", {query.node + "/output:gradient", query.index});
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    return learns(query) ? Text(TR("learned")) : Text(TR("waves"));
}

/// Sine of place/10000^(2⌊i/2⌋/n), a quarter of a wave on for each odd i.
std::string waves(const Shape& input, const std::string& library)
{
    const std::string steps = python::number(input[0]), numbers = python::number(input[1]);
    const std::string places = library + ".arange(" + numbers + ")";
    return "lambda x: x + " + library + ".sin(" + library + ".arange(" + steps + ")[:, None] / 10000.0 ** (" + places
        + " // 2 * 2 / " + numbers + ") + " + places + " % 2 * 1.5707963267948966)";
}

std::string keras(const LayerQuery& query)
{
    if (!learns(query))
        return "keras.layers.Lambda(" + waves(query.inputs[0], "keras.ops") + ")";
    return CodeCall("keras_hub.layers.PositionEmbedding").with(python::number(query.inputs[0][0])).text()
        + "  # to be added to its input";
}

std::string pytorch(const LayerQuery& query)
{
    if (!learns(query))
        return waves(query.inputs[0], "torch");
    return CodeCall("nn.Embedding")
               .with(python::number(query.inputs[0][0]))
               .with(python::number(query.inputs[0][1]))
               .text()
        + "  # its weight is to be added to the input";
}

std::vector<AttributeSpec> attributes()
{
    return {{.name = "kind",
             .kind = AttributeKind::choice,
             .fallback = std::string("sine"),
             .title = TR("Kind"),
             .help = TR("sine: waves of many lengths, the same for every network. learned: numbers that begin at "
                        "random and learn like any weight."),
             .choices = {TR("sine"), TR("learned")}},
            initializerAttribute("embeddings_initializer", "uniform", TR("Initial numbers"),
                                 TR("How learned numbers are drawn before training."))};
}

} // namespace

LayerType positional_encoding()
{
    const std::string learned = "learned";
    return {
        .id = "positional_encoding",
        .title = TR("Positional encoding"),
        .category = LayerCategory::attention,
        .text = TR("Adds to each step numbers that tell where it stands. Attention by itself sees a heap of steps "
                   "without order; with these numbers it can tell first from last and near from far."),
        .formula = "y[t] = x[t] + p[t]; waves: p[t, 2i] = sin(t/10000^(2i/n)), p[t, 2i + 1] = cos(t/10000^(2i/n))",
        .backwardFormula = "∂E/∂x = ∂E/∂y\n∂E/∂p = Σ ∂E/∂y",
        .attributes = attributes(),
        .lengths = Lengths::passes,
        .infer = infer,
        .parameters = parameters,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Add",
        .samples = {{{{"kind", learned}}, {{3, 4}}},
                    {{}, {{5, 3}}},
                    {.attributes = {{"kind", learned}}, .inputs = {{4, 2}}, .lengths = true}},
        .errors = {{{}, {{8}}, "has the shape 8"}, {{{"kind", std::string("none")}}, {{4, 2}}, "kind is “none”"}}};
}

} // namespace loom::layers
