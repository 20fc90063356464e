#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "graph/window.h"
#include "kernels/neighbours.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return {{}, std::move(issues)};
    const Shape& x = query.inputs[0];
    const Axes times = query.integers("size");
    return {{Shape{x[0] * times[0], x[1] * times[1], x[2]}}, {}};
}

template<class Settings> bool isSmooth(const Settings& settings)
{
    return settings.text("interpolation") == "bilinear";
}

void forward(Pass& pass)
{
    // (rows, columns, channels) → (rows·size, columns·size, channels)
    pass.setOut(ops::enlarge(pass, pass.in(), pass.integers("size"), isSmooth(pass)));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::enlargeGradient(pass, g, x.shape, pass.integers("size"), isSmooth(pass)));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    const Axes size = query.layer.integers("size");
    const Enlarged e(query.layer.inputs[0], {size[0], size[1], isSmooth(query.layer)});
    const Shape& others = forward ? query.layer.inputs[0] : query.output;
    std::vector<Formula> sum;
    Axes at(3);
    do {
        const Axes &out = forward ? query.index : at, &in = forward ? at : query.index;
        const double weight = e.row.weight<double>(out[0], in[0]) * e.column.weight<double>(out[1], in[1]);
        if (at[2] != query.index[2] || weight == 0)
            continue;
        const Formula number =
            forward ? names("x", {query.inputs[0], at}) : names("g", {query.node + "/output:gradient", at});
        sum.push_back(times({Formula::number(weight), number}));
    } while (nextIndex(at, others));
    return Formula::sum(std::move(sum));
}

Text summary(const LayerQuery& query)
{
    return Text(TR("size {size}"), {{"size", timesText(query.integers("size"))}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.UpSampling2D")
        .with(python::tuple(query.integers("size")))
        .unless("\"nearest\"", "interpolation", python::quoted(query.text("interpolation")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Upsample")
        .with("scale_factor", python::tuple(query.integers("size")))
        .unless("\"nearest\"", "mode", python::quoted(query.text("interpolation")))
        .text();
}

} // namespace

LayerType up_sampling2d()
{
    const std::string bilinear = "bilinear";
    return {
        .id = "up_sampling2d",
        .title = TR("Upsampling 2D"),
        .category = LayerCategory::shape,
        .text = TR("Makes a picture larger: each cell becomes a block of cells. It has nothing to learn; a "
                   "convolution behind it draws what is new. So a decoder gets from a small picture back to a "
                   "large one."),
        .formula = "y[i, j, c] = x[⌊i/rows⌋, ⌊j/columns⌋, c]",
        .backwardFormula =
            "∂E/∂x[p, q, c] = Σ ∂E/∂y[i, j, c]·w, all (i, j) in which x[p, q, c] is, with its weight w",
        .attributes = {pairAttribute("size", 2, TR("Size"),
                                     TR("How many rows and columns each cell becomes: 2 × 2 doubles the picture.")),
                       {.name = "interpolation",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("nearest"),
                        .title = TR("Interpolation"),
                        .help = TR("nearest: the same number in the whole block. bilinear: each number by its "
                                   "distance from the four nearest cells, which makes edges smooth."),
                        .choices = {TR("nearest"), TR("bilinear")}}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Resize",
        .samples = {{{}, {{2, 3, 2}}},
                    {{{"size", Axes{3, 1}}}, {{2, 2, 3}}},
                    {{{"interpolation", bilinear}}, {{3, 2, 2}}},
                    {{{"size", Axes{3, 2}}, {"interpolation", bilinear}}, {{2, 4, 1}}},
                    {{{"size", Axes{1, 4}}, {"interpolation", bilinear}}, {{1, 1, 2}}}},
        .errors = {{{}, {{128}}, "needs a picture"},
                   {{{"size", Axes{0, 2}}}, {{8, 8, 1}}, "size is 0"},
                   {{{"interpolation", std::string("cubic")}}, {{8, 8, 1}}, "interpolation is “cubic”"}}};
}

} // namespace loom::layers
