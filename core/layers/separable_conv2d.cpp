#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/convolution.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>

namespace loom::layers {
namespace {

/// Channels between the two convolutions.
std::int64_t between(const LayerQuery& query)
{
    return query.inputs[0][-1] * query.integer("depth_multiplier");
}

ShapeAnswer infer(const LayerQuery& query)
{
    return convolvedShape(query, query.integer("filters"));
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const std::int64_t filters = query.integer("filters");
    return withBias({kernelSpec(query, "depthwise_kernel", "depthwise_initializer",
                                {size[0], size[1], query.inputs[0][-1], query.integer("depth_multiplier")}),
                     kernelSpec(query, "pointwise_kernel", "pointwise_initializer", {1, 1, between(query), filters})},
                    query, filters);
}

/// The window of the second convolution: each place for itself.
Windows places(const Shape& picture)
{
    return {ops::windowFor(picture, {1, 1}, {1, 1}, {1, 1}, false)};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, channels)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref each = convolve(pass, x, channelByChannel(pass.parameter("depthwise_kernel")), {},
                              windowsOf(pass, x.shape), x.shape[2]); // (out rows, out columns, channels · multiplier)
    const Ref sum = convolve(pass, each, pass.parameter("pointwise_kernel"), bias,
                             places(each.shape)); // (out rows, out columns, filters)
    pass.keep("depthwise", each);
    pass.keep("sum", sum);
    pass.setOut(ops::activation(pass, sum, activation.id, activation.parameter));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), each = pass.kept("depthwise");
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref g = ops::activationBackward(pass, pass.kept("sum"), pass.out(), activation.id, activation.parameter);
    if (!g)
        return;
    const Ref own = pass.parameter("depthwise_kernel"), mixing = pass.parameter("pointwise_kernel");
    if (pass.learns("pointwise_kernel"))
        pass.addParameterGradient("pointwise_kernel",
                                  convolveKernelGradient(pass, each, g, mixing.shape, places(each.shape)));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (filters)
    if (!pass.needsGradient(each))
        return;
    pass.addGradient(each, convolveInputGradient(pass, g, mixing, each.shape, places(each.shape)));
    const Ref ge = pass.gradientOf(each), kernel = channelByChannel(own);
    const Windows windows = windowsOf(pass, x.shape);
    if (pass.learns("depthwise_kernel")) {
        const Ref sums = convolveKernelGradient(pass, x, ge, kernel.shape, windows, x.shape[2]);
        pass.addParameterGradient("depthwise_kernel", ops::reshape(sums, own.shape));
    }
    if (pass.needsGradient(x))
        pass.addGradient(x, convolveInputGradient(pass, ge, kernel, x.shape, windows, x.shape[2]));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery& layer = query.layer;
    const Shape& picture = layer.inputs[0];
    const std::int64_t channels = between(layer), multiplier = layer.integer("depth_multiplier");
    const Shape each{query.output[0], query.output[1], channels};
    if (std::optional<Formula> activated = explainActivated(query, names))
        return activated;
    if (std::optional<Formula> mixed = explainSums(query, names,
                                                   {.name = "sum",
                                                    .shape = query.output,
                                                    .from = query.node + "/depthwise",
                                                    .fromGradient = "depthwise:gradient",
                                                    .kernel = "pointwise_kernel",
                                                    .bias = layer.flag("use_bias")},
                                                   convolutionTerms(places(each), each, query.output[2])))
        return mixed;
    return explainSums(
        query, names,
        {.name = "depthwise",
         .shape = each,
         .from = query.inputs[0],
         .fromGradient = "input:gradient",
         .kernel = "depthwise_kernel"},
        channelTerms(convolutionTerms(windowsOf(layer, picture), picture, channels, picture[2]), multiplier),
        channelUnit(multiplier));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const Shape each{output[0], output[1], between(query)};
    return {Shape{each.size(), size[0], size[1]}.size() + Shape{output.size(), between(query)}.size(),
            (each.size() + output.size()) * 4};
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
    const std::string usual = "\"glorot_uniform\"";
    CodeCall call("keras.layers.SeparableConv2D");
    call.with(python::number(query.integer("filters")))
        .with(python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "strides", python::tuple(query.integers("strides")))
        .unless("\"valid\"", "padding", kerasPadding(query))
        .unless("(1, 1)", "dilation_rate", python::tuple(query.integers("dilation_rate")))
        .unless("1", "depth_multiplier", python::number(query.integer("depth_multiplier")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless(usual, "depthwise_initializer", python::quoted(query.text("depthwise_initializer")))
        .unless(usual, "pointwise_initializer", python::quoted(query.text("pointwise_initializer")));
    return behindKerasEdge(query, call.text());
}

std::string pytorch(const LayerQuery& query)
{
    const std::int64_t channels = query.inputs[0][-1];
    CodeCall each("nn.Conv2d");
    each.with(python::number(channels))
        .with(python::number(between(query)))
        .with("kernel_size", python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "stride", python::tuple(query.integers("strides")))
        .unless("(1, 1)", "dilation", python::tuple(query.integers("dilation_rate")))
        .with("groups", python::number(channels))
        .with("bias", python::boolean(false));
    addPytorchPadding(each, query);
    CodeCall mixing("nn.Conv2d");
    mixing.with(python::number(between(query)))
        .with(python::number(query.integer("filters")))
        .with("kernel_size", python::tuple({1, 1}))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    return python::sequential(python::sequential(each.text(), mixing.text()),
                              activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec mixing = kernelInitializerAttribute("pointwise_initializer");
    mixing.title = TR("Initial mixing weights");
    std::vector<AttributeSpec> all = {filtersAttribute(),
                                      kernelSizeAttribute(),
                                      stridesAttribute(),
                                      explicitPaddingAttribute(),
                                      paddingSizeAttribute(),
                                      paddingModeAttribute(),
                                      depthMultiplierAttribute(),
                                      dilationAttribute(),
                                      activationAttribute(),
                                      useBiasAttribute(),
                                      kernelInitializerAttribute("depthwise_initializer"),
                                      std::move(mixing),
                                      biasInitializerAttribute()};
    std::ranges::move(kernelPenalties(), std::back_inserter(all));
    return all;
}

std::vector<LayerSample> samples()
{
    using Pair = std::vector<std::int64_t>;
    return {{{{"filters", std::int64_t(3)}, {"kernel_l2", 0.01}}, {{4, 5, 2}}},
            {{{"filters", std::int64_t(2)},
              {"kernel_size", Pair{2, 3}},
              {"depth_multiplier", std::int64_t(2)},
              {"strides", Pair{2, 1}},
              {"padding", std::string("same")},
              {"activation", std::string("tanh")}},
             {{4, 4, 2}}},
            {{{"filters", std::int64_t(2)},
              {"padding", std::string("same")},
              {"padding_mode", std::string("reflect")},
              {"use_bias", false}},
             {{3, 4, 1}}}};
}

} // namespace

LayerType separable_conv2d()
{
    return {.id = "separable_conv2d",
            .title = TR("Separable convolution 2D"),
            .category = LayerCategory::convolution,
            .text =
                TR("A convolution in two steps: first each channel is filtered by itself (depthwise), then a 1 × 1 "
                   "convolution mixes the channels at each place. It sees as far as an ordinary convolution with "
                   "a small part of its weights and work."),
            .formula = "z[i, j, c·m + k] = Σ x[i·s + a·d, j·s + b·d, c] · D[a, b, c, k]\n"
                       "y[i, j, f] = f(Σ z[i, j, c] · P[c, f] + b[f])",
            .backwardFormula = "δ = ∂E/∂y·f′\n"
                               "∂E/∂P[c, f] = Σ z[i, j, c]·δ[i, j, f]\n"
                               "∂E/∂b[f] = Σ δ[i, j, f]\n"
                               "ζ[i, j, c] = Σ P[c, f]·δ[i, j, f]\n"
                               "∂E/∂D[a, b, c, k] = Σ x[i·s + a·d, j·s + b·d, c]·ζ[i, j, c·m + k]\n"
                               "∂E/∂x[i·s + a·d, j·s + b·d, c] = Σ D[a, b, c, k]·ζ[i, j, c·m + k]",
            .attributes = attributes(),
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = {{"depthwise", TR("filtered channels"),
                       TR("What a channel's own filter finds, before the channels are mixed.")},
                      sumOfInputs()},
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Conv",
            .samples = samples(),
            .errors = {{{}, {{784}}, "needs a picture (rows × columns × channels); its input has the shape 784"},
                       {{}, {{2, 2, 64}}, "window of 3×3 cells does not fit into the picture of 2 × 2"},
                       {{{"filters", std::int64_t(0)}}, {{28, 28, 1}}, "filters is 0"}}};
}

} // namespace loom::layers
