#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural networks", NeurIPS 2012,
// section 3.3. α is the paper's and TensorFlow's; PyTorch's is that times the size.

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;

/// How many channels on each side count.
template<class Settings> std::int64_t beside(const Settings& settings)
{
    return settings.integer("size") / 2;
}

ShapeAnswer infer(const LayerQuery& query)
{
    const std::int64_t size = query.integer("size");
    if (size % 2 == 1)
        return sameShape(query);
    return {{},
            {problem(query, "size",
                     Text(TR("{node} takes each channel and as many on either side: an odd number, and not {size}."),
                          {{"node", query.name}, {"size", size}}),
                     {setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                                     {{"attribute", TR("Channels")}, {"node", query.name}, {"value", size + 1}}),
                                query.node, "size", size + 1)})}};
}

Ref raised(Pass& pass, const Ref& x, double exponent)
{
    return ops::activation(pass, x, "power", exponent);
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (…, channels)
    const Ref squares = ops::nearChannels(pass, ops::activation(pass, x, "square"), beside(pass), beside(pass));
    const Ref part = ops::activation(pass, squares, "scale", pass.real("alpha"));
    const Ref strength = ops::activation(pass, part, "shift", pass.real("k")); // k + α·Σ x²
    pass.keep("strength", strength);
    pass.setOut(ops::multiply(pass, x, raised(pass, strength, -pass.real("beta"))));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (!g || !pass.needsGradient(x))
        return;
    const double beta = pass.real("beta");
    const Ref strength = pass.kept("strength");
    pass.addGradient(x, ops::multiply(pass, g, raised(pass, strength, -beta)));
    const Ref felt = ops::multiply(pass, ops::multiply(pass, g, x), raised(pass, strength, -beta - 1));
    const Ref around = ops::multiply(pass, x, ops::nearChannels(pass, felt, beside(pass), beside(pass)));
    pass.addGradient(x, ops::activation(pass, around, "scale", -2 * pass.real("alpha") * beta));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery& layer = query.layer;
    const std::int64_t channel = query.index.back();
    const double beta = layer.real("beta");
    const auto at = [&](std::int64_t k) {
        Index index = query.index;
        index.back() = k;
        return index;
    };
    const auto x = [&](std::int64_t k) { return names("x", {query.inputs[0], at(k)}); };
    const auto raised = [&](std::int64_t k, double exponent) {
        return Formula::power(names("s", {query.node + "/strength", at(k)}), Formula::number(exponent));
    };
    const auto around = [&](std::int64_t first, std::int64_t last, const auto& part) {
        std::vector<Formula> sum;
        for (std::int64_t k = std::max<std::int64_t>(0, first); k <= std::min(last, layer.inputs[0][-1] - 1); ++k)
            sum.push_back(part(k));
        return sum.empty() ? Formula() : Formula::sum(std::move(sum));
    };
    if (query.of == "strength")
        return Formula::sum({Formula::number(layer.real("k")),
                             Formula::product({Formula::number(layer.real("alpha")),
                                               around(channel - beside(layer), channel + beside(layer), [&](auto k) {
                                                   return Formula::power(x(k), Formula::number(2));
                                               })})});
    if (query.of == "output")
        return Formula::quotient(x(channel), raised(channel, beta));
    if (query.of != "input:gradient")
        return std::nullopt;
    const auto g = [&](std::int64_t k) { return names("g", {query.node + "/output:gradient", at(k)}); };
    const Formula own = Formula::quotient(g(channel), raised(channel, beta));
    const Formula others = around(channel - beside(layer), channel + beside(layer), [&](auto k) {
        return Formula::quotient(Formula::product({g(k), x(k)}), raised(k, beta + 1));
    });
    return Formula::sum(
        {own,
         Formula::negation(Formula::product({Formula::number(2 * layer.real("alpha") * beta), x(channel), others}))});
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return {output.size() * (query.integer("size") + 2), output.size() * 16};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{size} channel(s)"), {{"size", query.integer("size")}});
}

std::string number(const LayerQuery& query, const char* name)
{
    return python::number(query.real(name));
}

// TensorFlow's own: Keras has none.
std::string keras(const LayerQuery& query)
{
    return "keras.layers.Lambda("
        + CodeCall("lambda x: tf.nn.local_response_normalization")
              .with("x")
              .with(python::number(beside(query)))
              .with(number(query, "k"))
              .with(number(query, "alpha"))
              .with(number(query, "beta"))
              .text()
        + ")";
}

std::string pytorch(const LayerQuery& query)
{
    const double size = double(query.integer("size"));
    return CodeCall("nn.LocalResponseNorm")
        .with(python::number(query.integer("size")))
        .with("alpha", python::number(query.real("alpha") * size))
        .with("beta", number(query, "beta"))
        .with("k", number(query, "k"))
        .text();
}

AttributeSpec real(const char* name, double fallback, Text title, Text help, double least = 0)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = 100};
}

std::vector<AttributeSpec> attributes()
{
    return {{.name = "size",
             .kind = AttributeKind::integer,
             .fallback = std::int64_t(5),
             .title = TR("Channels"),
             .help = TR("How many channels side by side hold one another down: 5 are the channel itself and two on "
                        "each side."),
             .minimum = 1,
             .maximum = 1000},
            real("alpha", 1e-4, TR("Alpha"), TR("How strongly the squares of the neighbors count.")),
            real("beta", 0.75, TR("Beta"), TR("The power to which the strength is raised: 0 leaves all as it is.")),
            real("k", 2, TR("Offset"), TR("Added to the squares, so that nothing is divided by 0."), 1e-6)};
}

} // namespace

LayerType local_response_normalization()
{
    return {
        .id = "local_response_normalization",
        .title = TR("Local response normalization"),
        .category = LayerCategory::normalization,
        .text = TR("Divides each number by the strength of the same place in the channels beside it: where one "
                   "pattern is seen clearly, its neighbors are held down. AlexNet had it; batch normalization has "
                   "taken its place. It has nothing to learn."),
        .formula = "y[c] = x[c]/s[c]^β\ns[c] = k + α·Σ x[j]², channels j around c",
        .backwardFormula = "∂E/∂x[c] = ∂E/∂y[c]/s[c]^β − 2·α·β·x[c]·Σ ∂E/∂y[j]·x[j]/s[j]^(β + 1)",
        .attributes = attributes(),
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .inner = {{"strength", TR("strengths"),
                   TR("The offset and the squares of the channels around, by which each number is divided.")}},
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "LRN",
        .samples = {{{}, {{2, 2, 7}}},
                    {{{"size", std::int64_t(3)}, {"alpha", 0.5}, {"k", 1.0}}, {{2, 5}}},
                    {{{"size", std::int64_t(7)}, {"alpha", 0.3}, {"beta", 1.5}}, {{6}}},
                    {{{"size", std::int64_t(1)}, {"alpha", 1.0}}, {{3}}}},
        .errors = {{{{"size", std::int64_t(0)}}, {{8, 8, 4}}, "size is 0"}, {{{"k", 0.0}}, {{8, 8, 4}}, "k is 0"}}};
}

} // namespace loom::layers
