#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (query.inputs[0] == query.inputs[1])
        return sameShape(query);
    return {
        {},
        {problem(
            query, {},
            Text(
                TR("{node} draws one number from each pair of mean and log variance, so both must have one "
                   "shape; the mean is {mean} and the log variance {variance}."),
                {{"node", query.name}, {"mean", describe(query.inputs[0])}, {"variance", describe(query.inputs[1])}}),
            query.inputs[0].rank() == 1 && query.inputs[1].rank() == 1 ? resizeSource(query, 1, query.inputs[0][-1])
                                                                       : std::vector<Repair>())}};
}

// All of the inputs' shape. The noise is kept, so that a view can show where in its cloud a sample was drawn.
void forward(Pass& pass)
{
    const Ref mean = pass.in(0), logVariance = pass.in(1);
    const Ref noise = ops::randomNormal(pass, mean.shape, pass.random("noise"));
    pass.keep("noise", noise);
    pass.setOut(ops::gaussianSampling(pass, mean, logVariance, noise));
}

void backward(Pass& pass)
{
    const Ref mean = pass.in(0), logVariance = pass.in(1), g = pass.gradient();
    if (!g)
        return;
    if (pass.needsGradient(mean))
        pass.addGradient(mean, g);
    if (pass.needsGradient(logVariance))
        pass.addGradient(logVariance, ops::gaussianSamplingGradient(pass, logVariance, pass.kept("noise"), g));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    const Formula gradient = names("g", {query.node + "/output:gradient", query.index});
    if (!forward && query.port == 0)
        return gradient;
    const Formula two = Formula::number(2);
    const Formula wide = Formula::call("exp", {Formula::quotient(names("v", {query.inputs[1], query.index}), two)});
    const Formula noise = names("n", {query.node + "/noise", query.index});
    if (forward)
        return Formula::sum({names("m", {query.inputs[0], query.index}), Formula::product({wide, noise})});
    return Formula::quotient(Formula::product({gradient, wide, noise}), two);
}

std::string keras(const LayerQuery&)
{
    return "mean + keras.ops.exp(0.5 * log_variance) * keras.random.normal(keras.ops.shape(mean))";
}

std::string pytorch(const LayerQuery&)
{
    return "mean + torch.randn_like(mean) * torch.exp(0.5 * log_variance)";
}

} // namespace

LayerType gaussian_sampling()
{
    return {.id = "gaussian_sampling",
            .title = TR("Gaussian sampling"),
            .category = LayerCategory::merge,
            .text =
                TR("Draws a random number around each mean, as far away as its variance says: the middle of a "
                   "variational autoencoder. The chance comes from outside, so gradients pass through to mean and "
                   "variance."),
            .formula = "z = mean + √(e^log_variance)·ε, ε ~ N(0, 1)",
            .backwardFormula = "∂E/∂mean = ∂E/∂z\n"
                               "∂E/∂log_variance = ½·∂E/∂z·√(e^log_variance)·ε",
            .inputs = {{.name = "mean", .title = TR("Mean")}, {.name = "log_variance", .title = TR("Log variance")}},
            .lengths = Lengths::passes,
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "RandomNormalLike",
            .samples = {{{}, {{4}, {4}}}, {{}, {{3, 2}, {3, 2}}}},
            .errors = {{{}, {{20}, {10}}, "the mean is 20 and the log variance 10"}}};
}

} // namespace loom::layers
