#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return "keras.layers.Lambda(lambda x: x + " + python::number(query.real("offset")) + ")";
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda x: x + " + python::number(query.real("offset"));
}

Text summary(const LayerQuery& query)
{
    return Text("{number}", {{"number", query.real("offset")}});
}

} // namespace

LayerType shift()
{
    return {.id = "shift",
            .title = TR("Shift"),
            .category = LayerCategory::arithmetic,
            .text = TR("Adds one and the same number to each, which is set and not learned."),
            .formula = "y = x + a",
            .backwardFormula = "∂E/∂x = ∂E/∂y",
            .attributes = {{.name = "offset",
                            .kind = AttributeKind::real,
                            .fallback = 1.0,
                            .title = TR("Amount"),
                            .help = TR("What is added to each number."),
                            .minimum = -1e9,
                            .maximum = 1e9}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"shift", "offset">,
            .backward = functionBackward<"shift", "offset">,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Add",
            .samples = {{{}, {{5}}}, {{{"offset", -0.5}}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
