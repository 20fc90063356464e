#include "graph/merge_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    Ref all = pass.in(0);
    for (int i = 1; i < pass.inputs(); ++i)
        all = ops::add(pass, all, pass.in(i));
    pass.setOut(ops::activation(pass, all, "scale", 1.0 / pass.inputs()));
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    const Ref share = ops::activation(pass, g, "scale", 1.0 / pass.inputs());
    for (int i = 0; i < pass.inputs(); ++i)
        if (pass.needsGradient(pass.in(i)))
            pass.addGradient(pass.in(i), share);
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Formula count = Formula::number(double(query.inputs.size()));
    if (query.of == "input:gradient")
        return Formula::quotient(mergedGradient(query, names), count);
    if (query.of != "output")
        return std::nullopt;
    return Formula::quotient(Formula::sum(mergedNumbers(query, names)), count);
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Average()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda *x: torch.stack(x).mean(0)";
}

} // namespace

LayerType average()
{
    return {.id = "average",
            .title = TR("Average"),
            .category = LayerCategory::merge,
            .text = TR("The mean of its inputs, number by number: several networks that answer together are often "
                       "right where one of them is wrong."),
            .formula = "y = (x₁ + x₂ + …)/n",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂y/n",
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Mean",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
