#include "base/math.h"
#include "graph/attention_heads.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Vaswani et al., "Attention is all you need", NeurIPS 2017. Parameters have the shapes of Keras.

namespace loom::layers {
namespace {

using attention::HeadSizes;
using attention::kProjections;
using attention::Port;
using attention::Projection;

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = attention::seriesIssues(query, 2 * query.integer("num_heads")); !issues.empty())
        return {{}, std::move(issues)};
    return {{attention::shapeFor(query, Port::query)}, {}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const HeadSizes sizes(query);
    std::vector<ParameterSpec> specs;
    const auto add = [&](const std::string& kernel, const std::string& bias, Shape shape, Shape biases) {
        const std::int64_t out = biases.size();
        specs.push_back({.name = kernel,
                         .shape = shape,
                         .initializer = query.text("kernel_initializer"),
                         .fanIn = shape.size() / out,
                         .fanOut = out});
        if (query.flag("use_bias"))
            specs.push_back({.name = bias, .shape = std::move(biases), .initializer = "zeros"});
    };
    for (const Projection& p : kProjections) {
        const std::int64_t width = p.port == Port::value ? sizes.read : sizes.match;
        add(p.kernel, p.bias, {attention::shapeFor(query, p.port)[1], sizes.heads, width}, {sizes.heads, width});
    }
    const std::int64_t out = attention::shapeFor(query, Port::query)[1];
    add("output_kernel", "output_bias", {sizes.heads, sizes.read, out}, {out});
    return specs;
}

Ref inputFor(const Pass& pass, Port port)
{
    for (int place = port; place > Port::query; --place)
        if (const Ref given = pass.in(place))
            return given;
    return pass.in();
}

Ref biasOf(const Pass& pass, const char* name)
{
    return pass.hasParameter(name) ? pass.parameter(name) : Ref{};
}

/// (a, b, n) → (b, a, n): the heads in front of the places, or behind them.
std::vector<ops::MovedAxis> swapped(const Shape& x)
{
    std::vector<ops::MovedAxis> axes = ops::allAxes(x);
    std::swap(axes[0], axes[1]);
    return axes;
}

Ref swap(Pass& pass, const Ref& x)
{
    return ops::moved(pass, x, swapped(x.shape));
}

Ref flat(const Ref& heads)
{
    return ops::reshape(heads, Shape{heads.shape[0], heads.shape[1] * heads.shape[2]});
}

double shrinking(const Shape& query)
{
    return 1 / math::sqrt(double(query[-1]));
}

void forward(Pass& pass)
{
    Ref byHead[3]; // (heads, T or S, numbers)
    for (const Projection& p : kProjections) {
        const Ref x = inputFor(pass, p.port), kernel = pass.parameter(p.kernel); // (T or S, in)
        const std::int64_t heads = kernel.shape[1], width = kernel.shape[2];
        const Ref all = ops::project(pass, x, kernel, biasOf(pass, p.bias), heads * width);
        const Shape split{x.shape[0], heads, width};
        pass.keep(p.name, ops::reshape(all, split)); // (T or S, heads, numbers)
        const Ref meant =
            p.port == Port::query ? ops::activation(pass, all, "scale", shrinking(split)) : all; // /√key_dim
        byHead[p.port] = swap(pass, ops::reshape(meant, split));
    }
    const Ref scores = ops::matmul(pass, byHead[Port::query], byHead[Port::key], false, true); // (heads, T, S)
    const Ref weights = ops::maskedSoftmax(pass, scores, inputFor(pass, Port::value), pass.flag("causal"));
    const Ref heads = swap(pass, ops::matmul(pass, weights, byHead[Port::value])); // (T, heads, numbers)
    pass.keep("scores", scores);
    pass.keep("weights", weights);
    pass.keep("heads", heads);
    const Ref kernel = pass.parameter("output_kernel");
    pass.setOut(ops::project(pass, flat(heads), kernel, biasOf(pass, "output_bias"), kernel.shape[2])); // (T, out)
}

/// Sends on what came back to the result of `swap`; the one before it.
Ref swapBack(Pass& pass, const Ref& moved)
{
    const Ref before = pass.plan().writerOf(moved.buffer)->inputs[0];
    if (const Ref g = pass.gradientOf(moved))
        pass.addGradient(before, ops::movedGradient(pass, g, before.shape, swapped(before.shape)));
    return before;
}

void backward(Pass& pass)
{
    const Ref heads = pass.kept("heads"), scores = pass.kept("scores"), weights = pass.kept("weights");
    ops::projectBackward(pass, pass.gradient(), flat(heads), "output_kernel", "output_bias");
    const Ref read = swapBack(pass, heads); // (heads, T, numbers)
    if (!pass.gradientOf(read))
        return;
    const std::vector<Ref> looked = pass.plan().writerOf(read.buffer)->inputs; // weights, values
    const std::vector<Ref> matched = pass.plan().writerOf(scores.buffer)->inputs; // queries, keys
    ops::matmulBackward(pass, pass.gradientOf(read), weights, looked[1], false, false);
    ops::maskedSoftmaxBackward(pass, scores, weights);
    if (const Ref g = pass.gradientOf(scores))
        ops::matmulBackward(pass, g, matched[0], matched[1], false, true);
    for (const Projection& p : kProjections) {
        const Ref all = pass.kept(p.name);
        const Ref before = swapBack(pass,
                                    p.port == Port::query     ? matched[0]
                                        : p.port == Port::key ? matched[1]
                                                              : looked[1]);
        if (p.port == Port::query)
            ops::activationBackward(pass, all, before, "scale", shrinking(all.shape));
        ops::projectBackward(pass, pass.gradientOf(flat(all)), inputFor(pass, p.port), p.kernel, p.bias);
    }
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const HeadSizes sizes(query);
    const Shape &queries = attention::shapeFor(query, Port::query), &keys = attention::shapeFor(query, Port::key),
                &values = attention::shapeFor(query, Port::value);
    const std::int64_t match = sizes.heads * sizes.match, read = sizes.heads * sizes.read;
    return {(queries.size() + keys.size()) * match + values.size() * read + queries[0] * values[0] * (match + read)
                + output.size() * read,
            4
                * (output.size() + (queries[0] + keys[0]) * match + (values[0] + queries[0]) * read
                   + 2 * sizes.heads * queries[0] * values[0])};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{heads} head(s) of {numbers}"),
                {{"heads", query.integer("num_heads")}, {"numbers", query.integer("key_dim")}});
}

