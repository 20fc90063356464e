#include "graph/merge_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainExtreme(query, names, false);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Minimum()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda *x: torch.stack(x).amin(0)";
}

} // namespace

LayerType minimum()
{
    return {.id = "minimum",
            .title = TR("Minimum"),
            .category = LayerCategory::merge,
            .text = TR("Gives the smallest of its inputs, number by number. Only the input that gave it learns from "
                       "it; of equal ones the first."),
            .formula = "y = min(x₁, x₂, …)",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂y wherever it is the first of the smallest, else 0",
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = foldForward<ops::minimum>,
            .backward = extremeBackward<false>,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Min",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
