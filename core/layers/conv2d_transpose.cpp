#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/convolution.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"

#include <algorithm>

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

/// Keras's rule; valid: (n − 1)·s + max(k, s); same: n·s.
Shape outputOf(const Shape& x, const Axes& kernel, const Axes& strides, bool same, std::int64_t filters)
{
    Shape out{0, 0, filters};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::int64_t spread = x[int(axis)] * strides[axis];
        out[int(axis)] = same ? spread : spread + std::max<std::int64_t>(0, kernel[axis] - strides[axis]);
    }
    return out;
}

template<class Settings> Shape outputOf(const Settings& settings, const Shape& x)
{
    return outputOf(x, settings.integers("kernel_size"), settings.integers("strides"),
                    settings.text("padding") == "same", settings.integer("filters"));
}

/// The windows of the convolution that would lead from the output back to the input.
template<class Settings> ops::Window windowOf(const Settings& settings, const Shape& output)
{
    return windowsOf(settings, output).window;
}

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return {{}, std::move(issues)};
    return {{outputOf(query, query.inputs[0])}, {}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const Axes size = query.integers("kernel_size");
    const std::int64_t filters = query.integer("filters");
    return withBias(
        {kernelSpec(query, "kernel", "kernel_initializer", {size[0], size[1], filters, query.inputs[0][-1]})}, query,
        filters);
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (rows, columns, in)
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Shape out = outputOf(pass, x.shape); // (out rows, out columns, filters)
    Ref sum = ops::conv2dInputGradient(pass, x, pass.parameter("kernel"), out, windowOf(pass, out));
    if (pass.flag("use_bias"))
        sum = ops::addBias(pass, sum, pass.parameter("bias"));
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
    const ops::Window window = windowOf(pass, g.shape);
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::conv2dKernelGradient(pass, g, x, kernel.shape, window));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // (filters)
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::conv2d(pass, g, kernel, {}, window));
}

/// Every cell of the input whose window reaches the output.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& x = query.layer.inputs[0];
    const ops::Window w = windowOf(query.layer, query.output);
    const LinearTerms terms = [&](const Axes& output, const LinearVisit& visit) {
        const auto cellOf = [&](int axis, std::int64_t k) { // −1: none
            const std::int64_t moved = output[std::size_t(axis)] + w.before[axis] - k;
            const bool meets = moved >= 0 && moved % w.stride[axis] == 0 && moved / w.stride[axis] < x[axis];
            return meets ? moved / w.stride[axis] : -1;
        };
        for (std::int64_t i = 0; i < w.kernel[0]; ++i)
            for (std::int64_t j = 0; j < w.kernel[1]; ++j) {
                Axes input{cellOf(0, i), cellOf(1, j), 0}, weight{i, j, output[2], 0};
                for (; input[0] >= 0 && input[1] >= 0 && input[2] < x[2]; ++input[2], ++weight[3])
                    visit(input, weight);
            }
    };
    return explainLinear(query, names, terms, [](const Axes& kernel) { return kernel[2]; });
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const Axes size = query.integers("kernel_size");
    return {Shape{query.inputs[0].size(), size[0], size[1], query.integer("filters")}.size(), output.size() * 4};
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
    return CodeCall("keras.layers.Conv2DTranspose")
        .with(python::number(query.integer("filters")))
        .with(python::tuple(query.integers("kernel_size")))
        .unless("(1, 1)", "strides", python::tuple(query.integers("strides")))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .text();
}