std::string keras(const LayerQuery& query)
{
    const HeadSizes sizes(query);
    return CodeCall("keras.layers.MultiHeadAttention")
        .with(python::number(sizes.heads))
        .with(python::number(sizes.match))
        .unless(python::number(sizes.match), "value_dim", python::number(sizes.read))
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .text();
}

/// PyTorch's heads share the numbers of the query out evenly.
std::string pytorch(const LayerQuery& query)
{
    const std::int64_t width = attention::shapeFor(query, Port::query)[-1];
    const std::string own = python::number(width);
    return CodeCall("nn.MultiheadAttention")
        .with(own)
        .with(python::number(query.integer("num_heads")))
        .unless("True", "bias", python::boolean(query.flag("use_bias")))
        .unless(own, "kdim", python::number(attention::shapeFor(query, Port::key)[-1]))
        .unless(own, "vdim", python::number(attention::shapeFor(query, Port::value)[-1]))
        .with("batch_first", python::boolean(true))
        .text();
}

AttributeSpec countAttribute(const char* name, Value fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = std::move(fallback),
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 65536,
            .step = 1};
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec read = countAttribute("value_dim", Value(), TR("Numbers read"),
                                        TR("How many numbers each head reads at a place. Empty: as many as are "
                                           "matched."));
    read.optional = true;
    return {countAttribute("num_heads", std::int64_t(2), TR("Heads"),
                           TR("How many looks are taken at once: each head has weights of its own and can look for "
                              "something else.")),
            countAttribute("key_dim", std::int64_t(16), TR("Numbers matched"),
                           TR("How many numbers of a query and a key are compared in each head.")),
            std::move(read),
            attention::causalAttribute(),
            useBiasAttribute(),
            initializerAttribute("kernel_initializer", "glorot_uniform", TR("Initial weights"),
                                 TR("How the weights are drawn before training."))};
}

std::vector<InnerSpec> inner()
{
    return {{"query", TR("queries"), TR("What each place asks for, in each head.")},
            {"key", TR("keys"), TR("What each place offers to be found by, in each head.")},
            {"value", TR("values"), TR("What is read from a place, in each head.")},
            {"scores", TR("scores"),
             TR("How well a query (row) and a key (column) match: all products added up, divided by the root of how "
                "many they are.")},
            {"weights", TR("attention weights"),
             TR("How much a place (row) takes from another (column): the shares of a row add up to 1.")},
            {"heads", TR("what the heads read"), TR("The values of all places, each by its weight.")}};
}

} // namespace

LayerType multi_head_attention()
{
    const std::int64_t two = 2, three = 3, one = 1;
    return {.id = "multi_head_attention",
            .title = TR("Multi-head attention"),
            .category = LayerCategory::attention,
            .text = TR(
                "Lets each step of a sequence look at all steps of a sequence and take from each as much as it is "
                "meant by it. Every head turns the steps into queries, keys and values by weights of its own, and "
                "what they read is put together again. With one wire the sequence looks at itself (self-attention); "
                "padding is never looked at."),
            .formula = "W = softmax(Q·Kᵀ/√d), y = [W·V of all heads]·W_o + b; Q, K, V = x·W_q, x·W_k, x·W_v + b",
            .backwardFormula = "∂E/∂V = Wᵀ·∂E/∂(W·V)\n"
                               "∂E/∂W = ∂E/∂(W·V)·Vᵀ\n"
                               "∂E/∂S = W⊙(∂E/∂W − Σ W⊙∂E/∂W)\n"
                               "∂E/∂Q = ∂E/∂S·K/√d\n"
                               "∂E/∂K = (∂E/∂S)ᵀ·Q/√d",
            .attributes = attributes(),
            .inputs = attention::inputs(),
            .lengths = Lengths::usesFirst,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = attention::explainHeads,
            .inner = inner(),
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Attention",
            .samples = {{{{"num_heads", two}, {"key_dim", two}}, {{3, 4}}},
                        {{{"num_heads", two}, {"key_dim", one}, {"causal", true}}, {{4, 2}}},
                        {{{"num_heads", one}, {"key_dim", two}, {"value_dim", three}}, {{2, 3}, {3, 2}}},
                        {{{"num_heads", two}, {"key_dim", two}, {"use_bias", false}}, {{2, 3}, {3, 2}, {3, 1}}},
                        {.attributes = {{"num_heads", two}, {"key_dim", two}}, .inputs = {{4, 2}}, .lengths = true},
                        {.attributes = {{"num_heads", one}, {"key_dim", two}, {"causal", true}},
                         .inputs = {{3, 2}},
                         .lengths = true}},
            .errors = {{{}, {{8}}, "has the shape 8"},
                       {{}, {{4, 8}, {5, 8}, {6, 8}}, "there are 6 keys and 5 values"},
                       {{{"num_heads", std::int64_t(0)}}, {{4, 8}}, "num_heads is 0"}}};
}

} // namespace loom::layers
