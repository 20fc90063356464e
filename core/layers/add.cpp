#include "graph/merge_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    for (int i = 0; i < pass.inputs(); ++i)
        if (pass.needsGradient(pass.in(i)))
            pass.addGradient(pass.in(i), g);
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "input:gradient")
        return mergedGradient(query, names);
    if (query.of != "output")
        return std::nullopt;
    return Formula::sum(mergedNumbers(query, names));
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Add()";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.add";
}

} // namespace

LayerType add()
{
    return {.id = "add",
            .title = TR("Add"),
            .category = LayerCategory::merge,
            .text = TR("Adds its inputs number by number. With a wire that skips some layers it makes a "
                       "residual block: what "
                       "the layers learn is only the difference, and gradients have a short way back."),
            .formula = "y = x₁ + x₂ + …",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂y",
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = foldForward<ops::add>,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Sum",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
