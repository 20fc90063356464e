#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Ioffe and Szegedy, "Batch normalization", ICML 2015. Statistics over everything but the last axis; the
// running variance is the biased one, as in Keras.

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (query.inputs[0].rank() == 0)
        return {{},
                {problem(query, {},
                         Text(TR("{node} normalizes channels; its input is a single number. Insert Reshape to [1]."),
                              {{"node", query.name}}),
                         insertBefore(query, 0, TR("Insert Reshape"), "reshape",
                                      {{"target_shape", std::vector<std::int64_t>{1}}}))}};
    return sameShape(query);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const Shape channels{query.inputs[0][-1]};
    std::vector<ParameterSpec> specs = scaleAndShift(query);
    specs.push_back({.name = "running_mean", .shape = channels, .initializer = "zeros", .trainable = false});
    specs.push_back({.name = "running_variance",
                     .shape = channels,
                     .initializer = "constant",
                     .initialValue = 1,
                     .trainable = false});
    return specs;
}

Ref gamma(const Pass& pass)
{
    return pass.flag("scale") ? pass.parameter("gamma") : Ref{};
}

Ref beta(const Pass& pass)
{
    return pass.flag("center") ? pass.parameter("beta") : Ref{};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (…, channels)
    Ref mean = pass.state("running_mean"); // (channels)
    Ref variance = pass.state("running_variance");
    if (pass.training() && !pass.frozen()) {
        mean = ops::channelMean(pass, x);
        variance = ops::channelVariance(pass, x, mean);
        pass.keep("mean", mean);
        pass.keep("variance", variance);
        ops::updateRunning(pass, pass.state("running_mean"), mean, pass.real("momentum"));
        ops::updateRunning(pass, pass.state("running_variance"), variance, pass.real("momentum"));
    }
    pass.setOut(ops::normalize(pass, x, mean, variance, gamma(pass), beta(pass), pass.real("epsilon")));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(); // (…, channels)
    const Ref g = pass.gradient();
    if (!g || !(pass.needsGradient(x) || pass.learns("gamma") || pass.learns("beta")))
        return;
    const double epsilon = pass.real("epsilon");
    const bool measured = bool(pass.kept("mean"));
    const Ref mean = measured ? pass.kept("mean") : pass.state("running_mean");
    const Ref variance = measured ? pass.kept("variance") : pass.state("running_variance");
    if (!measured && pass.needsGradient(x)) // the statistics do not depend on x: g·γ/√(σ² + ε)
        pass.addGradient(x, ops::normalizeGradient(pass, x, mean, variance, gamma(pass), g, {}, {}, epsilon));
    if (!measured && !pass.learns("gamma") && !pass.learns("beta"))
        return;
    const Ref gammaGradient = ops::gammaGradient(pass, x, mean, variance, g, epsilon); // Σ g·x̂: (channels)
    const Ref betaGradient = ops::biasGradient(pass, g); // Σ g: (channels)
    if (pass.learns("gamma"))
        pass.addParameterGradient("gamma", gammaGradient);
    if (pass.learns("beta"))
        pass.addParameterGradient("beta", betaGradient);
    if (measured && pass.needsGradient(x))
        pass.addGradient(
            x, ops::normalizeGradient(pass, x, mean, variance, gamma(pass), g, gammaGradient, betaGradient, epsilon));
}

