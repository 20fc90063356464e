#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Ba, Kiros and Hinton, "Layer normalization", 2016. Statistics of each place by itself, over its last axis.

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;

/// Of one row a number: the shape without the last axis.
Shape places(const Shape& input)
{
    Index axes = input.axes();
    axes.pop_back();
    return axes.empty() ? Shape{1} : Shape(std::move(axes));
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() == 0 || input[-1] == 1)
        return {{},
                {problem(query, {},
                         Text(TR("{node} compares the numbers of the last axis with one another; there is only 1. "
                                 "Take it behind a layer with more units."),
                              {{"node", query.name}}))}};
    return sameShape(query);
}

Ref learned(const Pass& pass, const char* name)
{
    return pass.hasParameter(name) ? pass.parameter(name) : Ref{};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (…, n)
    const Shape out = places(x.shape);
    const Ref mean = ops::reduce(pass, x, "mean", {x.shape.rank() - 1}, out); // (…)
    const Ref variance = ops::rowVariance(pass, x, mean, out); // (…)
    pass.keep("mean", mean);
    pass.keep("variance", variance);
    pass.setOut(ops::normalizeRows(pass, x, mean, variance, learned(pass, "gamma"), learned(pass, "beta"),
                                   pass.real("epsilon")));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient(); // (…, n)
    if (!g)
        return;
    const Ref mean = pass.kept("mean"), variance = pass.kept("variance");
    const double epsilon = pass.real("epsilon");
    if (pass.learns("gamma")) { // Σ g·x̂: (n)
        const Ref standard = ops::normalizeRows(pass, x, mean, variance, {}, {}, epsilon);
        pass.addParameterGradient("gamma", ops::biasGradient(pass, ops::multiply(pass, g, standard)));
    }
    if (pass.learns("beta"))
        pass.addParameterGradient("beta", ops::biasGradient(pass, g)); // Σ g: (n)
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::normalizeRowsGradient(pass, x, mean, variance, learned(pass, "gamma"), g, epsilon));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::int64_t count = query.layer.inputs[0][-1];
    const bool scales = query.layer.flag("scale");
    const auto x = [&](const Index& at) { return names("x", {query.inputs[0], at}); };
    const auto statistic = [&](const char* stem, const char* name, Index at) {
        at.pop_back();
        return names(stem, {query.node + "/" + name, at.empty() ? Index{0} : at});
    };
    const auto off = [&](const Index& at) {
        return Formula::sum({x(at), Formula::negation(statistic("m", "mean", at))});
    };
    const auto wide = [&](const Index& at) {
        return Formula::call(
            "sqrt", {Formula::sum({statistic("v", "variance", at), Formula::number(query.layer.real("epsilon"))})});
    };
    const auto standard = [&](const Index& at) { return Formula::quotient(off(at), wide(at)); };
    const auto gradient = [&](const Index& at) { return names("g", {query.node + "/output:gradient", at}); };
    const auto learned = [&](const char* stem, const char* name, std::int64_t k) {
        return names(stem, {query.owner + "/" + name, {k}});
    };
    /// Mean of a part over the places along the last axis of `index`.
    const auto mean = [&](Index index, const auto& part) {
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < count; ++k) {
            index.back() = k;
            sum.push_back(part(index));
        }
        return Formula::quotient(Formula::sum(std::move(sum)), Formula::number(double(count)));
    };
    if (query.of == "mean" || query.of == "variance") {
        Index index = query.layer.inputs[0].rank() == 1 ? Index() : query.index;
        index.push_back(0);
        if (query.of == "mean")
            return mean(index, x);
        return mean(index, [&](const Index& at) { return Formula::power(off(at), Formula::number(2)); });
    }
    if (query.of == "output") {
        Formula y = standard(query.index);
        if (scales)
            y = Formula::product({learned("c", "gamma", query.index.back()), y});
        return query.layer.flag("center") ? Formula::sum({y, learned("b", "beta", query.index.back())}) : y;
    }
    if (query.of == "input:gradient") {
        const auto scaled = [&](const Index& at) {
            return scales ? Formula::product({learned("c", "gamma", at.back()), gradient(at)}) : gradient(at);
        };
        const Formula along = mean(query.index, [&](const Index& at) {
            return Formula::product({scaled(at), standard(at)});
        });
        return Formula::quotient(Formula::sum({scaled(query.index), Formula::negation(mean(query.index, scaled)),
                                               Formula::negation(Formula::product({standard(query.index), along}))}),
                                 wide(query.index));
    }
    if (query.of != "gamma:gradient" && query.of != "beta:gradient")
        return std::nullopt;
    std::vector<Formula> sum;
    Index at(std::size_t(query.output.rank()));
    do
        if (at.back() == query.index[0])
            sum.push_back(query.of == "beta:gradient" ? gradient(at)
                                                      : Formula::product({gradient(at), standard(at)}));
    while (nextIndex(at, query.output));
    return Formula::sum(std::move(sum));
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.LayerNormalization")
        .unless("0.001", "epsilon", python::number(query.real("epsilon")))
        .unless("True", "center", python::boolean(query.flag("center")))
        .unless("True", "scale", python::boolean(query.flag("scale")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    CodeCall call("nn.LayerNorm");
    call.with(python::number(query.inputs[0][-1])).with("eps", python::number(query.real("epsilon")));
    if (!query.flag("scale"))
        call.with("elementwise_affine", python::boolean(false));
    else
        call.unless("True", "bias", python::boolean(query.flag("center")));
    return call.text();
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {2 * output.size(), output.size() * 4};
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = normalizationAttributes(); // epsilon, center, scale: here of rows
    all[0].help = TR("Added to the variance, so that a row of equal numbers is not divided by 0.");
    all[1].help = TR("Adds a learned β to every number of the row.");
    all[2].help = TR("Multiplies every number of the row by a learned γ.");
    return all;
}

} // namespace

