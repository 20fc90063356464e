#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

/// Zeros the same elements of `x` each time it is called in one step: forward for the input, backward for the
/// gradient.
Ref masked(Pass& pass, const Ref& x)
{
    return ops::dropout(pass, x, pass.random("mask"), pass.real("rate"), "rate");
}

void forward(Pass& pass)
{
    pass.setOut(pass.training() ? masked(pass, pass.in()) : pass.in());
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (pass.training() && g && pass.needsGradient(pass.in()))
        pass.addGradient(pass.in(), masked(pass, g));
}

Text summary(const LayerQuery& query)
{
    return Text(TR("rate {rate}"), {{"rate", query.real("rate")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Dropout").with(python::number(query.real("rate"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Dropout").with(python::number(query.real("rate"))).text();
}

} // namespace

LayerType dropout()
{
    return {.id = "dropout",
            .title = TR("Dropout"),
            .category = LayerCategory::regularization,
            .text = TR("Sets randomly chosen numbers to 0 in each training step and enlarges the rest to "
                       "make up for it, so "
                       "that no unit can rely on another. When predicting it does nothing. A remedy against "
                       "overfitting."),
            .formula = "y = x·m/(1 − rate), m = 0 with probability rate, else 1",
            .backwardFormula = "∂E/∂x = ∂E/∂y·m/(1 − rate)",
            .attributes = {{.name = "rate",
                            .kind = AttributeKind::real,
                            .fallback = 0.5,
                            .title = TR("Rate"),
                            .help = TR("The share of numbers set to 0 while training: 0.2 is mild, 0.5 strong."),
                            .minimum = 0,
                            .maximum = 0.99,
                            .step = 0.05,
                            .applies = Applies::now}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainPassing, // as it predicts
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Dropout",
            .samples = {{{}, {{6}}}, {{{"rate", 0.25}}, {{3, 4, 2}}}, {{{"rate", 0.0}}, {{4}}}},
            .errors = {{{{"rate", 1.5}}, {{8}}, "rate is 1.5"}}};
}

} // namespace loom::layers