/// As it predicts: by the running statistics. Those of a batch, by which it trains, are of no single sample.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::vector<std::int64_t> channel{query.index.back()};
    const auto kept = [&](const char* stem, const std::string& name) {
        return names(stem, {query.owner + "/" + name, channel});
    };
    const auto wide = [&] {
        return Formula::call(
            "sqrt", {Formula::sum({kept("v", "running_variance"), Formula::number(query.layer.real("epsilon"))})});
    };
    const auto standard = [&](const std::vector<std::int64_t>& at) {
        const Formula off =
            Formula::sum({names("x", {query.inputs[0], at}), Formula::negation(kept("m", "running_mean"))});
        return Formula::quotient(off, wide());
    };
    const auto gradient = [&](const std::vector<std::int64_t>& at) {
        return names("g", {query.node + "/output:gradient", at});
    };
    const bool scales = query.layer.flag("scale");
    if (query.of == "output") {
        std::vector<Formula> sum{standard(query.index)};
        if (scales)
            sum.front() = Formula::product({kept("c", "gamma"), sum.front()});
        if (query.layer.flag("center"))
            sum.push_back(kept("b", "beta"));
        return Formula::sum(sum);
    }
    if (query.of == "input:gradient") {
        const Formula first = gradient(query.index);
        return Formula::quotient(scales ? Formula::product({first, kept("c", "gamma")}) : first, wide());
    }
    if (query.of != "gamma:gradient" && query.of != "beta:gradient")
        return std::nullopt;
    std::vector<Formula> sum;
    std::vector<std::int64_t> at(std::size_t(query.output.rank()));
    do
        if (at.back() == channel[0])
            sum.push_back(query.of == "beta:gradient" ? gradient(at)
                                                      : Formula::product({gradient(at), standard(at)}));
    while (nextIndex(at, query.output));
    return Formula::sum(sum);
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.BatchNormalization")
        .unless("0.99", "momentum", python::number(query.real("momentum")))
        .unless("0.001", "epsilon", python::number(query.real("epsilon")))
        .unless("True", "center", python::boolean(query.flag("center")))
        .unless("True", "scale", python::boolean(query.flag("scale")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    // PyTorch's momentum is the share of the new batch, not of the old statistics.
    return CodeCall(query.inputs[0].rank() == 3 ? "nn.BatchNorm2d" : "nn.BatchNorm1d")
        .with(python::number(query.inputs[0][-1]))
        .with("eps", python::number(query.real("epsilon")))
        .with("momentum", python::number(std::int64_t(1e6 * (1 - query.real("momentum")) + 0.5) / 1e6))
        .text();
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = normalizationAttributes();
    all.insert(
        all.begin(),
        {.name = "momentum",
         .kind = AttributeKind::real,
         .fallback = 0.99,
         .title = TR("Momentum"),
         .help = TR("How slowly the running statistics follow the batches; they are what predicting uses. With "
                    "few steps an epoch, take 0.9."),
         .minimum = 0,
         .maximum = 1,
         .step = 0.01});
    return all;
}

} // namespace

LayerType batch_normalization()
{
    return {.id = "batch_normalization",
            .title = TR("Batch normalization"),
            .category = LayerCategory::normalization,
            .text = TR("Standardizes each channel over the batch to mean 0 and variance 1, then lets the network "
                       "choose its "
                       "own mean and scale (β and γ are learned). Training gets steadier and bears larger learning "
                       "rates. "
                       "When predicting it uses the running mean and variance that it measured while training."),
            .formula = "y = γ·(x − μ)/√(σ² + ε) + β",
            .backwardFormula = "x̂ = (x − μ)/√(σ² + ε)\n"
                               "∂E/∂γ = Σ ∂E/∂y·x̂\n"
                               "∂E/∂β = Σ ∂E/∂y\n"
                               "∂E/∂x = γ/√(σ² + ε)·(∂E/∂y − mean ∂E/∂y − x̂·mean(∂E/∂y·x̂))",
            .attributes = attributes(),
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "BatchNormalization",
            .samples = {{{}, {{4}}},
                        {{}, {{3, 3, 2}}},
                        {{{"center", false}, {"scale", false}}, {{3}}},
                        {{{"momentum", 0.9}, {"epsilon", 1e-5}}, {{2, 3}}}},
            .errors = {{{{"momentum", 1.5}}, {{4}}, "momentum is 1.5"}, {{{"epsilon", 0.0}}, {{4}}, "epsilon is 0"}}};
}

} // namespace loom::layers