LayerType layer_normalization()
{
    return {.id = "layer_normalization",
            .title = TR("Layer normalization"),
            .category = LayerCategory::normalization,
            .text = TR("Standardizes the numbers of each place by themselves: those along the last axis get the mean "
                       "0 and the variance 1, then a learned scale and mean (γ and β). Unlike batch normalization it "
                       "needs no other samples, so it does the same when training and when predicting: the usual "
                       "choice in transformers."),
            .formula = "y = γ·(x − μ)/√(σ² + ε) + β",
            .backwardFormula = "x̂ = (x − μ)/√(σ² + ε)\n"
                               "∂E/∂γ = Σ ∂E/∂y·x̂\n"
                               "∂E/∂β = Σ ∂E/∂y\n"
                               "∂E/∂x = (γ·∂E/∂y − mean(γ·∂E/∂y) − x̂·mean(γ·∂E/∂y·x̂))/√(σ² + ε)",
            .attributes = attributes(),
            .lengths = Lengths::passes,
            .infer = infer,
            .parameters = scaleAndShift,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = {{"mean", TR("means"), TR("The mean of the numbers of one place.")},
                      {"variance", TR("variances"),
                       TR("How far the numbers of one place lie from their mean: the mean of the squares.")}},
            .cost = cost,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "LayerNormalization",
            .samples = {{{}, {{4}}},
                        {{}, {{3, 5}}},
                        {{{"center", false}, {"scale", false}}, {{2, 3}}},
                        {{{"epsilon", 1e-5}, {"scale", false}}, {{2, 2, 4}}},
                        {.attributes = {}, .inputs = {{4, 3}}, .lengths = true}},
            .errors = {{{}, {{3, 1}}, "there is only 1"}, {{{"epsilon", 0.0}}, {{4}}, "epsilon is 0"}}};
}

} // namespace loom::layers
