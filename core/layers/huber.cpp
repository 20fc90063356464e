#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::loss(pass, "huber", pass.in(0), pass.in(1), weight, pass.real("delta"))); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(
            prediction,
            ops::lossGradient(pass, "huber", prediction, pass.in(1), pass.kept("weight"), pass.real("delta")));
}

/// Of the difference, cut off at δ, c: c·(|p − t| − c/2).
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    return explainMeanLoss(query, names,
                           {.part = "min(abs(p - t), a)*(abs(p - t) - min(abs(p - t), a)/2)",
                            .slope = "max(-a, min(a, p - t))",
                            .a = query.layer.real("delta")});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.losses.Huber").unless("1", "delta", python::number(query.real("delta"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.HuberLoss").unless("1", "delta", python::number(query.real("delta"))).text();
}

} // namespace

LayerType huber()
{
    return {
        .id = "huber",
        .title = TR("Huber loss"),
        .category = LayerCategory::loss,
        .judges = Judges::amounts,
        .text = TR("Squared for differences up to δ, straight beyond, for amounts (regression): smooth near the "
                   "target as the squared error, and outliers pull no harder than δ."),
        .formula = "L = mean ½(y − ŷ)² for |y − ŷ| ≤ δ, else δ·|y − ŷ| − ½δ²",
        .backwardFormula = "∂L/∂ŷ = (ŷ − y)/n for |y − ŷ| ≤ δ, else δ·sign(ŷ − y)/n",
        .attributes = {{.name = "delta",
                        .kind = AttributeKind::real,
                        .fallback = 1.0,
                        .title = TR("Delta"),
                        .help = TR("The difference from which on the loss is a straight line, in the target's "
                                   "unit after its transforms."),
                        .minimum = 0,
                        .maximum = 1e6,
                        .step = 0.1,
                        .exclusiveMinimum = true}},
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = regressionLossShape,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .keras = keras,
        .pytorch = pytorch,
        .samples = {{{}, {{3}, {3}}},
                    {{{"delta", 0.25}}, {{1}, {1}}},
                    {{{"delta", 2.5}}, {{2, 3, 2}, {2, 3, 2}}},
                    {{{"delta", 0.5}}, {{3}, {3}, {}}},
                    {{}, {{3}, {3}, {}, {}}}},
        .errors = {{{}, {{10}, {1}}, "gives 10 but the target is 1"}, {{{"delta", 0.0}}, {{1}, {1}}, "delta is 0"}}};
}

} // namespace loom::layers
