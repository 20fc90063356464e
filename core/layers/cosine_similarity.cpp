#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    if (prediction.rank() > 0 && prediction[-1] == 1 && query.inputs[1].size() == prediction.size())
        return {{},
                {problem(query, {},
                         Text(TR("{loss} compares directions, but {source} gives one number, which points up or down "
                                 "only. Use more units, or another loss."),
                              {{"loss", query.name}, {"source", sourceName(query, 0)}}))}};
    return regressionLossShape(query);
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    const Ref prediction = ops::unitLength(pass, pass.in(0)), target = ops::unitLength(pass, pass.in(1));
    pass.keep("target", target);
    pass.setOut(ops::loss(pass, "similarity", prediction, target, weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction,
                         ops::unitLengthGradient(pass, prediction,
                                                 ops::lossGradient(pass, "similarity", prediction,
                                                                   pass.kept("target"), pass.kept("weight"))));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool slope = query.of == "input:gradient" && query.port == 0;
    if (!slope && query.of != "output")
        return std::nullopt;
    const Shape& shape = query.layer.inputs[0];
    const std::int64_t count = shape[-1], rows = shape.size() / count;
    const auto number = [&](int port, std::vector<std::int64_t> index, std::int64_t k) {
        index.back() = k;
        return names(port == 0 ? "p" : "t", {query.inputs[std::size_t(port)], index});
    };
    const auto products = [&](int a, int b, const std::vector<std::int64_t>& index) {
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < count; ++k)
            sum.push_back(Formula::product({number(a, index, k), number(b, index, k)}));
        return Formula::sum(std::move(sum));
    };
    const auto length = [&](int port, const std::vector<std::int64_t>& index) {
        return Formula::call("sqrt", {products(port, port, index)});
    };
    const auto mean = [&](const Formula& of) {
        return rows == 1 ? of : Formula::quotient(of, Formula::number(double(rows)));
    };
    if (slope) { // (p·(p·t)/|p|² − t)/(|p|·|t|)
        const std::int64_t k = query.index.back();
        const Formula along = Formula::quotient(
            Formula::product({number(0, query.index, k), products(0, 1, query.index)}), products(0, 0, query.index));
        return mean(Formula::quotient(Formula::sum({along, Formula::negation(number(1, query.index, k))}),
                                      Formula::product({length(0, query.index), length(1, query.index)})));
    }
    std::vector<Formula> sum;
    std::vector<std::int64_t> index(std::size_t(shape.rank()));
    do
        if (index.back() == 0)
            sum.push_back(Formula::negation(
                Formula::quotient(products(0, 1, index), Formula::product({length(0, index), length(1, index)}))));
    while (nextIndex(index, shape));
    return mean(Formula::sum(std::move(sum)));
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.CosineSimilarity()";
}

std::string pytorch(const LayerQuery&)
{
    return "(lambda y, t: -F.cosine_similarity(y, t, dim=-1).mean())";
}

} // namespace

LayerType cosine_similarity()
{
    return {
        .id = "cosine_similarity",
        .title = TR("Cosine similarity"),
        .category = LayerCategory::loss,
        .judges = Judges::amounts,
        .text = TR(
            "How well the directions of prediction and target agree, whatever their lengths: the cosine of the angle "
            "between them along the last axis, with a minus, so that −1 is the best and 1 the opposite. For "
            "codes and embeddings."),
        .formula = "L = −(y·ŷ)/(|y|·|ŷ|)",
        .backwardFormula = "∂L/∂ŷ = (ŷ·(y·ŷ)/|ŷ|² − y)/(|y|·|ŷ|)",
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .samples = {{{}, {{3}, {3}}}, {{}, {{2, 3}, {2, 3}}}, {{}, {{3}, {3}, {}, {}}}},
        .errors = {{{}, {{1}, {1}}, "points up or down only"}, {{}, {{3}, {4}}, "gives 3 but the target is 4"}}};
}

} // namespace loom::layers
