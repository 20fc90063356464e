#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Rescaling").with(python::number(query.real("scale"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda x: x * " + python::number(query.real("scale"));
}

Text summary(const LayerQuery& query)
{
    return Text("{number}", {{"number", query.real("scale")}});
}

} // namespace

LayerType scale()
{
    return {.id = "scale",
            .title = TR("Scale"),
            .category = LayerCategory::arithmetic,
            .text = TR("Each number times one and the same factor, which is set and not learned: pixels from 0 to "
                       "255 become 0 to 1, a branch of the network weighs less."),
            .formula = "y = a·x",
            .backwardFormula = "∂E/∂x = a·∂E/∂y",
            .attributes = {{.name = "scale",
                            .kind = AttributeKind::real,
                            .fallback = 2.0,
                            .title = TR("Factor"),
                            .help = TR("What each number is multiplied by."),
                            .minimum = -1e9,
                            .maximum = 1e9}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = functionForward<"scale", "scale">,
            .backward = functionBackward<"scale", "scale">,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Mul",
            .samples = {{{}, {{5}}}, {{{"scale", -0.5}}, {{3, 4, 2}}}}};
}

} // namespace loom::layers
