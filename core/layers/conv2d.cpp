#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/convolution.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    ShapeAnswer answer = convolvedShape(query, query.integer("filters"));
    if (!answer.issues.empty())
        return answer;
    if (std::vector<Issue> issues = groupIssues(query, query.inputs[0][-1], query.integer("filters"));
        !issues.empty())
        return {{}, std::move(issues)};
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const std::int64_t in = query.inputs[0][-1] / query.integer("groups"), filters = query.integer("filters");
    return withBias({kernelSpec(query, "kernel", "kernel_initializer", {size[0], size[1], in, filters})}, query,
                    filters);
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, in)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sum = convolve(pass, x, pass.parameter("kernel"), bias, windowsOf(pass, x.shape),
                             pass.integer("groups")); // (out rows, out columns, filters)
    pass.keep("sum", sum);
    pass.setOut(ops::activation(pass, sum, activation.id, activation.parameter));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, in)
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref g = ops::activationBackward(pass, pass.kept("sum"), pass.out(), activation.id, activation.parameter);
    if (!g)
        return;
    const Ref kernel = pass.parameter("kernel");
    const Windows windows = windowsOf(pass, x.shape);
    const std::int64_t groups = pass.integer("groups");
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", convolveKernelGradient(pass, x, g, kernel.shape, windows, groups));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (filters)
    if (pass.needsGradient(x))
        pass.addGradient(x, convolveInputGradient(pass, g, kernel, x.shape, windows, groups));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& picture = query.layer.inputs[0];
    return explainLinear(query, names,
                         convolutionTerms(windowsOf(query.layer, picture), picture, query.layer.integer("filters"),
                                          query.layer.integer("groups")));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const std::int64_t in = query.inputs[0][-1] / query.integer("groups");
    return {Shape{output.size(), size[0], size[1], in}.size(), output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const ActivationType& activation = activationOf(query.text("activation"));
    const Argument filters("filters", query.integer("filters"));
    const Argument size("size", timesText(query.integers("kernel_size")));
    if (activation.id == "linear")
        return Text(TR("{filters} filter(s) {size}"), {filters, size});
    return Text(TR("{filters} filter(s) {size}, {activation}"),
                {filters, size, {"activation", english(activation.title)}});
}

