#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    for (std::size_t i = 1; i < query.inputs.size(); ++i)
        if (query.inputs[i] != query.inputs[0])
            return {{},
                    {problem(query, {},
                             Text(TR("{node} adds number by number, so all inputs must have one shape; input "
                                     "1 is {first} "
                                     "and input {number} is {other}."),
                                  {{"node", query.name},
                                   {"first", describe(query.inputs[0])},
                                   {"number", i + 1},
                                   {"other", describe(query.inputs[i])}}),
                             query.inputs[i].rank() == query.inputs[0].rank() && query.inputs[0].rank() == 1
                                 ? resizeSource(query, i, query.inputs[0][-1])
                                 : std::vector<Repair>())}};
    return sameShape(query);
}

void forward(Pass& pass)
{
    Ref sum = pass.in(0);
    for (int i = 1; i < pass.inputs(); ++i)
        sum = ops::add(pass, sum, pass.in(i));
    pass.setOut(sum);
}

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
        return names("g", {query.node + "/output:gradient", query.index});
    if (query.of != "output")
        return std::nullopt;
    std::vector<Formula> sum;
    for (const std::string& input : query.inputs)
        sum.push_back(names("x", {input, query.index}));
    return Formula::sum(sum);
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
            .inputs = {{.name = "input", .title = TR("Inputs"), .variadic = true, .atLeast = 2}},
            .lengths = Lengths::passes,
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Sum",
            .samples = {{{}, {{4}, {4}}}, {{}, {{2, 3, 2}, {2, 3, 2}, {2, 3, 2}}}},
            .errors = {{{}, {{4}, {5}}, "input 1 is 4 and input 2 is 5"},
                       {{}, {{8, 8, 3}, {8, 8, 3}, {8, 8, 4}}, "input 1 is 8 × 8 × 3 and input 3 is 8 × 8 × 4"}}};
}

} // namespace loom::layers
