#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    if (prediction.rank() > 0 && prediction[-1] == 1 && query.inputs[1].size() == 1)
        return {
            {},
            {problem(query, {},
                     Text(TR("{loss} compares shares that add up to 1 along the last axis, but there is one number "
                             "only. Use more units, or another loss."),
                          {{"loss", query.name}}))}};
    ShapeAnswer answer = regressionLossShape(query);
    if (answer.issues.empty())
        answer.issues = unlessProbabilities(query, "softmax");
    return answer;
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "kl_divergence", pass.in(0), pass.in(1), weight)); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction,
                         ops::lossGradient(pass, "kl_divergence", prediction, pass.in(1), pass.kept("weight")));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(
        query, names,
        {.part = "max(t, 0.0000001)*ln(max(t, 0.0000001)/p)", .slope = "-max(t, 0.0000001)/p", .alongLast = true});
}

std::string keras(const LayerQuery&)
{
    return "keras.losses.KLDivergence()";
}

std::string pytorch(const LayerQuery&)
{
    return "(lambda p, t: nn.KLDivLoss(reduction=\"batchmean\")(torch.log(p), t))";
}

} // namespace

LayerType kl_divergence()
{
    return {
        .id = "kl_divergence",
        .title = TR("Kullback–Leibler divergence"),
        .category = LayerCategory::loss,
        .judges = Judges::choices,
        .comparesShares = true,
        .text =
            TR("How far predicted shares are from the true ones: the surprise beyond what the true shares themselves "
               "hold. 0 where they are equal. For targets that are distributions (soft labels, a teacher's "
               "answers); goes with a softmax."),
        .formula = "L = Σ yₖ·ln(yₖ/ŷₖ)",
        .backwardFormula = "∂L/∂ŷₖ = −yₖ/ŷₖ",
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .samples = {{.inputs = {{3}, {3}}, .positive = true},
                    {.inputs = {{2, 3}, {2, 3}}, .positive = true},
                    {.inputs = {{3}, {3}, {}, {}}, .positive = true}},
        .errors = {{{}, {{1}, {1}}, "there is one number only"}, {{}, {{3}, {4}}, "gives 3 but the target is 4"}}};
}

} // namespace loom::layers
