#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string exponent(const LayerQuery& query)
{
    return python::number(query.real("exponent"));
}

std::string keras(const LayerQuery& query)
{
    return "keras.layers.Lambda(lambda x: keras.ops.power(x, " + exponent(query) + "))";
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda x: x.pow(" + exponent(query) + ")";
}

Text summary(const LayerQuery& query)
{
    return Text(TR("to the power {number}"), {{"number", query.real("exponent")}});
}

} // namespace

LayerType power()
{
    return {.id = "power",
            .title = TR("Power"),
            .category = LayerCategory::arithmetic,
            .text = TR("Each number to one and the same power, which is set and not learned: 2 squares it, 0.5 takes "
                       "the root, −1 gives 1/x. Numbers below 0 take whole powers only."),
            .formula = "y = xᵃ",
            .backwardFormula = "∂E/∂x = a·xᵃ⁻¹·∂E/∂y",
            .attributes = {{.name = "exponent",
                            .kind = AttributeKind::real,
                            .fallback = 2.0,
                            .title = TR("Exponent"),
                            .help = TR("The power to which each number is raised."),
                            .minimum = -100,
                            .maximum = 100}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"power", "exponent">,
            .backward = functionBackward<"power", "exponent">,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Pow",
            .samples = {{{{"exponent", 3.0}}, {{5}}},
                        {.attributes = {{"exponent", 1.5}}, .inputs = {{3, 4, 2}}, .positive = true},
                        {.attributes = {{"exponent", -1.5}}, .inputs = {{4}}, .positive = true}},
            .errors = {{{{"exponent", 1000.0}}, {{4}}, "exponent is 1,000"}}};
}

} // namespace loom::layers
