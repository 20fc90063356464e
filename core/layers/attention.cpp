#include "graph/attention_pieces.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Dot: Luong, Pham and Manning, 2015. Additive: Bahdanau, Cho and Bengio, "Neural machine translation by jointly
// learning to align and translate", ICLR 2015.

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;
using attention::Port;

template<class Settings> bool isAdditive(const Settings& settings)
{
    return settings.text("score") == "additive";
}

ShapeAnswer infer(const LayerQuery& query)
{
    const auto& queries = attention::shapeFor(query, Port::query);
    if (std::vector<Issue> issues =
            attention::seriesIssues(query, isAdditive(query) && queries.rank() == 2 ? queries[1] : 2);
        !issues.empty())
        return {{}, std::move(issues)};
    const Shape &keys = attention::shapeFor(query, Port::key), &values = attention::shapeFor(query, Port::value);
    if (queries[1] != keys[1])
        return {{},
                {problem(query, {},
                         Text(TR("{node} compares a query with a key number by number, so both must have as many; "
                                 "they have {first} and {second}."),
                              {{"node", query.name}, {"first", queries[1]}, {"second", keys[1]}}),
                         resizeSource(query, attention::wireFor(query, Port::query), keys[1]))}};
    return {{Shape{queries[0], values[1]}}, {}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    if (!query.flag("use_scale"))
        return {};
    const std::int64_t numbers = attention::shapeFor(query, Port::query)[1];
    if (isAdditive(query)) // as Keras draws it
        return {{.name = "scale",
                 .shape = {numbers},
                 .initializer = "glorot_uniform",
                 .fanIn = numbers,
                 .fanOut = numbers}};
    return {{.name = "scale", .shape = {1}, .initializer = "ones"}};
}

Ref inputFor(const Pass& pass, Port port)
{
    for (int place = port; place > Port::query; --place)
        if (const Ref given = pass.in(place))
            return given;
    return pass.in();
}

/// The kernel of a dense product: a column of the learned scales.
Ref scaleOf(const Pass& pass)
{
    const Ref scale = pass.parameter("scale");
    return ops::reshape(scale, Shape{scale.shape[0], 1});
}

Ref withLast(const Ref& x, std::int64_t length)
{
    return ops::reshape(x, Shape{x.shape.size() / length, length});
}

/// (S, T, n) → (T, S, n)
std::vector<ops::MovedAxis> turned(const Shape& x)
{
    std::vector<ops::MovedAxis> axes = ops::allAxes(x);
    std::swap(axes[0], axes[1]);
    return axes;
}

/// tanh(query + key) of each pair: (T, S, n).
Ref matched(Pass& pass, const Ref& queries, const Ref& keys)
{
    const Ref own = ops::repeatSteps(pass, queries, keys.shape[0]); // (S, T, n)
    const Ref pairs = ops::add(pass, ops::moved(pass, own, turned(own.shape)),
                               ops::repeatSteps(pass, keys, queries.shape[0])); // (T, S, n)
    return ops::activation(pass, pairs, "tanh");
}

void forward(Pass& pass)
{
    const Ref queries = inputFor(pass, Port::query), values = inputFor(pass, Port::value),
              keys = inputFor(pass, Port::key); // (T, n), (S, m), (S, n)
    const Shape pairs{queries.shape[0], keys.shape[0]};
    Ref scores;
    if (isAdditive(pass)) {
        const Ref match = matched(pass, queries, keys);
        scores = pass.flag("use_scale") ? ops::dense(pass, match, scaleOf(pass), {})
                                        : ops::reduce(pass, match, "sum", {2}, pairs);
    } else {
        scores = ops::matmul(pass, queries, keys, false, true); // (T, S)
        if (pass.flag("use_scale"))
            scores = ops::dense(pass, withLast(scores, 1), scaleOf(pass), {});
    }
    scores = ops::reshape(scores, pairs);
    const Ref weights = ops::maskedSoftmax(pass, scores, values, pass.flag("causal"));
    pass.keep("scores", scores);
    pass.keep("weights", weights);
    pass.setOut(ops::matmul(pass, weights, values)); // (T, m)
}

/// Back through a dense product with the scales to what they were multiplied with, which is returned.
Ref scaleBackward(Pass& pass, const Ref& g)
{
    const Ref x = pass.plan().writerOf(pass.kept("scores").buffer)->inputs[0];
    const Ref column = ops::reshape(g, Shape{g.shape.size(), 1}), rows = withLast(x, x.shape[-1]);
    if (pass.learns("scale"))
        pass.addParameterGradient("scale", ops::denseKernelGradient(pass, rows, column));
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::denseInputGradient(pass, column, scaleOf(pass), rows.shape));
    return x;
}

