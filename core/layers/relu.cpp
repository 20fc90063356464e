#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <limits>

namespace loom::layers {
namespace {

/// Without numbers of its own it is the plain one, which products take into their own loops.
struct Function {
    std::string id = "relu";
    std::vector<double> numbers{0};
};

template<class Layer> bool isBounded(const Layer& layer)
{
    return layer.real("max_value") > 0;
}

Function functionOf(const Pass& pass)
{
    const double below = pass.real("negative_slope"), threshold = pass.real("threshold");
    if (isBounded(pass) || threshold > 0)
        return {
            "bounded_relu",
            {below, isBounded(pass) ? pass.real("max_value") : std::numeric_limits<double>::infinity(), threshold}};
    return below > 0 ? Function{"leaky_relu", {below}} : Function{};
}

void forward(Pass& pass)
{
    const Function function = functionOf(pass);
    pass.setOut(ops::activation(pass, pass.in(), function.id, function.numbers));
}

void backward(Pass& pass)
{
    const Function function = functionOf(pass);
    ops::activationBackward(pass, pass.in(), pass.out(), function.id, function.numbers);
}

Text summary(const LayerQuery& query)
{
    if (isBounded(query))
        return Text(TR("at most {value}"), {{"value", query.real("max_value")}});
    if (query.real("negative_slope") > 0)
        return Text(TR("slope {value}"), {{"value", query.real("negative_slope")}});
    return Text();
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.ReLU")
        .unless("none", "max_value", describe(attributeOf(query.attributes, "max_value")))
        .unless("0", "negative_slope", python::number(query.real("negative_slope")))
        .unless("0", "threshold", python::number(query.real("threshold")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    const double below = query.real("negative_slope"), threshold = query.real("threshold");
    const double most = query.real("max_value");
    if (threshold == 0 && !isBounded(query))
        return below > 0 ? CodeCall("nn.LeakyReLU").with(python::number(below)).text() : "nn.ReLU()";
    if (threshold == 0 && below == 0)
        return most == 6 ? "nn.ReLU6()" : CodeCall("nn.Hardtanh").with("0").with(python::number(most)).text();
    const std::string above = isBounded(query) ? "x.clamp(max=" + python::number(most) + ")" : "x";
    const std::string from = python::number(threshold);
    return "lambda x: torch.where(x > " + from + ", " + above + ", " + python::number(below) + " * (x - " + from
        + "))";
}

AttributeSpec numberAttribute(const char* name, Text title, Text help, double maximum)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = 0.0,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = maximum,
            .step = 0.05};
}

std::vector<AttributeSpec> attributes()
{
    AttributeSpec most = numberAttribute("max_value", TR("Largest output"),
                                         TR("What is larger comes out as this; 6 makes the ReLU6 of small networks. "
                                            "Empty: there is no limit."),
                                         1e6);
    most.fallback = Value();
    most.optional = most.exclusiveMinimum = true;
    most.step = 1;
    return {std::move(most),
            numberAttribute("negative_slope", TR("Slope below 0"),
                            TR("How much of a negative number passes: 0 is ReLU, 1 changes nothing."), 10),
            numberAttribute("threshold", TR("Threshold"),
                            TR("Only what is larger passes; of what is smaller the slope's share of the difference."),
                            1e6)};
}

} // namespace

LayerType relu()
{
    return {.id = "relu",
            .title = TR("ReLU"),
            .category = LayerCategory::activation,
            .text =
                TR("Lets positive numbers pass and makes negative ones 0. Its slope is 1 wherever it is not 0, so "
                   "gradients "
                   "do not fade through many layers; a unit that is negative for every sample no longer learns."),
            .formula = "y = max(0, x)",
            .backwardFormula = "∂E/∂x = ∂E/∂y for x > 0, else 0",
            .attributes = attributes(),
            .lengths = Lengths::passes,
            .infer = sameShape,
            .forward = forward,
            .backward = backward,
            .explain = explainActivation,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Relu",
            .samples = {{{}, {{5}}},
                        {{}, {{3, 4, 2}}},
                        {{{"max_value", 0.5}}, {{6}}},
                        {{{"negative_slope", 0.2}}, {{6}}},
                        {{{"max_value", 1.0}, {"negative_slope", 0.2}, {"threshold", 0.3}}, {{3, 4}}},
                        {{{"threshold", 0.5}}, {{6}}}},
            .errors = {{{{"max_value", 0.0}}, {{4}}, "max_value is 0"},
                       {{{"negative_slope", -0.5}}, {{4}}, "negative_slope is -0.5"}}};
}

} // namespace loom::layers
