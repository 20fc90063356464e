#include "graph/merge_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    Ref all = pass.in(0);
    for (int i = 1; i < pass.inputs(); ++i)
        all = ops::minimum(pass, all, pass.in(i));
    pass.setOut(all);
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    for (int i = 0; i < pass.inputs(); ++i) {
        if (!pass.needsGradient(pass.in(i)))
            continue;
        Ref part = g;
        for (int other = 0; other < pass.inputs(); ++other)
            if (other < i)
                part = ops::whereAbove(pass, part, pass.in(other), pass.in(i));
            else if (other > i)
                part = ops::whereAtLeast(pass, part, pass.in(other), pass.in(i));
        pass.addGradient(pass.in(i), part);
    }
}

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
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Min",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
