#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/convolution.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>

namespace loom::layers {
namespace {

/// One number a setting, over steps.
AttributeSpec stepsAttribute(AttributeSpec pair, Text help)
{
    pair.fallback = std::vector<std::int64_t>{integersOf(pair.fallback).front()};
    pair.count = 1;
    pair.help = std::move(help);
    return pair;
}

/// A series (time, channels) as a picture of one row, and back.
Shape row(const Shape& series)
{
    return {1, series[0], series[1]};
}

Ref row(const Ref& series)
{
    return ops::reshape(series, row(series.shape));
}

Ref series(const Ref& picture)
{
    return ops::reshape(picture, picture.shape.withoutFront());
}

/// (cells, in, filters) → (1, cells, in, filters).
Ref ofRow(const Ref& kernel)
{
    return ops::reshape(kernel, kernel.shape.withFront(1));
}

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessSequence(query); !issues.empty())
        return {{}, std::move(issues)};
    const std::int64_t steps = query.inputs[0][0], filters = query.integer("filters");
    const std::int64_t size = query.integers("kernel_size")[0], apart = query.integers("dilation_rate")[0];
    const std::int64_t places =
        windowPlaces(steps, size, query.integers("strides")[0], apart, query.text("padding") != "valid");
    if (places < 1)
        return {
            {},
            {problem(query, "kernel_size",
                     Text(TR("{node}: the window of {window} steps does not fit into the sequence of {steps}. Use "
                             "padding “same” or a smaller window."),
                          {{"node", query.name}, {"window", (size - 1) * apart + 1}, {"steps", steps}}),
                     {setRepair(Text(TR("Set the padding of {node} to same"), {{"node", query.name}}), query.node,
                                "padding", std::string("same"))})}};
    if (std::vector<Issue> issues = groupIssues(query, query.inputs[0][1], filters); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{places, filters}}, {}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::int64_t in = query.inputs[0][1] / query.integer("groups"), filters = query.integer("filters");
    return withBias(
        {kernelSpec(query, "kernel", "kernel_initializer", {query.integers("kernel_size")[0], in, filters})}, query,
        filters);
}

void forward(Pass& pass)
{
    const Ref x = row(pass.in()); // (1, time, in)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sum = series(convolve(pass, x, ofRow(pass.parameter("kernel")), bias, windowsOf(pass, x.shape),
                                    pass.integer("groups"))); // (places, filters)
    pass.keep("sum", sum);
    pass.setOut(ops::activation(pass, sum, activation.id, activation.parameter));
}

