#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/convolution.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>

namespace loom::layers {
namespace {

std::int64_t filtersOf(const LayerQuery& query)
{
    return query.inputs[0][-1] * query.integer("depth_multiplier");
}

ShapeAnswer infer(const LayerQuery& query)
{
    return convolvedShape(query, query.inputs[0].rank() == 3 ? filtersOf(query) : 0);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const Shape kernel{size[0], size[1], query.inputs[0][-1], query.integer("depth_multiplier")};
    return withBias({kernelSpec(query, "kernel", "kernel_initializer", kernel)}, query, filtersOf(query));
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, channels)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sum = convolve(pass, x, channelByChannel(pass.parameter("kernel")), bias, windowsOf(pass, x.shape),
                             x.shape[2]); // (out rows, out columns, channels · multiplier)
    pass.keep("sum", sum);
    pass.setOut(ops::activation(pass, sum, activation.id, activation.parameter));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, channels)
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref g = ops::activationBackward(pass, pass.kept("sum"), pass.out(), activation.id, activation.parameter);
    if (!g)
        return;
    const Ref own = pass.parameter("kernel"), kernel = channelByChannel(own);
    const Windows windows = windowsOf(pass, x.shape);
    if (pass.learns("kernel")) {
        const Ref sums = convolveKernelGradient(pass, x, g, kernel.shape, windows, x.shape[2]);
        pass.addParameterGradient("kernel", ops::reshape(sums, own.shape));
    }
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (channels · multiplier)
    if (pass.needsGradient(x))
        pass.addGradient(x, convolveInputGradient(pass, g, kernel, x.shape, windows, x.shape[2]));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& picture = query.layer.inputs[0];
    const std::int64_t multiplier = query.layer.integer("depth_multiplier");
    const LinearTerms terms = channelTerms(
        convolutionTerms(windowsOf(query.layer, picture), picture, filtersOf(query.layer), picture[2]), multiplier);
    return explainLinear(query, names, terms, channelUnit(multiplier));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    return {Shape{output.size(), size[0], size[1]}.size(), output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const ActivationType& activation = activationOf(query.text("activation"));
    const Argument count("count", query.integer("depth_multiplier"));
    const Argument size("size", timesText(query.integers("kernel_size")));
    if (activation.id == "linear")
        return Text(TR("{count} filter(s) {size} a channel"), {count, size});
    return Text(TR("{count} filter(s) {size} a channel, {activation}"),
                {count, size, {"activation", english(activation.title)}});
}

std::string keras(const LayerQuery& query)
{
    CodeCall call("keras.layers.DepthwiseConv2D");
    call.with(python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "strides", python::tuple(query.integers("strides")))
        .unless("\"valid\"", "padding", kerasPadding(query))
        .unless("1", "depth_multiplier", python::number(query.integer("depth_multiplier")))
        .unless("(1, 1)", "dilation_rate", python::tuple(query.integers("dilation_rate")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "depthwise_initializer", python::quoted(query.text("kernel_initializer")));
    return behindKerasEdge(query, call.text());
}

std::string pytorch(const LayerQuery& query)
{
    const std::int64_t channels = query.inputs[0][-1];
    CodeCall call("nn.Conv2d");
    call.with(python::number(channels))
        .with(python::number(filtersOf(query)))
        .with("kernel_size", python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "stride", python::tuple(query.integers("strides")))
        .unless("(1, 1)", "dilation", python::tuple(query.integers("dilation_rate")))
        .with("groups", python::number(channels))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    addPytorchPadding(call, query);
    return python::sequential(call.text(), activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        kernelSizeAttribute(),  stridesAttribute(),           explicitPaddingAttribute(), paddingSizeAttribute(),
        paddingModeAttribute(), depthMultiplierAttribute(),   dilationAttribute(),        activationAttribute(),
        useBiasAttribute(),     kernelInitializerAttribute(), biasInitializerAttribute()};
    std::ranges::move(kernelPenalties(), std::back_inserter(all));
    return all;
}

std::vector<LayerSample> samples()
{
    using Pair = std::vector<std::int64_t>;
    return {{{{"kernel_l2", 0.01}}, {{4, 5, 3}}},
            {{{"kernel_size", Pair{2, 3}},
              {"depth_multiplier", std::int64_t(2)},
              {"strides", Pair{2, 1}},
              {"padding", std::string("same")},
              {"activation", std::string("tanh")}},
             {{5, 4, 2}}},
            {{{"depth_multiplier", std::int64_t(2)}, {"use_bias", false}}, {{4, 4, 1}}},
            {{{"padding", std::string("explicit")},
              {"padding_size", Pair{1, 2}},
              {"padding_mode", std::string("reflect")},
              {"dilation_rate", Pair{1, 2}}},
             {{3, 4, 2}}}};
}

} // namespace

LayerType depthwise_conv2d()
{
    return {.id = "depthwise_conv2d",
            .title = TR("Depthwise convolution 2D"),
            .category = LayerCategory::convolution,
            .text =
                TR("A convolution in which each channel has filters of its own and is seen by nobody else: it finds "
                   "patterns within a channel, and mixes none. A 1 × 1 convolution behind it does the mixing; "
                   "together they need far fewer weights than one convolution over all channels (MobileNet)."),
            .formula = "y[i, j, c·m + k] = f(Σ x[i·s + a·d, j·s + b·d, c] · W[a, b, c, k] + b[c·m + k])",
            .backwardFormula = "δ = ∂E/∂y·f′\n"
                               "∂E/∂W[a, b, c, k] = Σ x[i·s + a·d, j·s + b·d, c]·δ[i, j, c·m + k]\n"
                               "∂E/∂b[f] = Σ δ[i, j, f]\n"
                               "∂E/∂x[i·s + a·d, j·s + b·d, c] = Σ W[a, b, c, k]·δ[i, j, c·m + k]",
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
                       {{{"depth_multiplier", std::int64_t(0)}}, {{28, 28, 1}}, "depth_multiplier is 0"}}};
}

} // namespace loom::layers
