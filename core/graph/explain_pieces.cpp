#include "graph/explain_pieces.h"

#include "graph/activation.h"

#include <algorithm>

namespace loom {
namespace {

using Index = std::vector<std::int64_t>;

Formula parsed(const std::string& text)
{
    const Result<Formula> formula = Formula::parse(text);
    LOOM_ASSERT(formula.ok());
    return *formula;
}

struct ActivationWords {
    const char* id;
    const char* of; ///< over x, and a: the activation's parameter
    const char* slope; ///< over x, its result y and a; empty: derived from `of`
};

constexpr ActivationWords kActivations[] = {
    {"linear", "x", "1"},
    {"relu", "relu(x)", "step(x)"},
    {"leaky_relu", "relu(x) - a*relu(-x)", "step(x) + a*(1 - step(x))"},
    {"elu", "relu(x) + a*(exp(min(x, 0)) - 1)", "step(x) + a*exp(x)*(1 - step(x))"},
    {"selu", "1.0507009873554805*(relu(x) + 1.6732632423543772*(exp(min(x, 0)) - 1))",
     "1.0507009873554805*(step(x) + 1.6732632423543772*exp(x)*(1 - step(x)))"},
    {"softplus", "softplus(x)", "sigmoid(x)"},
    {"silu", "x*sigmoid(x)", ""},
    {"gelu", "x*normal_cdf(x)", ""},
    {"gelu_tanh", "0.5*x*(1 + tanh(0.7978845608028654*(x + 0.044715*x^3)))", ""},
    {"mish", "x*tanh(softplus(x))", ""},
    {"sigmoid", "sigmoid(x)", "y*(1 - y)"},
    {"hard_sigmoid", "max(0, min(1, x/6 + 0.5))", "step(x + 3)*step(3 - x)/6"},
    {"tanh", "tanh(x)", "1 - y^2"},
    {"step", "step(x)", "0"},
    {"bent_relu", "step(x - t)*x + a*min(x - t, 0)", "step(x - t) + a*(1 - step(x - t))"},
    {"bounded_relu", "step(x - t)*min(x, m) + a*min(x - t, 0)", "step(x - t)*step(m - x) + a*(1 - step(x - t))"},
    {"exp", "exp(x)", "y"},
    {"log", "ln(x)", "1/x"},
    {"abs", "abs(x)", "step(x) - step(-x)"},
    {"square", "x^2", "2*x"},
    {"power", "x^a", "a*x^(a - 1)"},
    {"scale", "a*x", "a"},
    {"shift", "x + a", "1"},
    {"softsign", "x/(1 + abs(x))", "1/(1 + abs(x))^2"},
};

/// An activation at one place of a tensor.
struct Applied {
    std::string id;
    std::map<std::string, Formula> numbers; ///< of the activation, by name
    std::string before, after; ///< tensors
    Shape shape;
    std::vector<std::int64_t> index;