void backward(Pass& pass)
{
    const Ref x = row(pass.in()); // (1, time, in)
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sums = ops::activationBackward(pass, pass.kept("sum"), pass.out(), activation.id, activation.parameter);
    if (!sums)
        return;
    const Ref g = row(sums), own = pass.parameter("kernel"), kernel = ofRow(own);
    const Windows windows = windowsOf(pass, x.shape);
    const std::int64_t groups = pass.integer("groups");
    if (pass.learns("kernel")) {
        const Ref gradient = convolveKernelGradient(pass, x, g, kernel.shape, windows, groups);
        pass.addParameterGradient("kernel", ops::reshape(gradient, own.shape));
    }
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (filters)
    if (pass.needsGradient(x))
        pass.addGradient(pass.in(), series(convolveInputGradient(pass, g, kernel, x.shape, windows, groups)));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape picture = row(query.layer.inputs[0]);
    const LinearTerms ofPicture = convolutionTerms(windowsOf(query.layer, picture), picture,
                                                   query.layer.integer("filters"), query.layer.integer("groups"));
    return explainLinear(query, names, [&](const std::vector<std::int64_t>& output, const LinearVisit& visit) {
        ofPicture({0, output[0], output[1]},
                  [&](const std::vector<std::int64_t>& input, const std::vector<std::int64_t>& weight) {
                      visit({input[1], input[2]}, {weight[1], weight[2], weight[3]});
                  });
    });
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::int64_t in = query.inputs[0][1] / query.integer("groups");
    return {Shape{output.size(), query.integers("kernel_size")[0], in}.size(), output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const ActivationType& activation = activationOf(query.text("activation"));
    const Argument filters("filters", query.integer("filters"));
    const Argument size("size", query.integers("kernel_size")[0]);
    if (activation.id == "linear")
        return Text(TR("{filters} filter(s) of {size} step(s)"), {filters, size});
    return Text(TR("{filters} filter(s) of {size} step(s), {activation}"),
                {filters, size, {"activation", english(activation.title)}});
}

std::string keras(const LayerQuery& query)
{
    const auto one = [&](const char* name) { return python::number(query.integers(name)[0]); };
    return CodeCall("keras.layers.Conv1D")
        .with(python::number(query.integer("filters")))
        .with(one("kernel_size"))
        .unless("1", "strides", one("strides"))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .unless("1", "dilation_rate", one("dilation_rate"))
        .unless("1", "groups", python::number(query.integer("groups")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .text();
}

/// PyTorch's channels stand before the steps, and its edges are the same at both ends: others are put in front.
std::string pytorch(const LayerQuery& query)
{
    const auto one = [&](const char* name) { return python::number(query.integers(name)[0]); };
    const Windows windows = windowsOf(query, row(query.inputs[0]));
    const std::int64_t before = windows.window.before[1], after = cellsAfter(windows, 1, row(query.inputs[0]));
    CodeCall call("nn.Conv1d");
    call.with(python::number(query.inputs[0][1]))
        .with(python::number(query.integer("filters")))
        .with("kernel_size", one("kernel_size"))
        .unless("1", "stride", one("strides"))
        .unless("1", "dilation", one("dilation_rate"))
        .unless("1", "groups", python::number(query.integer("groups")))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    const std::string edge = "nn.ConstantPad1d(" + python::tuple({before, after}) + ", 0.0)";
    const std::string layer = before + after == 0 ? call.text() : python::sequential(edge, call.text());
    return python::sequential(layer, activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec padding = paddingAttribute();
    padding.help =
        TR("valid: the window stays inside, so the sequence shrinks. same: zeros at both ends, so that with "
           "stride 1 it keeps its length. causal: zeros in front only, so that no step sees a later one.");
    padding.choices.push_back(TR("causal"));
    std::vector<AttributeSpec> all = {
        filtersAttribute(),
        stepsAttribute(kernelSizeAttribute(), TR("How many steps the window sees at a time.")),
        stepsAttribute(stridesAttribute(), TR("How many steps the window moves at a time. 2 halves the sequence.")),
        std::move(padding),
        stepsAttribute(dilationAttribute(),
                       TR("Distance between the window's steps: 2 leaves one out, so that the same "
                          "number of weights sees further.")),
        groupsAttribute(),
        activationAttribute(),
        useBiasAttribute(),
        kernelInitializerAttribute(),
        biasInitializerAttribute()};
    std::ranges::move(kernelPenalties(), std::back_inserter(all));
    return all;
}

std::vector<LayerSample> samples()
{
    using One = std::vector<std::int64_t>;
    return {{{{"filters", std::int64_t(3)}, {"kernel_l2", 0.01}}, {{5, 2}}},
            {{{"filters", std::int64_t(2)},
              {"kernel_size", One{4}},
              {"strides", One{2}},
              {"padding", std::string("same")},
              {"activation", std::string("tanh")}},
             {{5, 3}}},
            {{{"filters", std::int64_t(2)},
              {"padding", std::string("causal")},
              {"dilation_rate", One{2}},
              {"use_bias", false}},
             {{6, 1}}},
            {{{"filters", std::int64_t(4)}, {"kernel_size", One{2}}, {"groups", std::int64_t(2)}}, {{4, 4}}}};
}

} // namespace

LayerType conv1d()
{
    return {.id = "conv1d",
            .title = TR("Convolution 1D"),
            .category = LayerCategory::convolution,
            .text =
                TR("Slides small filters along a sequence: at each place the numbers of the steps in the window are "
                   "multiplied by the filter's weights and added up. A pattern is found wherever it stands. Steps "
                   "behind the end of a shorter row are seen as they are, and what follows treats them as true."),
            .formula = "y[t, f] = f(Σ x[t·s + a·d, c] · W[a, c, f] + b[f])",
            .backwardFormula = "δ = ∂E/∂y·f′\n"
                               "∂E/∂W[a, c, f] = Σ x[t·s + a·d, c]·δ[t, f]\n"
                               "∂E/∂b[f] = Σ δ[t, f]\n"
                               "∂E/∂x[t·s + a·d, c] = Σ W[a, c, f]·δ[t, f]",
            .attributes = attributes(),
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = {sumOfInputs()},
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Conv",
            .samples = samples(),
            .errors = {{{}, {{784}}, "reads a sequence (time × features); its input has the shape 784"},
                       {{}, {{2, 8}}, "the window of 3 steps does not fit into the sequence of 2"},
                       {{{"groups", std::int64_t(3)}, {"filters", std::int64_t(9)}},
                        {{9, 4}},
                        "4 channels cannot be dealt out to 3 groups"}}};
}

} // namespace loom::layers
