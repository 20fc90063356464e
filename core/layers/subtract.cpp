#include "graph/merge_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    pass.setOut(ops::subtract(pass, pass.in(0), pass.in(1)));
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    if (pass.needsGradient(pass.in(0)))
        pass.addGradient(pass.in(0), g);
    if (pass.needsGradient(pass.in(1)))
        pass.addGradient(pass.in(1), ops::activation(pass, g, "scale", -1));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "input:gradient") {
        const Formula g = mergedGradient(query, names);
        return query.port == 0 ? g : Formula::negation(g);
    }
    if (query.of != "output")
        return std::nullopt;
    const std::vector<Formula> numbers = mergedNumbers(query, names);
    return Formula::sum({numbers[0], Formula::negation(numbers[1])});
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Subtract()";
}

std::string pytorch(const LayerQuery&)
{
    return "torch.sub";
}

} // namespace

LayerType subtract()
{
    return {.id = "subtract",
            .title = TR("Subtract"),
            .category = LayerCategory::merge,
            .text = TR(
                "Takes its second input from its first, number by number: what is left is in what the two differ."),
            .formula = "y = x₁ − x₂",
            .backwardFormula = "∂E/∂x₁ = ∂E/∂y\n∂E/∂x₂ = −∂E/∂y",
            .inputs = {{.name = "input", .title = TR("From")}, {.name = "taken", .title = TR("Taken away")}},
            .lengths = Lengths::passes,
            .infer = mergedShape,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Sub",
            .samples = {{{}, {{4}, {4}}}, {{}, {{2, 3, 2}, {2, 3, 2}}}},
            .errors = {mergedErrors().front()}};
}

} // namespace loom::layers