    Element beforeAt() const { return {before, index}; }
    Element afterAt() const { return {after, index}; }
    const ActivationWords* words() const
    {
        const auto found =
            std::ranges::find(kActivations, id, [](const ActivationWords& w) { return std::string(w.id); });
        return found == std::end(kActivations) ? nullptr : &*found;
    }
};

/// The same place with every index of the last axis.
std::vector<std::vector<std::int64_t>> along(const Applied& at)
{
    std::vector<std::vector<std::int64_t>> all;
    for (std::int64_t i = 0; i < at.shape[-1]; ++i) {
        all.push_back(at.index);
        all.back().back() = i;
    }
    return all;
}

std::optional<Formula> forward(const Applied& at, ElementNames& names, const std::string& stem)
{
    if (at.id == "softmax") {
        std::vector<Formula> sum;
        for (const auto& index : along(at))
            sum.push_back(Formula::call("exp", {names(stem, {at.before, index})}));
        return Formula::quotient(Formula::call("exp", {names(stem, at.beforeAt())}), Formula::sum(sum));
    }
    if (at.id == "log_softmax") {
        std::vector<Formula> sum;
        for (const auto& index : along(at))
            sum.push_back(Formula::call("exp", {names(stem, {at.before, index})}));
        return Formula::sum(
            {names(stem, at.beforeAt()), Formula::negation(Formula::call("ln", {Formula::sum(sum)}))});
    }
    const ActivationWords* words = at.words();
    if (!words)
        return std::nullopt;
    std::map<std::string, Formula> values = at.numbers;
    values["x"] = names(stem, at.beforeAt());
    return put(parsed(words->of), values);
}

/// The gradient by what stands before it, from that by what it gave.
std::optional<Formula> backward(const Applied& at, ElementNames& names, const std::string& stem)
{
    const auto gradient = [&](const std::vector<std::int64_t>& index) {
        return names("g", {at.after + ":gradient", index});
    };
    if (at.id == "softmax") {
        std::vector<Formula> mean;
        for (const auto& index : along(at))
            mean.push_back(Formula::product({names("y", {at.after, index}), gradient(index)}));
        return Formula::product(
            {names("y", at.afterAt()), Formula::sum({gradient(at.index), Formula::negation(Formula::sum(mean))})});
    }
    if (at.id == "log_softmax") {
        std::vector<Formula> sum;
        for (const auto& index : along(at))
            sum.push_back(gradient(index));
        return Formula::sum({gradient(at.index),
                             Formula::negation(Formula::product(
                                 {Formula::call("exp", {names("y", at.afterAt())}), Formula::sum(sum)}))});
    }
    const ActivationWords* words = at.words();
    if (!words)
        return std::nullopt;
    const Formula slope = *words->slope ? parsed(words->slope) : parsed(words->of).derivative("x");
    if (slope.isNumber(1))
        return gradient(at.index);
    std::map<std::string, Formula> values = at.numbers;
    const Formula first = gradient(at.index);
    if (slope.contains("x"))
        values["x"] = names(stem, at.beforeAt());
    if (slope.contains("y"))
        values["y"] = names("y", at.afterAt());
    // y·(1 − y) as factors beside the gradient, without parentheses.
    const Formula by = put(slope, values);
    std::vector<Formula> factors{first};
    if (by.kind() == FormulaKind::product)
        factors.insert(factors.end(), by.children().begin(), by.children().end());
    else
        factors.push_back(by);
    return Formula::product(factors);
}

/// What the table has for one of the functions that a recurrent layer may take.
const ActivationWords& wordsOf(const std::string& id)
{
    const auto found =
        std::ranges::find(kActivations, id, [](const ActivationWords& w) { return std::string(w.id); });
    LOOM_ASSERT(found != std::end(kActivations) && *found->slope);
    return *found;
}

/// Which entry of the table a layer's attributes choose.
std::string functionOf(const std::string& id, const LayerQuery& layer)
{
    if (id == "gelu" && layer.flag("approximate"))
        return "gelu_tanh";
    if (id == "relu" && attributeOf(layer.attributes, "max_value") != Value())
        return "bounded_relu";
    const bool bent = id == "relu" && (layer.real("negative_slope") > 0 || layer.real("threshold") > 0);
    return bent ? "bent_relu" : id;
}

} // namespace

Formula activated(const std::string& id, const Formula& x)
{
    return put(parsed(wordsOf(id).of), {{"x", x}});
}

/// y has the sign of x in each of them.
Formula slopeByResult(const std::string& id, const Formula& y)
{
    return put(parsed(wordsOf(id).slope), {{"x", y}, {"y", y}});
}

Formula times(const std::vector<Formula>& factors)
{
    std::vector<Formula> rest;
    for (const Formula& factor : factors) {
        if (factor.isNumber(0))
            return Formula();
        if (!factor.isNumber(1))
            rest.push_back(factor);
    }
    return rest.empty() ? Formula::number(1) : Formula::product(std::move(rest));
}

std::optional<std::int64_t> trueSteps(const ExplainQuery& query)
{
    const std::int64_t steps = query.layer.inputs[0][0];
    if (query.layer.lengths.empty() || query.layer.lengths[0].empty())
        return steps;
    const double told = query.value ? query.value({query.layer.lengths[0], {0}}) : -1;
    return told >= 0 ? std::optional(std::min(steps, std::int64_t(told))) : std::nullopt;
}

std::optional<Formula> explainActivation(const ExplainQuery& query, ElementNames& names)
{
    std::map<std::string, Formula> numbers{{"a", Formula::number(activationOf(query.type.id).parameter)}};
    for (const auto& [attribute, name] : {std::pair("negative_slope", "a"),
                                          {"alpha", "a"},
                                          {"exponent", "a"},
                                          {"scale", "a"},
                                          {"offset", "a"},
                                          {"threshold", "t"},
                                          {"max_value", "m"}})
        if (const Value& value = attributeOf(query.layer.attributes, attribute); value != Value())
            numbers[name] = Formula::number(numberOf(value));
    const Applied at{functionOf(query.type.id, query.layer),
                     std::move(numbers),
                     query.inputs[0],
                     query.node + "/output",
                     query.output,
                     query.index};
    if (query.of == "output")
        return forward(at, names, "x");
    return query.of == "input:gradient" ? backward(at, names, "x") : std::nullopt;
}

std::optional<Formula> explainPassing(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    const Shape& from = forward ? query.output : query.layer.inputs[0];
    const Shape& to = forward ? query.layer.inputs[0] : query.output;
    std::int64_t place = 0;
    for (int axis = 0; axis < from.rank(); ++axis)
        place = place * from[axis] + query.index[std::size_t(axis)];
    Index index(std::size_t(to.rank()));
    for (int axis = to.rank() - 1; axis >= 0; --axis) {
        index[std::size_t(axis)] = place % to[axis];
        place /= to[axis];
    }
    return forward ? names("x", {query.inputs[0], index}) : names("g", {query.node + "/output:gradient", index});
}

InnerSpec sumOfInputs()
{
    return {"sum", TR("sums"), TR("Each input times its weight, all added up, and the bias.")};
}

std::optional<Formula> explainActivated(const ExplainQuery& query, ElementNames& names)
{
    const ActivationType& activation = activationOf(query.layer.text("activation"));
    const Applied at{activation.id,       {{"a", Formula::number(activation.parameter)}},
                     query.node + "/sum", query.node + "/output",
                     query.output,        query.index};
    if (query.of == "output")
        return forward(at, names, "s");
    return query.of == "sum:gradient" ? backward(at, names, "s") : std::nullopt;
}

std::optional<Formula> explainSums(const ExplainQuery& query, ElementNames& names, const LinearSums& sums,
                                   const LinearTerms& terms, const UnitOf& unitOf)
{
    const std::string kernel = query.owner + "/" + sums.kernel, delta = query.node + "/" + sums.name + ":gradient";
    std::vector<Formula> sum;
    if (query.of == sums.name) {
        terms(query.index, [&](const Index& input, const Index& weight) {
            sum.push_back(Formula::product({names("x", {sums.from, input}), names("w", {kernel, weight})}));
        });
        if (sums.bias)
            sum.push_back(names("b", {query.owner + "/bias", {query.index.back()}}));
        return sum.empty() ? Formula() : Formula::sum(sum);
    }
    const bool byKernel = query.of == sums.kernel + ":gradient", byBias = sums.bias && query.of == "bias:gradient";
    if (!byKernel && !byBias && query.of != sums.fromGradient)
        return std::nullopt;
    Index output(std::size_t(sums.shape.rank()));
    const auto byKernelAt = [&](const Index& input, const Index& weight) {
        if (weight == query.index)
            sum.push_back(Formula::product({names("d", {delta, output}), names("x", {sums.from, input})}));
    };
    const auto byInputAt = [&](const Index& input, const Index& weight) {
        if (input == query.index)
            sum.push_back(Formula::product({names("d", {delta, output}), names("w", {kernel, weight})}));
    };
    const std::int64_t unit = byKernel && unitOf ? unitOf(query.index) : query.index.back();
    do {
        const bool sameUnit = output.back() == unit;
        if (byBias && sameUnit)
            sum.push_back(names("d", {delta, output}));
        else if (byKernel && sameUnit)
            terms(output, byKernelAt);
        else if (!byBias && !byKernel)
            terms(output, byInputAt);
    } while (nextIndex(output, sums.shape));
    return sum.empty() ? Formula() : Formula::sum(sum);
}

std::optional<Formula> explainLinear(const ExplainQuery& query, ElementNames& names, const LinearTerms& terms,
                                     const UnitOf& unitOf)
{
    if (std::optional<Formula> activated = explainActivated(query, names))
        return activated;
    return explainSums(query, names,
                       {.name = "sum",
                        .shape = query.output,
                        .from = query.inputs[0],
                        .fromGradient = "input:gradient",
                        .kernel = "kernel",
                        .bias = query.layer.flag("use_bias")},
                       terms, unitOf);
}

std::optional<Formula> explainMeanLoss(const ExplainQuery& query, ElementNames& names, const MeanLoss& loss)
{
    const Shape& shape = query.layer.inputs[0];
    const auto at = [&](const Formula& formula, const Index& index) {
        return put(formula,
                   {{"p", names("p", {query.inputs[0], index})},
                    {"t", names("t", {query.inputs[1], index})},
                    {"a", Formula::number(loss.a)}});
    };
    const double count = double(shape.size() / (loss.alongLast ? shape[-1] : 1));
    const auto mean = [&](const Formula& of) {
        return count == 1 ? of : Formula::quotient(of, Formula::number(count));
    };
    if (query.of == "input:gradient" && query.port == 0)
        return mean(at(parsed(loss.slope), query.index));
    if (query.of == "logits:gradient" && loss.logits)
        return mean(at(parsed(loss.logits), query.index));
    if (query.of != "output")
        return std::nullopt;
    const Formula part = parsed(loss.part);
    std::vector<Formula> sum;
    Index index(std::size_t(std::max(1, shape.rank())));
    do
        sum.push_back(at(part, index));
    while (nextIndex(index, shape));
    return mean(Formula::sum(sum));
}

} // namespace loom