void additiveBackward(Pass& pass, const Ref& match)
{
    const Op& function = *pass.plan().writerOf(match.buffer);
    const std::vector<Ref> pairs = pass.plan().writerOf(function.inputs[0].buffer)->inputs; // queries turned, keys
    const Ref g = ops::activationBackward(pass, function.inputs[0], match, "tanh"); // (T, S, n)
    const Ref queries = inputFor(pass, Port::query), keys = inputFor(pass, Port::key);
    if (g && pass.needsGradient(keys))
        pass.addGradient(keys, ops::sumSteps(pass, g));
    if (g && pass.needsGradient(queries)) {
        const Ref own = pass.plan().writerOf(pairs[0].buffer)->inputs[0]; // (S, T, n)
        pass.addGradient(queries, ops::sumSteps(pass, ops::movedGradient(pass, g, own.shape, turned(own.shape))));
    }
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient(), scores = pass.kept("scores"), weights = pass.kept("weights");
    if (!g)
        return;
    const Ref queries = inputFor(pass, Port::query), keys = inputFor(pass, Port::key);
    ops::matmulBackward(pass, g, weights, inputFor(pass, Port::value), false, false);
    ops::maskedSoftmaxBackward(pass, scores, weights);
    const Ref slope = pass.gradientOf(scores); // (T, S)
    if (!slope)
        return;
    if (!isAdditive(pass)) {
        const Ref plain = pass.flag("use_scale") ? ops::reshape(scaleBackward(pass, slope), scores.shape) : scores;
        if (const Ref back = pass.gradientOf(plain))
            ops::matmulBackward(pass, back, queries, keys, false, true);
        return;
    }
    const Ref match = pass.plan().writerOf(scores.buffer)->inputs[0];
    if (pass.flag("use_scale"))
        scaleBackward(pass, slope);
    else if (pass.needsGradient(match))
        pass.addGradient(match, ops::reduceGradient(pass, match, slope, "sum", {2}));
    additiveBackward(pass, match);
}

/// The parts of it that a formula speaks of.
struct Written {
    const ExplainQuery& query;
    ElementNames& names;
    std::int64_t count = attention::shapeFor(query.layer, Port::query)[1];
    bool additive = isAdditive(query.layer), scales = query.layer.flag("use_scale");

    Formula own(const char* stem, const std::string& tensor, std::int64_t t, std::int64_t s) const
    {
        return names(stem, {query.node + "/" + tensor, {t, s}});
    }
    Formula input(Port port, std::int64_t t, std::int64_t k) const
    {
        return names(port == Port::query     ? "q"
                         : port == Port::key ? "k"
                                             : "v",
                     {query.inputs[attention::wireFor(query.layer, port)], {t, k}});
    }
    std::int64_t steps(Port port) const { return attention::shapeFor(query.layer, port)[0]; }
    std::vector<Formula> scaled(std::vector<Formula> factors, std::int64_t k) const
    {
        if (scales)
            factors.insert(factors.begin(), names("c", {query.owner + "/scale", {additive ? k : 0}}));
        return factors;
    }
    Formula match(std::int64_t t, std::int64_t s, std::int64_t k) const
    {
        const Formula q = input(Port::query, t, k), key = input(Port::key, s, k);
        return additive ? Formula::call("tanh", {Formula::sum({q, key})}) : Formula::product({q, key});
    }
    Formula score(std::int64_t t, std::int64_t s) const
    {
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < count; ++k)
            sum.push_back(Formula::product(scaled({match(t, s, k)}, k)));
        return Formula::sum(std::move(sum));
    }
    /// Of the score of that pair by number k of its query or key.
    Formula slope(Port port, std::int64_t t, std::int64_t s, std::int64_t k) const
    {
        const Formula other = port == Port::query ? input(Port::key, s, k) : input(Port::query, t, k);
        const Formula by = additive
            ? Formula::sum(
                {Formula::number(1), Formula::negation(Formula::power(match(t, s, k), Formula::number(2)))})
            : other;
        return Formula::product(scaled({own("d", "scores:gradient", t, s), by}, k));
    }
};

Formula inputGradient(const Written& of)
{
    const std::int64_t at = of.query.index[0], k = of.query.index[1];
    std::vector<Formula> sum;
    for (const Port port : attention::portsOf(of.query))
        for (std::int64_t other = 0; other < of.steps(port == Port::query ? Port::key : Port::query); ++other)
            sum.push_back(
                port == Port::value
                    ? Formula::product({of.own("p", "weights", other, at), of.own("g", "output:gradient", other, k)})
                    : of.slope(port, port == Port::query ? at : other, port == Port::query ? other : at, k));
    return Formula::sum(std::move(sum));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Written of{query, names};
    const Index& at = query.index;
    if (query.of == "scores")
        return of.score(at[0], at[1]);
    if (query.of == "input:gradient")
        return inputGradient(of);
    std::vector<Formula> sum;
    if (query.of == "output")
        for (std::int64_t s = 0; s < of.steps(Port::value); ++s)
            sum.push_back(Formula::product({of.own("p", "weights", at[0], s), of.input(Port::value, s, at[1])}));
    else if (query.of == "weights:gradient")
        for (std::int64_t k = 0; k < query.output[1]; ++k)
            sum.push_back(
                Formula::product({of.own("g", "output:gradient", at[0], k), of.input(Port::value, at[1], k)}));
    else if (query.of == "scale:gradient")
        for (std::int64_t t = 0; t < of.steps(Port::query); ++t)
            for (std::int64_t s = 0; s < of.steps(Port::key); ++s)
                for (std::int64_t k = of.additive ? at[0] : 0; k < (of.additive ? at[0] + 1 : of.count); ++k)
                    sum.push_back(Formula::product({of.own("d", "scores:gradient", t, s), of.match(t, s, k)}));
    else
        return attention::explainShares(query, names);
    return Formula::sum(std::move(sum));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const std::int64_t pairs = output[0] * attention::shapeFor(query, Port::value)[0];
    const std::int64_t match = attention::shapeFor(query, Port::query)[1];
    return {pairs * (match + output[1]), 4 * (output.size() + pairs * (isAdditive(query) ? match + 2 : 2))};
}

