#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() >= 2)
        return {{Shape{input[-1], input[-1]}}, {}};
    return {{},
            {problem(query, {},
                     Text(TR("{node} compares the channels of many places, as of a picture (rows × columns × "
                             "channels); its input has the shape {shape}."),
                          {{"node", query.name}, {"shape", describe(input)}}))}};
}

/// The channels of each place: (places, channels).
Ref places(const Ref& x)
{
    return ops::reshape(x, Shape{x.shape.size() / x.shape[-1], x.shape[-1]});
}

void forward(Pass& pass)
{
    const Ref x = places(pass.in());
    const Ref sums = ops::matmul(pass, x, x, true, false);
    pass.setOut(pass.flag("normalize") ? ops::activation(pass, sums, "scale", 1.0 / double(x.shape.size())) : sums);
}

void backward(Pass& pass)
{
    Ref g = pass.gradient();
    const Ref x = places(pass.in());
    if (!g || !pass.needsGradient(x))
        return;
    if (pass.flag("normalize"))
        g = ops::activation(pass, g, "scale", 1.0 / double(x.shape.size()));
    ops::matmulBackward(pass, g, x, x, true, false);
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    const Shape& x = query.layer.inputs[0];
    const auto at = [&](std::vector<std::int64_t> place, std::int64_t channel) {
        place.push_back(channel);
        return names("x", {query.inputs[0], place});
    };
    std::vector<Formula> sum;
    if (forward) {
        std::vector<std::int64_t> axes = x.axes();
        axes.pop_back();
        std::vector<std::int64_t> place(axes.size(), 0);
        do
            sum.push_back(Formula::product({at(place, query.index[0]), at(place, query.index[1])}));
        while (nextIndex(place, Shape(axes)));
    } else {
        const std::vector<std::int64_t> place(query.index.begin(), query.index.end() - 1);
        const std::int64_t own = query.index.back();
        for (std::int64_t other = 0; other < x[-1]; ++other) {
            const auto g = [&](std::int64_t i, std::int64_t j) {
                return names("g", {query.node + "/output:gradient", {i, j}});
            };
            sum.push_back(Formula::product({Formula::sum({g(own, other), g(other, own)}), at(place, other)}));
        }
    }
    const Formula all = Formula::sum(std::move(sum));
    return query.layer.flag("normalize") ? Formula::quotient(all, Formula::number(double(x.size()))) : all;
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return {query.inputs[0].size() * query.inputs[0][-1], output.size() * 4};
}

std::string keras(const LayerQuery& query)
{
    const Shape& x = query.inputs[0];
    const std::string channels = std::to_string(x[-1]);
    return "keras.layers.Lambda(lambda x: keras.ops.einsum(\"npi,npj->nij\", *[keras.ops.reshape(x, (-1, "
        + std::to_string(x.size() / x[-1]) + ", " + channels + "))] * 2)"
        + (query.flag("normalize") ? " / " + std::to_string(x.size()) : "") + ")";
}

std::string pytorch(const LayerQuery& query)
{
    return std::string("lambda x: torch.einsum(\"npi,npj->nij\", *[x.flatten(1, -2)] * 2)")
        + (query.flag("normalize") ? " / x[0].numel()" : "");
}

} // namespace

LayerType gram_matrix()
{
    return {.id = "gram_matrix",
            .title = TR("Gram matrix"),
            .category = LayerCategory::arithmetic,
            .text =
                TR("How much each two channels go together, added up over all places of a picture: where something "
                   "stands no longer matters, only what comes with what. So it holds a picture's style and not its "
                   "content."),
            .formula = "y[i, j] = Σₚ x[p, i]·x[p, j]",
            .backwardFormula = "∂E/∂x = x·(∂E/∂y + (∂E/∂y)ᵀ)",
            .attributes = {{.name = "normalize",
                            .kind = AttributeKind::boolean,
                            .fallback = true,
                            .title = TR("By size"),
                            .help = TR("Divides by how many numbers the input has, so that large pictures and deep "
                                       "layers weigh no more than small ones.")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .cost = cost,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "MatMul",
            .samples = {{{}, {{3, 2, 4}}}, {{{"normalize", false}}, {{5, 3}}}},
            .errors = {{{}, {{64}}, "its input has the shape 64"}}};
}

} // namespace loom::layers