/// PyTorch cuts as many cells in front as behind, or adds some behind; where the edges differ, the whole is cut.
std::string pytorch(const LayerQuery& query)
{
    const Axes size = query.integers("kernel_size"), strides = query.integers("strides");
    const Shape& x = query.inputs[0];
    const Shape out = outputOf(query, x);
    const ops::Window w = windowOf(query, out);
    Axes before{w.before[0], w.before[1]}, after(2), more(2, 0);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::int64_t whole = (x[int(axis)] - 1) * strides[axis] + size[axis];
        after[axis] = whole - before[axis] - out[int(axis)];
        more[axis] = std::max<std::int64_t>(0, -after[axis]);
        after[axis] += more[axis];
    }
    CodeCall call("nn.ConvTranspose2d");
    call.with(python::number(x[-1]))
        .with(python::number(query.integer("filters")))
        .with("kernel_size", python::tuple(size))
        .unless("(1, 1)", "stride", python::tuple(strides));
    if (before == after)
        call.unless("(0, 0)", "padding", python::tuple(before));
    call.unless("(0, 0)", "output_padding", python::tuple(more))
        .unless("True", "bias", python::boolean(query.flag("use_bias")));
    const std::string cut = "nn.ZeroPad2d(" + python::tuple({-before[1], -after[1], -before[0], -after[0]}) + ")";
    return python::sequential(before == after ? call.text() : python::sequential(call.text(), cut),
                              activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec strides = stridesAttribute();
    strides.help = TR("How many cells apart the stamps stand: 2 doubles the picture.");
    AttributeSpec padding = paddingAttribute();
    padding.help = TR("same: the picture grows by the strides exactly. valid: the stamps at the edge are kept whole, "
                      "so that it grows a little more.");
    std::vector<AttributeSpec> all = {filtersAttribute(),           kernelSizeAttribute(),     std::move(strides),
                                      std::move(padding),           activationAttribute(),     useBiasAttribute(),
                                      kernelInitializerAttribute(), biasInitializerAttribute()};
    std::ranges::move(kernelPenalties(), std::back_inserter(all));
    return all;
}

std::vector<LayerSample> samples()
{
    return {
        {{{"filters", std::int64_t(2)}, {"kernel_l2", 0.01}}, {{3, 2, 3}}},
        {{{"filters", std::int64_t(2)},
          {"kernel_size", Axes{4, 3}},
          {"strides", Axes{2, 2}},
          {"padding", std::string("same")},
          {"activation", std::string("tanh")}},
         {{3, 2, 2}}},
        {{{"filters", std::int64_t(1)}, {"kernel_size", Axes{3, 4}}, {"strides", Axes{2, 3}}, {"use_bias", false}},
         {{2, 3, 1}}},
        {{{"filters", std::int64_t(2)}, {"kernel_size", Axes{1, 2}}, {"strides", Axes{2, 3}}}, {{2, 2, 2}}}};
}

} // namespace

LayerType conv2d_transpose()
{
    return {.id = "conv2d_transpose",
            .title = TR("Transposed convolution 2D"),
            .category = LayerCategory::convolution,
            .text =
                TR("A convolution run backwards, which makes pictures larger: each cell of the input prints the "
                   "filter, weighted by its number, into the output, some cells apart, and what overlaps is added "
                   "up. Generators and decoders grow their pictures so."),
            .formula = "y[i·s + a, j·s + b, f] = f(Σ x[i, j, c] · W[a, b, f, c] + b[f])",
            .backwardFormula = "δ = ∂E/∂y·f′\n"
                               "∂E/∂W[a, b, f, c] = Σ x[i, j, c]·δ[i·s + a, j·s + b, f]\n"
                               "∂E/∂b[f] = Σ δ[i, j, f]\n"
                               "∂E/∂x[i, j, c] = Σ W[a, b, f, c]·δ[i·s + a, j·s + b, f]",
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
            .onnx = "ConvTranspose",
            .samples = samples(),
            .errors = {{{}, {{784}}, "needs a picture (rows × columns × channels); its input has the shape 784"},
                       {{{"strides", Axes{0, 1}}}, {{7, 7, 8}}, "strides is 0"},
                       {{{"filters", std::int64_t(0)}}, {{7, 7, 8}}, "filters is 0"}}};
}

} // namespace loom::layers
