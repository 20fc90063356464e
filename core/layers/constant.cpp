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
    pass.setOut(ops::constant(pass, Shape(pass.integers("shape")), pass.real("value")));
}

void backward(Pass&)
{
    // It stands still.
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{shape}, all {value}"),
                {{"shape", describe(Shape(query.integers("shape")))}, {"value", query.real("value")}});
}

std::string full(const char* name, const LayerQuery& query)
{
    // A whole number would make whole numbers.
    const std::string value = python::number(query.real("value"));
    const bool whole = value.find_first_of(".e") == std::string::npos;
    return CodeCall(name).with(python::batchTuple(query.integers("shape"))).with(whole ? value + ".0" : value).text();
}

std::string keras(const LayerQuery& query)
{
    return full("keras.ops.full", query);
}

std::string pytorch(const LayerQuery& query)
{
    return full("torch.full", query);
}

} // namespace

LayerType constant()
{
    return {.id = "constant",
            .title = TR("Constant"),
            .category = LayerCategory::source,
            .text = TR("Gives one and the same number everywhere, for every sample and at every step. It is set and "
                       "not learned: something to compare with, to add or to multiply by."),
            .formula = "y = c",
            .backwardFormula = "∂E/∂c = 0",
            .attributes = {shapeAttribute({1}),
                           {.name = "value",
                            .kind = AttributeKind::real,
                            .fallback = 1.0,
                            .title = TR("Value"),
                            .help = TR("The number that stands everywhere."),
                            .minimum = -1e9,
                            .maximum = 1e9}},
            .inputs = {},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "ConstantOfShape",
            .samples = {{{}, {}}, {{{"shape", Axes{2, 3, 1}}, {"value", -0.5}}, {}}},
            .errors = {{{{"shape", Axes{0}}}, {}, "shape is 0"}, {{{"value", 1e10}}, {}, "value is 1"}}};
}

} // namespace loom::layers
