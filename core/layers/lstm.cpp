#include "graph/explain_lstm.h"
#include "graph/recurrent_pieces.h"
#include "plan/recurrent_layer.h"

namespace loom::layers {
namespace {

/// A unit keeps of each step: four sums, three gates, candidate, cell and state.
constexpr std::int64_t kKeptNumbers = 10, kGates = 4;

ShapeAnswer infer(const LayerQuery& query)
{
    return recurrent::shapeOf(query, kKeptNumbers, 2);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    std::vector<ParameterSpec> specs = recurrent::weights(query, kGates);
    const std::int64_t in = query.inputs[0][-1], gates = kGates * query.integer("units");
    if (query.flag("use_bias"))
        specs.push_back({.name = "bias",
                         .shape = {gates},
                         .initializer = query.flag("unit_forget_bias") ? "open_forget_gate" : "zeros",
                         .initialValue = query.real("forget_bias"),
                         .fanIn = in,
                         .fanOut = gates});
    return specs;
}

void forward(Pass& pass)
{
    const Ref z = recurrent::inputSums(pass); // (time, 4·units)
    const Ref hiddenBefore = recurrent::stateBefore(pass, "hidden_state");
    const Ref cellBefore = recurrent::stateBefore(pass, "cell_state", recurrent::kCell);
    ops::LstmSteps steps = ops::lstm(pass, z, pass.parameter("recurrent_kernel"), recurrent::functionsOf(pass),
                                     hiddenBefore, cellBefore); // all (time, units)
    steps.hidden.lengths = steps.cell.lengths = pass.in().lengths;
    pass.keep("input_gate", steps.input);
    pass.keep("forget_gate", steps.forget);
    pass.keep("candidate", steps.candidate);
    pass.keep("output_gate", steps.output);
    pass.keep("cell", steps.cell);
    recurrent::carryOn(pass, steps.hidden, hiddenBefore);
    recurrent::carryOn(pass, steps.cell, cellBefore, recurrent::kCell);
    recurrent::give(pass, steps.hidden);
    recurrent::giveLast(pass, steps.cell, recurrent::kCell);
}

void backward(Pass& pass)
{
    const ops::LstmSteps steps = {pass.kept("hidden"),    pass.kept("input_gate"),  pass.kept("forget_gate"),
                                  pass.kept("candidate"), pass.kept("output_gate"), pass.kept("cell")};
    Ref g = recurrent::hiddenGradient(pass); // (time, units) or (units)
    const Ref cells = recurrent::lastGradient(pass, steps.cell, recurrent::kCell),
              cellBefore = pass.in(recurrent::kCell);
    if (!g && !cells)
        return;
    if (!g)
        g = ops::constant(pass, Shape{pass.integer("units")}, 0);
    const auto [dz, dcell] = ops::lstmGradient(pass, g, steps, pass.parameter("recurrent_kernel"),
                                               recurrent::functionsOf(pass), cellBefore, cells);
    pass.addGradient(steps.cell, dcell);
    if (pass.learns("recurrent_kernel"))
        pass.addParameterGradient("recurrent_kernel", ops::recurrentGradient(pass, steps.hidden, dz));
    recurrent::giveBackState(pass, dz);
    if (pass.needsGradient(cellBefore))
        pass.addGradient(cellBefore, recurrent::firstProduct(pass, {dcell, steps.forget}));
    recurrent::giveBack(pass, dz);
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return recurrent::cost(query, output, kGates, kKeptNumbers);
}

std::string keras(const LayerQuery& query)
{
    const bool own = query.flag("use_bias") && query.flag("unit_forget_bias") && query.real("forget_bias") != 1;
    const std::string bias =
        "lambda shape, dtype=None: " + recurrent::gatesOf(query, "0, {bias}, 0, 0", "forget_bias");
    return recurrent::kerasCall(
        query,
        CodeCall("keras.layers.LSTM")
            .with(python::number(query.integer("units")))
            .unless("\"tanh\"", "activation", python::quoted(query.text("activation")))
            .unless("\"sigmoid\"", "recurrent_activation", python::quoted(query.text("recurrent_activation")))
            .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
            .unless("True", "unit_forget_bias", python::boolean(query.flag("unit_forget_bias") && !own))
            .unless("", "bias_initializer", own ? bias : ""));
}

std::string pytorch(const LayerQuery& query)
{
    return recurrent::pytorchCall(
        query,
        CodeCall("nn.LSTM").with(python::number(query.inputs[0][-1])).with(python::number(query.integer("units"))));
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        recurrent::unitsAttribute(TR("How many cells the layer has: each remembers one number from step to step.")),
        recurrent::functionAttribute("activation", "tanh", TR("Activation"),
                                     TR("The function of the candidate and of what the cell shows; tanh as a rule.")),
        recurrent::functionAttribute("recurrent_activation", "sigmoid", TR("Gate activation"),
                                     TR("The function of the three gates; sigmoid opens them between 0 and 1.")),
        recurrent::flagAttribute("use_bias", true, TR("Bias"), TR("Adds a learned number to every sum.")),
        recurrent::flagAttribute("unit_forget_bias", true, TR("Open forget gate"),
                                 TR("Forget gates start with a bias of their own, so that cells keep what they hold "
                                    "until they have learned to let go.")),
        recurrent::gateBiasAttribute("forget_bias", 1, TR("Forget bias"),
                                     TR("What the bias of open forget gates starts from: of what a cell holds, "
                                        "σ(bias) is kept from step to step before anything is learned."))};
    for (const auto& more : {recurrent::orderAttributes(), recurrent::weightAttributes()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<InnerSpec> inner()
{
    return {{"input_sum", TR("sums of the inputs"),
             TR("Of one step: each input times its weight, all added up, and the bias. Side by side those of the "
                "input gates, the forget gates, the candidates and the output gates.")},
            {"input_gate", TR("input gates"), TR("How much of the candidate is added to the cell.")},
            {"forget_gate", TR("forget gates"), TR("How much is kept of what the cell held a step before.")},
            {"candidate", TR("candidates"), TR("What could be added to the cell at this step.")},
            {"output_gate", TR("output gates"), TR("How much of the cell is shown at this step.")},
            {"cell", TR("cells"), TR("What is kept of the cell of the step before, plus what is added.")},
            {"hidden", TR("hidden state"),
             TR("What the cell shows, by its output gate; the next step reads it beside its inputs.")}};
}

} // namespace

LayerType lstm()
{
    return {
        .id = "lstm",
        .title = TR("LSTM"),
        .category = LayerCategory::recurrent,
        .text = TR(
            "Reads a sequence step by step and carries a cell state along: the forget gate decides what is "
            "kept, the input gate what is added, the output gate what is shown. Because the state is added to "
            "and not multiplied through, gradients reach far back in time. Where rows are of different lengths, the "
            "last step is the last true one."),
        .formula = "c ← f⊙c + i⊙g, h = o⊙tanh(c); i, f, o = σ(x·W + h·R + b), g = tanh(x·W + h·R + b)",
        .backwardFormula = "δc = ∂E/∂h⊙o⊙(1 − tanh²(c)) + δc(t + 1)⊙f(t + 1)\n"
                           "each gate δ = its share⊙its slope\n"
                           "∂E/∂W = Σ xᵀ·δ\n"
                           "∂E/∂R = Σ h(t − 1)ᵀ·δ\n"
                           "∂E/∂b = Σ δ\n"
                           "∂E/∂x = δ·Wᵀ\n"
                           "∂E/∂h(t − 1) = δ·Rᵀ",
        .attributes = attributes(),
        .inputs = recurrent::inputs(true),
        .outputs = recurrent::outputs(true),
        .lengths = Lengths::uses,
        .infer = infer,
        .parameters = parameters,
        .forward = forward,
        .backward = backward,
        .explain = explainLstm,
        .inner = inner(),
        .cost = cost,
        .summary = recurrent::summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "LSTM",
        .samples = recurrent::samplesWith({{{{"units", std::int64_t(2)},
                                             {"return_sequences", true},
                                             {"activation", std::string("linear")},
                                             {"recurrent_activation", std::string("tanh")}},
                                            {{3, 1}}},
                                           {{{"units", std::int64_t(2)}, {"unit_forget_bias", false}}, {{2, 2}}},
                                           {{{"units", std::int64_t(2)}}, {{3, 2}, {2}, {2}}},
                                           {.attributes = {{"units", std::int64_t(3)}, {"return_sequences", true}},
                                            .inputs = {{4, 2}, {3}, {3}},
                                            .lengths = true}}),
        .errors = recurrent::errors()};
}

} // namespace loom::layers
