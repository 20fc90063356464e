#include "graph/merge_pieces.h"
#include "plan/function_layer.h"

namespace loom::layers {
namespace {

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
            if (other != i)
                part = ops::multiply(pass, part, pass.in(other));
        pass.addGradient(pass.in(i), part);
    }
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    std::vector<Formula> factors = mergedNumbers(query, names);
    if (query.of == "input:gradient")
        factors[query.port] = mergedGradient(query, names);
    else if (query.of != "output")
        return std::nullopt;
    return Formula::product(std::move(factors));
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Multiply()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda *x: torch.stack(x).prod(0)";
}

} // namespace

LayerType multiply()
{
    return {.id = "multiply",
            .title = TR("Multiply"),
            .category = LayerCategory::merge,
            .text = TR("Multiplies its inputs number by number. With numbers between 0 and 1 on one side it is a "
                       "gate: it lets the other side through, or shuts it."),
            .formula = "y = x₁·x₂·…",
            .backwardFormula = "∂E/∂xₖ = ∂E/∂y·(the product of the others)",
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = foldForward<ops::multiply>,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Mul",
            .samples = mergedSamples(),
            .errors = mergedErrors()};
}

} // namespace loom::layers
