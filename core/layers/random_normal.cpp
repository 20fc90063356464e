#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

ShapeAnswer infer(const LayerQuery& query)
{
    return {{Shape(query.integers("shape"))}, {}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::randomNormal(pass, Shape(pass.integers("shape")), pass.random("noise"), pass.real("mean"),
                                  pass.real("stddev")));
}

void backward(Pass&)
{
    // Noise does not learn.
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{shape}, deviation {stddev}"),
                {{"shape", describe(Shape(query.integers("shape")))}, {"stddev", query.real("stddev")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.random.normal")
        .with(python::batchTuple(query.integers("shape")))
        .unless(python::number(0.0), "mean", python::number(query.real("mean")))
        .unless(python::number(1.0), "stddev", python::number(query.real("stddev")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return python::number(query.real("mean")) + " + " + python::number(query.real("stddev")) + " * torch.randn"
        + python::batchTuple(query.integers("shape"));
}

} // namespace

LayerType random_normal()
{
    return {.id = "random_normal",
            .title = TR("Normal noise"),
            .category = LayerCategory::source,
            .text = TR("Gives fresh random numbers of the normal distribution to every sample in every step: what a "
                       "generator turns into pictures. They follow from the seed, so a run can be repeated."),
            .formula = "y ~ N(mean, stddev²)",
            .backwardFormula = "∂E/∂x = 0",
            .attributes = {shapeAttribute({32}),
                           {.name = "mean",
                            .kind = AttributeKind::real,
                            .fallback = 0.0,
                            .title = TR("Mean"),
                            .help = TR("The number around which they lie."),
                            .minimum = -1e6,
                            .maximum = 1e6,
                            .step = 0.1},
                           {.name = "stddev",
                            .kind = AttributeKind::real,
                            .fallback = 1.0,
                            .title = TR("Standard deviation"),
                            .help = TR("How far they stray: two of three lie within it."),
                            .minimum = 0,
                            .maximum = 1e6,
                            .step = 0.1}},
            .inputs = {},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "RandomNormal",
            .samples = {{{{"shape", Axes{4}}}, {}}, {{{"shape", Axes{2, 3, 1}}, {"mean", 1.0}, {"stddev", 0.5}}, {}}},
            .errors = {{{{"shape", Axes{0}}}, {}, "shape is 0"}, {{{"stddev", -1.0}}, {}, "stddev is -1"}}};
}

} // namespace loom::layers
