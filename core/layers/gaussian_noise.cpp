#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

void forward(Pass& pass)
{
    const Ref x = pass.in();
    pass.setOut(pass.training() ? ops::add(
                    pass, x, ops::randomNormal(pass, x.shape, pass.random("noise"), 0, pass.real("stddev")))
                                : x);
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient(); // where it only predicts, the output is the input itself
    if (pass.training() && g && pass.needsGradient(pass.in()))
        pass.addGradient(pass.in(), g);
}

Text summary(const LayerQuery& query)
{
    return Text(TR("deviation {stddev}"), {{"stddev", query.real("stddev")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.GaussianNoise").with(python::number(query.real("stddev"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda x: x + " + python::number(query.real("stddev"))
        + " * torch.randn_like(x) if torch.is_grad_enabled() else x";
}

} // namespace

LayerType gaussian_noise()
{
    return {.id = "gaussian_noise",
            .title = TR("Gaussian noise"),
            .category = LayerCategory::regularization,
            .text =
                TR("Adds fresh random numbers of the normal distribution in each training step, so that the network "
                   "learns what does not hang on the last digit. When predicting it does nothing. In front of an "
                   "autoencoder it makes the task: take the noise away again."),
            .formula = "y = x + n, n ~ N(0, stddev²) while training, else y = x",
            .backwardFormula = "∂E/∂x = ∂E/∂y",
            .attributes = {{.name = "stddev",
                            .kind = AttributeKind::real,
                            .fallback = 0.1,
                            .title = TR("Standard deviation"),
                            .help = TR("How far the numbers are moved: two of three by less than this."),
                            .minimum = 0,
                            .maximum = 1e6,
                            .step = 0.05}},
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainPassing, // as it predicts
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Add",
            .samples = {{{}, {{6}}}, {{{"stddev", 1.0}}, {{2, 3, 2}}}, {{{"stddev", 0.0}}, {{4, 2}}}},
            .errors = {{{{"stddev", -1.0}}, {{8}}, "stddev is -1"}}};
}

} // namespace loom::layers
