#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessSequence(query); !issues.empty())
        return {{}, std::move(issues)};
    return {{Shape{query.inputs[0][1]}}, {}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::meanSteps(pass, pass.in())); // (time, features) → (features)
}

void backward(Pass& pass)
{
    const Ref x = pass.in();
    const Ref g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::meanStepsGradient(pass, x, g));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::optional<std::int64_t> steps = trueSteps(query);
    if (!steps || (query.of != "output" && query.of != "input:gradient"))
        return std::nullopt;
    const bool forward = query.of == "output";
    if (*steps == 0 || (!forward && query.index[0] >= *steps))
        return Formula();
    std::vector<Formula> sum;
    for (std::int64_t t = 0; forward && t < *steps; ++t)
        sum.push_back(names("x", {query.inputs[0], {t, query.index[0]}}));
    if (!forward)
        sum.push_back(names("g", {query.node + "/output:gradient", {query.index[1]}}));
    return Formula::quotient(Formula::sum(sum), Formula::number(double(*steps)));
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.GlobalAveragePooling1D()";
}

std::string pytorch(const LayerQuery&)
{
    return "lambda x: x.mean(dim=1)";
}

} // namespace

LayerType global_average_pooling1d()
{
    return {
        .id = "global_average_pooling1d",
        .title = TR("Global average pooling 1D"),
        .category = LayerCategory::pooling,
        .text = TR("Takes the mean of each feature over all steps of a sequence: one number a feature, however long "
                   "the sequence is. Where rows are of different lengths, only true steps count. Behind an "
                   "embedding it makes one point of a whole text."),
        .formula = "y[c] = mean x[t, c] over the true steps t",
        .backwardFormula = "∂E/∂x[t, c] = ∂E/∂y[c]/T for the T true steps, else 0",
        .lengths = Lengths::uses,
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "ReduceMean",
        .samples = {{{}, {{4, 3}}}, {{}, {{1, 5}}}, {.inputs = {{5, 2}}, .lengths = true}},
        .errors = {{{}, {{128}}, "reads a sequence"}, {{}, {{28, 28, 1}}, "its input has the shape 28 × 28 × 1"}}};
}

} // namespace loom::layers
