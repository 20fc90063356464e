#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    if (prediction.rank() > 0 && prediction[-1] % 2 == 0)
        return {{Shape{}}, {}};
    return {
        {},
        {problem(
            query, {},
            Text(TR("{loss} reads means and log variances, half of the last axis each; {source} gives "
                    "{prediction}. Join both with Concatenate, the mean first."),
                 {{"loss", query.name}, {"source", sourceName(query, 0)}, {"prediction", describe(prediction)}}))}};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(1), pass.in(2));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "gaussian_kl", pass.in(0), {}, weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction, ops::lossGradient(pass, "gaussian_kl", prediction, {}, pass.kept("weight")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::int64_t half = query.layer.inputs[0][-1] / 2;
    const auto at = [&](const char* stem, std::vector<std::int64_t> index, std::int64_t place) {
        index.back() = place;
        return names(stem, {query.inputs[0], index});
    };
    const auto spread = [&](const std::vector<std::int64_t>& index, std::int64_t place) {
        return Formula::call("exp", {at("v", index, place + half)});
    };
    const Formula one = Formula::number(1), two = Formula::number(2);
    if (query.of == "input:gradient") {
        const std::int64_t place = query.index.back();
        if (place < half)
            return at("m", query.index, place);
        return Formula::quotient(Formula::sum({spread(query.index, place - half), Formula::negation(one)}), two);
    }
    if (query.of != "output")
        return std::nullopt;
    std::vector<Formula> sum;
    std::vector<std::int64_t> index(std::size_t(query.layer.inputs[0].rank()));
    do
        if (const std::int64_t i = index.back(); i < half)
            sum.push_back(
                Formula::quotient(Formula::sum({Formula::power(at("m", index, i), two), spread(index, i),
                                                Formula::negation(at("v", index, i + half)), Formula::negation(one)}),
                                  two));
    while (nextIndex(index, query.layer.inputs[0]));
    return Formula::sum(sum);
}

std::string keras(const LayerQuery&)
{
    return "-0.5 * keras.ops.sum(1 + log_variance - mean**2 - keras.ops.exp(log_variance), axis=-1)";
}

std::string pytorch(const LayerQuery&)
{
    return "-0.5 * torch.sum(1 + log_variance - mean**2 - log_variance.exp(), -1)";
}

/// Those of a loss without the target: it judges its prediction alone.
std::vector<PortSpec> ports()
{
    std::vector<PortSpec> ports = lossPorts();
    std::erase_if(ports, [](const PortSpec& port) { return port.name == "target"; });
    return ports;
}

} // namespace

LayerType gaussian_kl()
{
    return {.id = "gaussian_kl",
            .title = TR("Distance from the normal distribution"),
            .category = LayerCategory::loss,
            .text =
                TR("How far Gaussians are from the standard normal distribution (Kullback–Leibler divergence), "
                   "summed over the latent numbers: keeps the codes of a variational autoencoder together, so that "
                   "random codes decode to something. It has no target; its input is mean and log variance, joined "
                   "in this order along the last axis."),
            .formula = "L = −½ Σ (1 + v − m² − eᵛ)",
            .backwardFormula = "∂L/∂m = m\n"
                               "∂L/∂v = ½(eᵛ − 1)",
            .inputs = ports(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{{}, {{4}}}, {{}, {{3, 2}}}, {{}, {{6}, {}, {}}}},
            .errors = {{{}, {{5}}, "half of the last axis each"}}};
}

} // namespace loom::layers
