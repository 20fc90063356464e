#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() == 1)
        return {{input.withFront(query.integer("n"))}, {}};
    std::vector<Repair> repairs;
    if (input.rank() > 1)
        repairs = insertBefore(query, 0, TR("Insert Flatten"), "flatten");
    return {{},
            {problem(query, {},
                     Text(TR("{node} repeats a row of numbers; its input has the shape {shape}."),
                          {{"node", query.name}, {"shape", describe(input)}}),
                     std::move(repairs))}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::repeatSteps(pass, pass.in(), pass.integer("n"))); // (features) → (n, features)
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::sumSteps(pass, g));
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    if (query.of == "output")
        return names("x", {query.inputs[0], {query.index[1]}});
    if (query.of != "input:gradient")
        return std::nullopt;
    std::vector<Formula> sum;
    for (std::int64_t t = 0; t < query.output[0]; ++t)
        sum.push_back(names("g", {query.node + "/output:gradient", {t, query.index[0]}}));
    return Formula::sum(std::move(sum));
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{steps} step(s)"), {{"steps", query.integer("n")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.RepeatVector").with(python::number(query.integer("n"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda x: x.unsqueeze(1).repeat(1, " + python::number(query.integer("n")) + ", 1)";
}

} // namespace

LayerType repeat_vector()
{
    const std::int64_t one = 1, three = 3;
    return {.id = "repeat_vector",
            .title = TR("Repeat vector"),
            .category = LayerCategory::shape,
            .text = TR("Gives the same row of numbers at each of several steps: a sequence for a recurrent layer out "
                       "of one summary. So an encoder that read a sequence to its end tells a decoder, at every "
                       "step, what it read."),
            .formula = "y[t] = x for each of n steps",
            .backwardFormula = "∂E/∂x = Σ ∂E/∂y[t]",
            .attributes = {{.name = "n",
                            .kind = AttributeKind::integer,
                            .fallback = std::int64_t(8),
                            .title = TR("Steps"),
                            .help = TR("How many steps the sequence has."),
                            .minimum = 1,
                            .maximum = 1e9,
                            .step = 1}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Expand",
            .samples = {{{{"n", three}}, {{4}}}, {{{"n", one}}, {{2}}}},
            .errors = {{{}, {{4, 3}}, "repeats a row of numbers"}, {{{"n", std::int64_t(0)}}, {{4}}, "n is 0"}}};
}

} // namespace loom::layers
