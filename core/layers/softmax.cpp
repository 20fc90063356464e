#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() == 0)
        return {{},
                {problem(query, {},
                         Text(TR("{node} shares 1 out among several numbers; its input is a single number. "
                                 "Use sigmoid."),
                              {{"node", query.name}}))}};
    ShapeAnswer answer{{input}, {}};
    if (input[-1] == 1)
        answer.issues.push_back(warningOf(problem(
            query, {},
            Text(TR("{node} is softmax with 1 unit, so its output is always 1 and nothing can be learned. Use "
                    "sigmoid, or one unit a class."),
                 {{"node", query.name}}),
            resizeSource(query, 0, 2))));
    return answer;
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Softmax()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Softmax(dim=-1)";
}

} // namespace

LayerType softmax()
{
    return {.id = "softmax",
            .title = TR("Softmax"),
            .category = LayerCategory::activation,
            .text = TR("Turns the numbers of the last axis into shares that add up to 1: the probabilities "
                       "of the classes. Only "
                       "differences count: adding the same to all changes nothing."),
            .formula = "yₖ = e^(xₖ) / Σ e^(xᵢ)",
            .backwardFormula = "∂E/∂xₖ = yₖ·(∂E/∂yₖ − Σ yᵢ·∂E/∂yᵢ)",
            .attributes = {},
            .lengths = Lengths::passes,
            .infer = infer,
            .forward = functionForward<"softmax">,
            .backward = functionBackward<"softmax">,
            .explain = explainActivation,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Softmax",
            .samples = {{{}, {{5}}}, {{}, {{3, 4}}}},
            .errors = {{{}, {{1}}, "softmax with 1 unit"}}};
}

} // namespace loom::layers