Text summary(const LayerQuery& query)
{
    return isAdditive(query) ? Text(TR("additive")) : Text(TR("dot product"));
}

std::string keras(const LayerQuery& query)
{
    if (isAdditive(query))
        return CodeCall("keras.layers.AdditiveAttention")
            .unless("True", "use_scale", python::boolean(query.flag("use_scale")))
            .text();
    return CodeCall("keras.layers.Attention")
        .unless("False", "use_scale", python::boolean(query.flag("use_scale")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    if (isAdditive(query))
        return std::string("lambda q, v, k: torch.softmax(torch.tanh(q[:, :, None] + k[:, None]).sum(-1), -1) @ v")
            + (query.flag("use_scale") ? "  # each tanh times a learned number" : "");
    return CodeCall("lambda q, v, k: F.scaled_dot_product_attention")
        .with("q")
        .with("k")
        .with("v")
        .unless("False", "is_causal", python::boolean(query.flag("causal")))
        .with("scale", "1.0")
        .text();
}

std::vector<AttributeSpec> attributes()
{
    return {
        {.name = "score",
         .kind = AttributeKind::choice,
         .fallback = std::string("dot"),
         .title = TR("Score"),
         .help = TR("How a query and a key are compared. dot: their products added up. additive: their sums, each "
                    "through tanh, added up."),
         .choices = {TR("dot"), TR("additive")}},
        {.name = "use_scale",
         .kind = AttributeKind::boolean,
         .fallback = false,
         .title = TR("Learn the scale"),
         .help = TR("Multiplies the scores by a learned number; additive, each tanh by one of its own.")},
        attention::causalAttribute()};
}

} // namespace

LayerType attention()
{
    const std::string additive = "additive";
    return {.id = "attention",
            .title = TR("Attention"),
            .category = LayerCategory::attention,
            .text = TR(
                "Each query looks at all places: how well it matches their keys becomes shares that add up to 1, "
                "and by these shares the values are mixed. A decoder finds so the words of the source that it needs "
                "now. With one wire a sequence looks at itself; padding is never looked at."),
            .formula = "y = softmax(s)·V; dot: s = Q·Kᵀ; additive: s[t, s] = Σ tanh(q[t] + k[s])",
            .backwardFormula = "∂E/∂V = Wᵀ·∂E/∂y\n"
                               "∂E/∂W = ∂E/∂y·Vᵀ\n"
                               "∂E/∂s = W⊙(∂E/∂W − Σ W⊙∂E/∂W)\n"
                               "∂E/∂Q = ∂E/∂s·K\n"
                               "∂E/∂K = (∂E/∂s)ᵀ·Q",
            .attributes = attributes(),
            .inputs = attention::inputs(),
            .lengths = Lengths::usesFirst,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = {{"scores", TR("scores"), TR("How well a query (row) and a key (column) match.")},
                      {"weights", TR("attention weights"),
                       TR("How much a place (row) takes from another (column): the shares of a row add up to 1.")}},
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Attention",
            .samples = {{{}, {{3, 4}}},
                        {{{"use_scale", true}, {"causal", true}}, {{4, 2}}},
                        {{}, {{2, 3}, {3, 3}}},
                        {{{"score", additive}}, {{2, 3}, {4, 2}, {4, 3}}},
                        {{{"score", additive}, {"use_scale", true}}, {{3, 2}, {2, 2}}},
                        {.attributes = {{"use_scale", true}}, .inputs = {{4, 2}}, .lengths = true},
                        {.attributes = {{"score", additive}, {"causal", true}}, .inputs = {{3, 2}}, .lengths = true}},
            .errors = {{{}, {{8}}, "has the shape 8"},
                       {{}, {{4, 8}, {5, 6}}, "they have 8 and 6"},
                       {{}, {{4, 8}, {5, 8}, {6, 8}}, "there are 6 keys and 5 values"}}};
}

} // namespace loom::layers
