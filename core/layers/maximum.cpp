#include "graph/merge_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainExtreme(query, names, true);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Maximum()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda *x: torch.stack(x).amax(0)";
}

} // namespace

LayerType maximum()
{
    return {.id = "maximum",
            .title = TR("Maximum"),
            .category = LayerCategory::merge,
            .text = TR("Gives the largest of its inputs, number by number. Only the input that gave it learns from "
                       "it; of equal ones the first."),
            .formula = "y = max(x₁, x₂, …)",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂y wherever it is the first of the largest, else 0",
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = foldForward<ops::maximum>,
            .backward = extremeBackward<true>,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Max",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
