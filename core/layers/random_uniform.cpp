#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

ShapeAnswer infer(const LayerQuery& query)
{
    if (query.real("minval") <= query.real("maxval"))
        return {{Shape(query.integers("shape"))}, {}};
    return {{},
            {problem(query, "maxval",
                     Text(TR("{node} draws from {low} to {high}: the largest must not lie below the smallest."),
                          {{"node", query.name}, {"low", query.real("minval")}, {"high", query.real("maxval")}}),
                     {setRepair(Text(TR("Set the largest to {value}"), {{"value", query.real("minval") + 1}}),
                                query.node, "maxval", query.real("minval") + 1)})}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::randomUniform(pass, Shape(pass.integers("shape")), pass.random("noise"), pass.real("minval"),
                                   pass.real("maxval")));
}

void backward(Pass&)
{
    // Noise does not learn.
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{shape}, from {low} to {high}"),
                {{"shape", describe(Shape(query.integers("shape")))},
                 {"low", query.real("minval")},
                 {"high", query.real("maxval")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.random.uniform")
        .with(python::batchTuple(query.integers("shape")))
        .unless(python::number(0.0), "minval", python::number(query.real("minval")))
        .unless(python::number(1.0), "maxval", python::number(query.real("maxval")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return "torch.empty" + python::batchTuple(query.integers("shape")) + ".uniform_("
        + python::number(query.real("minval")) + ", " + python::number(query.real("maxval")) + ")";
}

AttributeSpec bound(const char* name, double fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = -1e6,
            .maximum = 1e6,
            .step = 0.1};
}

} // namespace

LayerType random_uniform()
{
    return {
        .id = "random_uniform",
        .title = TR("Uniform noise"),
        .category = LayerCategory::source,
        .text = TR("Gives fresh random numbers between two bounds to every sample in every step, each as likely as "
                   "any other. They follow from the seed, so a run can be repeated."),
        .formula = "y ~ U(minval, maxval)",
        .backwardFormula = "∂E/∂x = 0",
        .attributes = {shapeAttribute({32}), bound("minval", 0, TR("Smallest"), TR("No number drawn lies below it.")),
                       bound("maxval", 1, TR("Largest"), TR("All numbers drawn lie below it."))},
        .inputs = {},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "RandomUniform",
        .samples = {{{{"shape", Axes{4}}}, {}}, {{{"shape", Axes{2, 3, 1}}, {"minval", -1.0}, {"maxval", 0.5}}, {}}},
        .errors = {{{{"shape", Axes{0}}}, {}, "shape is 0"}, {{{"minval", 2.0}}, {}, "draws from 2 to 1"}}};
}

} // namespace loom::layers