std::string keras(const LayerQuery& query)
{
    CodeCall call("keras.layers.Conv2D");
    call.with(python::number(query.integer("filters")))
        .with(python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "strides", python::tuple(query.integers("strides")))
        .unless("\"valid\"", "padding", kerasPadding(query))
        .unless("(1, 1)", "dilation_rate", python::tuple(query.integers("dilation_rate")))
        .unless("1", "groups", python::number(query.integer("groups")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")));
    return behindKerasEdge(query, call.text());
}

std::string pytorch(const LayerQuery& query)
{
    CodeCall call("nn.Conv2d");
    call.with(python::number(query.inputs[0][-1]))
        .with(python::number(query.integer("filters")))
        .with("kernel_size", python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "stride", python::tuple(query.integers("strides")))
        .unless("(1, 1)", "dilation", python::tuple(query.integers("dilation_rate")))
        .unless("1", "groups", python::number(query.integer("groups")))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    addPytorchPadding(call, query);
    return python::sequential(call.text(), activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        filtersAttribute(),     kernelSizeAttribute(),  stridesAttribute(),           explicitPaddingAttribute(),
        paddingSizeAttribute(), paddingModeAttribute(), dilationAttribute(),          groupsAttribute(),
        activationAttribute(),  useBiasAttribute(),     kernelInitializerAttribute(), biasInitializerAttribute()};
    std::ranges::move(kernelPenalties(), std::back_inserter(all));
    return all;
}

std::vector<LayerSample> samples()
{
    using Pair = std::vector<std::int64_t>;
    return {
        {{{"filters", std::int64_t(3)}}, {{5, 6, 2}}},
        {{{"filters", std::int64_t(2)}, {"padding", std::string("same")}, {"activation", std::string("tanh")}},
         {{4, 5, 3}}},
        {{{"filters", std::int64_t(2)}, {"kernel_size", Pair{2, 3}}, {"strides", Pair{2, 1}}, {"use_bias", false}},
         {{5, 5, 1}}},
        {{{"filters", std::int64_t(2)},
          {"strides", Pair{2, 2}},
          {"padding", std::string("same")},
          {"activation", std::string("sigmoid")}},
         {{6, 5, 2}}},
        {{{"filters", std::int64_t(1)}, {"dilation_rate", Pair{2, 2}}, {"kernel_l2", 0.01}}, {{7, 6, 2}}},
        {{{"filters", std::int64_t(4)}, {"kernel_size", Pair{2, 3}}, {"groups", std::int64_t(2)}}, {{4, 5, 4}}},
        {{{"filters", std::int64_t(2)},
          {"strides", Pair{2, 1}},
          {"padding", std::string("explicit")},
          {"padding_size", Pair{2, 1}},
          {"activation", std::string("tanh")}},
         {{4, 5, 2}}},
        {{{"filters", std::int64_t(2)},
          {"padding", std::string("explicit")},
          {"padding_size", Pair{2, 1}},
          {"padding_mode", std::string("reflect")}},
         {{3, 4, 1}}},
        {{{"filters", std::int64_t(3)},
          {"padding", std::string("same")},
          {"padding_mode", std::string("reflect")},
          {"dilation_rate", Pair{2, 1}},
          {"groups", std::int64_t(3)}},
         {{4, 3, 3}}}};
}

} // namespace

LayerType conv2d()
{
    using Pair = std::vector<std::int64_t>;
    return {.id = "conv2d",
            .title = TR("Convolution 2D"),
            .category = LayerCategory::convolution,
            .text =
                TR("Slides small filters over a picture: at each place the window's numbers are multiplied by the "
                   "filter's weights and added up over all channels. The same few weights look everywhere, so a "
                   "pattern is found wherever it stands. Each filter gives one feature map."),
            .formula = "y[i, j, f] = f(Σ x[i·s + a·d, j·s + b·d, c] · W[a, b, c, f] + b[f])",
            .backwardFormula = "δ = ∂E/∂y·f′\n"
                               "∂E/∂W[a, b, c, f] = Σ x[i·s + a·d, j·s + b·d, c]·δ[i, j, f]\n"
                               "∂E/∂b[f] = Σ δ[i, j, f]\n"
                               "∂E/∂x[i·s + a·d, j·s + b·d, c] = Σ W[a, b, c, f]·δ[i, j, f]",
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
            .errors = {{{}, {{784}}, "needs a picture (rows × columns × channels); its input has the shape 784"},
                       {{}, {{2, 2, 64}}, "window of 3×3 cells does not fit into the picture of 2 × 2"},
                       {{{"kernel_size", Pair{-3, 3}}}, {{28, 28, 1}}, "kernel_size is -3"},
                       {{{"groups", std::int64_t(2)}}, {{9, 9, 3}}, "3 channels cannot be dealt out to 2 groups"},
                       {{{"groups", std::int64_t(3)}}, {{9, 9, 3}}, "32 filters cannot be dealt out to 3 groups"},
                       {{{"padding", std::string("explicit")}, {"padding_size", Pair{3, 3}}},
                        {{9, 9, 3}},
                        "padding of 3 a window of 3 cells would see nothing"},
                       {{{"padding", std::string("explicit")}, {"kernel_size", Pair{5, 5}}},
                        {{2, 2, 3}},
                        "which is 4 × 4 with its padding"},
                       {{{"padding", std::string("same")}, {"padding_mode", std::string("reflect")}},
                        {{1, 4, 1}},
                        "mirrored edge of 1 cell needs more cells"}}};
}

} // namespace loom::layers
