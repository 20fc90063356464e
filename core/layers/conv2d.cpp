#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/explain_window.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    return slidingWindow(query, "kernel_size", query.integer("filters"));
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const std::int64_t in = query.inputs[0][-1];
    const std::int64_t filters = query.integer("filters");
    const std::int64_t fanIn = Shape{size[0], size[1], in}.size();
    const std::int64_t fanOut = Shape{size[0], size[1], filters}.size();
    std::vector<ParameterSpec> specs = {{.name = "kernel",
                                         .shape = {size[0], size[1], in, filters},
                                         .initializer = query.text("kernel_initializer"),
                                         .fanIn = fanIn,
                                         .fanOut = fanOut,
                                         .l1 = query.real("kernel_l1"),
                                         .l2 = query.real("kernel_l2")}};
    if (query.flag("use_bias"))
        specs.push_back({.name = "bias",
                         .shape = {filters},
                         .initializer = query.text("bias_initializer"),
                         .fanIn = fanIn,
                         .fanOut = fanOut});
    return specs;
}

ops::Window window(const Pass& pass)
{
    return ops::windowFor(pass.in().shape, pass.integers("kernel_size"), pass.integers("strides"),
                          pass.integers("dilation_rate"), pass.text("padding") == "same");
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, in)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sum = ops::conv2d(pass, x, pass.parameter("kernel"), bias,
                                window(pass)); // (out rows, out columns, filters)
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
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::conv2dKernelGradient(pass, x, g, kernel.shape, window(pass)));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (filters)
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::conv2dInputGradient(pass, g, kernel, x.shape, window(pass)));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery& layer = query.layer;
    const ops::Window window =
        ops::windowFor(layer.inputs[0], layer.integers("kernel_size"), layer.integers("strides"),
                       layer.integers("dilation_rate"), layer.text("padding") == "same");
    // Every channel of every cell that the window covers.
    return explainLinear(query, names, [&](const std::vector<std::int64_t>& output, const LinearVisit& visit) {
        for (const WindowCell& cell : windowCells(window, layer.inputs[0], output[0], output[1])) {
            std::vector<std::int64_t> input{cell.picture[0], cell.picture[1], 0};
            std::vector<std::int64_t> weight{cell.kernel[0], cell.kernel[1], 0, output[2]};
            for (std::int64_t channel = 0; channel < layer.inputs[0][-1]; ++channel) {
                input[2] = weight[2] = channel;
                visit(input, weight);
            }
        }
    });
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    return {Shape{output.size(), size[0], size[1], query.inputs[0][-1]}.size(), output.size() * 4};
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
    return CodeCall("keras.layers.Conv2D")
        .with(python::number(query.integer("filters")))
        .with(python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "strides", python::tuple(query.integers("strides")))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .unless("(1, 1)", "dilation_rate", python::tuple(query.integers("dilation_rate")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("kernel_size");
    const std::vector<std::int64_t> strides = query.integers("strides");
    const std::vector<std::int64_t> dilation = query.integers("dilation_rate");
    CodeCall call("nn.Conv2d");
    call.with(python::number(query.inputs[0][-1]))
        .with(python::number(query.integer("filters")))
        .with("kernel_size", python::tuple(size))
        .unless("(1, 1)", "stride", python::tuple(strides))
        .unless("(1, 1)", "dilation", python::tuple(dilation))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    // PyTorch takes the word only with stride 1.
    if (query.text("padding") == "same")
        call.with("padding",
                  strides == std::vector<std::int64_t>{1, 1}
                      ? python::quoted("same")
                      : python::tuple({(size[0] - 1) * dilation[0] / 2, (size[1] - 1) * dilation[1] / 2}));
    return python::sequential(call.text(), activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    return {
        {.name = "filters",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(32),
         .title = TR("Filters"),
         .help = TR("How many feature maps the layer gives. Each filter learns to answer to one pattern, and "
                    "looks at "
                    "all input channels."),
         .minimum = 1,
         .maximum = 1e15,
         .step = 1},
        pairAttribute("kernel_size", 3, TR("Kernel size"),
                      TR("Rows and columns of the window that slides over the picture; 3 × 3 as a rule.")),
        pairAttribute("strides", 1, TR("Strides"),
                      TR("How many cells the window moves at a time. 2 halves the picture, as pooling does.")),
        paddingAttribute(),
        pairAttribute("dilation_rate", 1, TR("Dilation"),
                      TR("Distance between the window's cells: 2 leaves one out, so that the same number of weights "
                         "sees further.")),
        activationAttribute(),
        useBiasAttribute(),
        initializerAttribute(
            "kernel_initializer", "glorot_uniform", TR("Initial weights"),
            TR("How the filters are drawn before training. They must differ: equal filters stay equal "
               "for ever.")),
        initializerAttribute("bias_initializer", "zeros", TR("Initial bias"),
                             TR("How the biases start; zeros as a rule.")),
        penaltyAttribute("kernel_l1", TR("L1 penalty"),
                         TR("Adds this times Σ|w| to the loss: pulls weights to exactly 0.")),
        penaltyAttribute("kernel_l2", TR("L2 penalty"),
                         TR("Adds this times Σw² to the loss: keeps weights small, against overfitting."))};
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
        {{{"filters", std::int64_t(1)}, {"dilation_rate", Pair{2, 2}}, {"kernel_l2", 0.01}}, {{7, 6, 2}}}};
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
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Conv",
            .samples = samples(),
            .errors = {{{}, {{784}}, "needs a picture (rows × columns × channels); its input has the shape 784"},
                       {{}, {{2, 2, 64}}, "window of 3×3 cells does not fit into the picture of 2 × 2"},
                       {{{"kernel_size", Pair{-3, 3}}}, {{28, 28, 1}}, "kernel_size is -3"}}};
}

} // namespace loom::layers
