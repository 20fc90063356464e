#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <algorithm>

namespace loom::layers {
namespace {

bool shares(const LayerQuery& query, int axis)
{
    const std::vector<std::int64_t> axes = query.integers("shared_axes");
    return std::ranges::find(axes, std::int64_t(axis) + 1) != axes.end();
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    for (const std::int64_t axis : query.integers("shared_axes"))
        if (axis > input.rank())
            return {
                {},
                {problem(query, "shared_axes",
                         Text(TR("{node} shares its slopes along axis {axis}, but its input has no such axis: its "
                                 "shape is {shape}."),
                              {{"node", query.name}, {"axis", axis}, {"shape", describe(input)}}),
                         {setRepair(Text(TR("Share along no axis")), query.node, "shared_axes",
                                    std::vector<std::int64_t>{})})}};
    return sameShape(query);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    Shape alpha = query.inputs[0];
    for (int axis = 0; axis < alpha.rank(); ++axis)
        if (shares(query, axis))
            alpha[axis] = 1;
    return {{.name = "alpha",
             .shape = alpha.rank() > 0 ? alpha : Shape{1},
             .initializer = query.text("alpha_initializer"),
             .fanIn = alpha.size(),
             .fanOut = alpha.size()}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::prelu(pass, pass.in(), pass.parameter("alpha")));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), alpha = pass.parameter("alpha"), g = pass.gradient();
    if (!g)
        return;
    if (pass.learns("alpha"))
        pass.addParameterGradient("alpha", ops::preluAlphaGradient(pass, x, g, alpha.shape));
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::preluGradient(pass, x, alpha, g));
}

/// Where alpha of a place of the input stands.
std::vector<std::int64_t> alphaAt(const LayerQuery& query, std::vector<std::int64_t> index)
{
    for (std::size_t axis = 0; axis < index.size(); ++axis)
        if (shares(query, int(axis)))
            index[axis] = 0;
    return index;
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery& layer = query.layer;
    const auto x = [&](const std::vector<std::int64_t>& index) { return names("x", {query.inputs[0], index}); };
    const auto gradient = [&](const std::vector<std::int64_t>& index) {
        return names("g", {query.node + "/output:gradient", index});
    };
    /// relu(−x)
    const auto missing = [&](const std::vector<std::int64_t>& index) {
        return Formula::call("relu", {Formula::negation(x(index))});
    };
    if (query.of == "alpha:gradient") {
        std::vector<Formula> sum;
        std::vector<std::int64_t> at(std::size_t(query.output.rank()));
        do
            if (alphaAt(layer, at) == query.index)
                sum.push_back(Formula::negation(Formula::product({gradient(at), missing(at)})));
        while (nextIndex(at, query.output));
        return Formula::sum(sum);
    }
    const auto alpha = [&] { return names("a", {query.owner + "/alpha", alphaAt(layer, query.index)}); };
    if (query.of == "output")
        return Formula::sum({Formula::call("relu", {x(query.index)}),
                             Formula::negation(Formula::product({alpha(), missing(query.index)}))});
    if (query.of != "input:gradient")
        return std::nullopt;
    const Formula passes = Formula::call("step", {x(query.index)});
    const Formula bent = Formula::sum({Formula::number(1), Formula::negation(passes)});
    return Formula::product({gradient(query.index), Formula::sum({passes, Formula::product({alpha(), bent})})});
}

Cost cost(const LayerQuery&, const Shape& output)
{
    return {output.size(), output.size() * 4};
}

std::string keras(const LayerQuery& query)
{
    std::vector<std::int64_t> axes = query.integers("shared_axes");
    CodeCall call("keras.layers.PReLU");
    call.unless("\"zeros\"", "alpha_initializer", python::quoted(query.text("alpha_initializer")));
    if (!axes.empty())
        call.with("shared_axes", describe(Value(axes)));
    return call.text();
}

/// torch keeps one slope for each place of axis 1, and has the channels of a picture there.
std::string pytorch(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    const int rank = input.rank();
    std::vector<std::int64_t> own, lengths, others, there;
    std::int64_t slopes = 1;
    for (int place = 1; place <= rank; ++place) {
        const int axis = rank == 3 ? (place + 1) % 3 : place - 1; // rows, columns, channels → channels, rows, columns
        (shares(query, axis) ? others : own).push_back(place);
        if (shares(query, axis))
            continue;
        lengths.push_back(input[axis]);
        slopes *= input[axis];
    }
    const std::string layer = CodeCall("nn.PReLU").with(python::number(slopes)).with("init", "0.0").text();
    if (own.empty() || own == std::vector<std::int64_t>{1})
        return layer;
    std::vector<std::int64_t> order{0}, back(std::size_t(rank) + 1);
    order.insert(order.end(), own.begin(), own.end());
    order.insert(order.end(), others.begin(), others.end());
    for (std::size_t i = 0; i < order.size(); ++i)
        back[std::size_t(order[i])] = std::int64_t(i);
    const auto last = std::int64_t(own.size());
    const std::string before =
        "lambda x: x.permute" + python::tuple(order) + ".flatten(1, " + python::number(last) + ")";
    const std::string behind =
        "lambda x: x.unflatten(1, " + python::tuple(lengths) + ").permute" + python::tuple(back);
    return CodeCall("nn.Sequential").with(before).with(layer).with(behind).text();
}

std::vector<AttributeSpec> attributes()
{
    return {initializerAttribute("alpha_initializer", "zeros", TR("Initial slopes"),
                                 TR("How the slopes below 0 start; with zeros the layer starts as ReLU.")),
            {.name = "shared_axes",
             .kind = AttributeKind::integers,
             .fallback = std::vector<std::int64_t>{},
             .title = TR("Shared axes"),
             .help = TR("Along these axes all places have one slope, counted from 1: [1, 2] of a picture gives one "
                        "slope a channel. Empty: every number has its own."),
             .minimum = 1,
             .maximum = 100,
             .applies = Applies::restart}};
}

} // namespace

LayerType prelu()
{
    using Axes = std::vector<std::int64_t>;
    return {.id = "prelu",
            .title = TR("PReLU"),
            .category = LayerCategory::activation,
            .text = TR("Leaky ReLU whose slope below 0 is learned, as a weight is: positive numbers pass, negative "
                       "ones times the slope. Where the slope becomes 0 it is ReLU, where it becomes 1 nothing "
                       "happens at all."),
            .formula = "y = x for x > 0, else α·x",
            .backwardFormula = "∂E/∂x = ∂E/∂y for x > 0, else α·∂E/∂y\n"
                               "∂E/∂α = Σ x·∂E/∂y over the x < 0 that share it",
            .attributes = attributes(),
            .lengths = Lengths::passes,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .cost = cost,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "PRelu",
            .samples = {{{}, {{5}}},
                        {{{"shared_axes", Axes{1, 2}}}, {{3, 4, 2}}},
                        {{{"shared_axes", Axes{1}}}, {{4, 3}}},
                        {{{"shared_axes", Axes{2}}, {"alpha_initializer", std::string("ones")}}, {{2, 3, 2}}},
                        {{{"shared_axes", Axes{1}}}, {{4}}}},
            .errors = {{{{"shared_axes", Axes{2}}}, {{4}}, "has no such axis"},
                       {{{"shared_axes", Axes{0}}}, {{4}}, "shared_axes is 0"}}};
}

} // namespace loom::layers
