#include "graph/code_call.h"
#include "graph/explain_window.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    return slidingWindow(query, "pool_size", query.inputs[0].rank() == 3 ? query.inputs[0][-1] : 0);
}

ops::Window window(const Pass& pass)
{
    const std::vector<std::int64_t> strides = pass.integers("strides");
    return ops::windowFor(pass.in().shape, pass.integers("pool_size"),
                          strides.empty() ? pass.integers("pool_size") : strides, {1, 1},
                          pass.text("padding") == "same");
}

void forward(Pass& pass)
{
    // (rows, columns, channels) → (out rows, out columns, channels)
    pass.setOut(ops::averagePool2d(pass, pass.in(), window(pass)));
}

void backward(Pass& pass)
{
    const Ref x = pass.in();
    const Ref g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::averagePool2dGradient(pass, g, x.shape, window(pass)));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery& layer = query.layer;
    return explainPooling(query, names,
                          ops::windowFor(layer.inputs[0], layer.integers("pool_size"), stridesOf(layer, "pool_size"),
                                         {1, 1}, layer.text("padding") == "same"),
                          false);
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {0, output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("window {size}"), {{"size", timesText(query.integers("pool_size"))}});
}

std::string keras(const LayerQuery& query)
{
    const std::string size = python::tuple(query.integers("pool_size"));
    return CodeCall("keras.layers.AveragePooling2D")
        .with(size)
        .unless(size, "strides", python::tuple(stridesOf(query, "pool_size")))
        .unless("\"valid\"", "padding", python::quoted(query.text("padding")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    const std::vector<std::int64_t> size = query.integers("pool_size");
    CodeCall call("nn.AvgPool2d");
    call.with(python::tuple(size))
        .unless(python::tuple(size), "stride", python::tuple(stridesOf(query, "pool_size")));
    if (query.text("padding") == "same")
        call.with("ceil_mode", "True");
    return call.text();
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec strides =
        pairAttribute("strides", 2, TR("Strides"),
                      TR("How many cells the window moves at a time. None: as many as it is large, "
                         "so that windows do not overlap."));
    strides.fallback = Value();
    strides.optional = true;
    AttributeSpec padding = paddingAttribute();
    padding.help = TR("valid: cells that fill no whole window at the edge are left out. same: they get a window of "
                      "their own, which counts only cells of the picture.");
    return {pairAttribute("pool_size", 2, TR("Window"),
                          TR("Rows and columns of the window. 2 × 2 halves the picture and keeps a quarter "
                             "of the numbers.")),
            strides, padding};
}

} // namespace

LayerType average_pooling2d()
{
    using Pair = std::vector<std::int64_t>;
    return {.id = "average_pooling2d",
            .title = TR("Average pooling 2D"),
            .category = LayerCategory::pooling,
            .text = TR("Takes the mean of each window: the picture shrinks and gets smoother. LeNet used it; "
                       "today the maximum, "
                       "or a convolution with stride 2, is more usual."),
            .formula = "y[i, j, c] = mean x[window(i, j), c]",
            .backwardFormula = "∂E/∂x[p, q, c] = Σ ∂E/∂y[i, j, c]/n, all windows (i, j) with (p, q), n numbers each",
            .attributes = attributes(),
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "AveragePool",
            .samples = {{{}, {{4, 6, 2}}},
                        {{{"pool_size", Pair{3, 2}}, {"strides", Pair{2, 1}}}, {{5, 5, 3}}},
                        {{{"pool_size", Pair{2, 2}}, {"padding", std::string("same")}}, {{5, 3, 2}}},
                        {{{"pool_size", Pair{3, 3}}, {"strides", Pair{1, 1}}, {"padding", std::string("same")}},
                         {{4, 4, 1}}}},
            .errors = {{{}, {{128}}, "needs a picture"},
                       {{}, {{1, 1, 64}}, "window of 2×2 cells does not fit into the picture of 1 × 1"},
                       {{{"strides", Pair{0, 2}}}, {{8, 8, 1}}, "strides is 0"}}};
}

} // namespace loom::layers
