#include "graph/explain_recurrent.h"
#include "graph/recurrent_pieces.h"
#include "plan/recurrent_layer.h"

namespace loom::layers {
namespace {

/// A unit keeps of each step: three sums of inputs and three of states, two gates, candidate, what it keeps and
/// state.
constexpr std::int64_t kKeptNumbers = 11, kGates = 3;

ShapeAnswer infer(const LayerQuery& query)
{
    return recurrent::shapeOf(query, kKeptNumbers);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    std::vector<ParameterSpec> specs = recurrent::weights(query, kGates);
    const std::int64_t in = query.inputs[0][-1], units = query.integer("units"), gates = kGates * units;
    if (query.flag("use_bias"))
        for (const auto& [name, from] : {std::pair("bias", in), {"recurrent_bias", units}})
            specs.push_back({.name = name,
                             .shape = {gates},
                             .initializer = name == std::string("bias") ? "open_update_gate" : "zeros",
                             .initialValue = query.real("update_bias"),
                             .fanIn = from,
                             .fanOut = gates});
    return specs;
}

void forward(Pass& pass)
{
    const Ref z = recurrent::inputSums(pass); // (time, 3·units)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("recurrent_bias") : Ref{};
    const Ref before = recurrent::stateBefore(pass, "hidden_state");
    ops::GruSteps steps =
        ops::gru(pass, z, pass.parameter("recurrent_kernel"), bias, recurrent::functionsOf(pass), before);
    steps.hidden.lengths = pass.in().lengths;
    pass.keep("recurrent_sum", steps.sums); // (time, 3·units)
    pass.keep("update_gate", steps.update); // this and all others (time, units)
    pass.keep("reset_gate", steps.reset);
    pass.keep("candidate", steps.candidate);
    pass.keep("kept", steps.kept);
    recurrent::carryOn(pass, steps.hidden, before);
    recurrent::give(pass, steps.hidden);
}

void backward(Pass& pass)
{
    const Ref g = recurrent::hiddenGradient(pass); // (time, units) or (units)
    if (!g)
        return;
    const ops::GruSteps steps = {pass.kept("hidden"),     pass.kept("recurrent_sum"), pass.kept("update_gate"),
                                 pass.kept("reset_gate"), pass.kept("candidate"),     pass.kept("kept")};
    const auto [dz, dsums, dkept] = ops::gruGradient(pass, g, steps, pass.parameter("recurrent_kernel"),
                                                     recurrent::functionsOf(pass), pass.in(recurrent::kState));
    pass.addGradient(steps.sums, dsums);
    pass.addGradient(steps.kept, dkept);
    if (pass.learns("recurrent_kernel"))
        pass.addParameterGradient("recurrent_kernel", ops::recurrentGradient(pass, steps.hidden, dsums));
    if (pass.learns("recurrent_bias"))
        pass.addParameterGradient("recurrent_bias", ops::biasGradient(pass, dsums)); // Σ ds: (3·units)
    recurrent::giveBackState(pass, dsums, {dkept, steps.update});
    recurrent::giveBack(pass, dz);
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return recurrent::cost(query, output, kGates, kKeptNumbers);
}

std::string keras(const LayerQuery& query)
{
    const bool own = query.flag("use_bias") && query.real("update_bias") != 0;
    const std::string bias = "lambda shape, dtype=None: keras.ops.stack(["
        + recurrent::gatesOf(query, "{bias}, 0, 0", "update_bias") + ", keras.ops.zeros(shape[1])])";
    return recurrent::kerasCall(
        query,
        CodeCall("keras.layers.GRU")
            .with(python::number(query.integer("units")))
            .unless("\"tanh\"", "activation", python::quoted(query.text("activation")))
            .unless("\"sigmoid\"", "recurrent_activation", python::quoted(query.text("recurrent_activation")))
            .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
            .unless("", "bias_initializer", own ? bias : ""));
}

std::string pytorch(const LayerQuery& query)
{
    return recurrent::pytorchCall(
        query,
        CodeCall("nn.GRU").with(python::number(query.inputs[0][-1])).with(python::number(query.integer("units"))));
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        recurrent::unitsAttribute(TR("How many units the layer has: each remembers one number from step to step.")),
        recurrent::functionAttribute("activation", "tanh", TR("Activation"),
                                     TR("The function of the candidate; tanh as a rule.")),
        recurrent::functionAttribute("recurrent_activation", "sigmoid", TR("Gate activation"),
                                     TR("The function of the two gates; sigmoid opens them between 0 and 1.")),
        recurrent::flagAttribute("use_bias", true, TR("Bias"), TR("Adds a learned number to every sum.")),
        recurrent::gateBiasAttribute(
            "update_bias", 0, TR("Update bias"),
            TR("What the bias of the update gates starts from: of a state, σ(bias) is kept "
               "from step to step before anything is learned. Above 0 it remembers longer."))};
    for (const auto& more : {recurrent::orderAttributes(), recurrent::weightAttributes()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<InnerSpec> inner()
{
    return {{"input_sum", TR("sums of the inputs"),
             TR("Of one step: each input times its weight, all added up, and the bias. Side by side those of the "
                "update gates, the reset gates and the candidates.")},
            {"recurrent_sum", TR("sums of the states"),
             TR("Of one step: each state of the step before times its weight, all added up, and the recurrent bias. "
                "Side by side those of the update gates, the reset gates and the candidates.")},
            {"update_gate", TR("update gates"),
             TR("How much is kept of the state before; what is missing to 1 comes from the candidate.")},
            {"reset_gate", TR("reset gates"), TR("How much of the states' sum the candidate gets to see.")},
            {"candidate", TR("candidates"), TR("What the state could become at this step.")},
            {"kept", TR("what is kept"), TR("The state before times its update gate.")},
            {"hidden", TR("hidden state"),
             TR("What is kept of the state before, plus the candidate's share; the next step reads it beside its "
                "inputs.")}};
}

} // namespace

LayerType gru()
{
    return {.id = "gru",
            .title = TR("GRU"),
            .category = LayerCategory::recurrent,
            .text =
                TR("Reads a sequence step by step with a memory in its state: the update gate decides how much of "
                   "it is kept and how much is replaced, the reset gate how much of it the replacement sees. It "
                   "does without the LSTM's cell and output gate: three quarters of the weights, and often as "
                   "good. Where rows are of different lengths, the last step is the last true one."),
            .formula = "h = u⊙h(t − 1) + (1 − u)⊙g; u, r = σ(x·W + b + h(t − 1)·R + c), "
                       "g = tanh(x·W + b + r⊙(h(t − 1)·R + c))",
            .backwardFormula = "δh = ∂E/∂h + δs(t + 1)·Rᵀ + δh(t + 1)⊙u(t + 1)\n"
                               "δg = δh⊙(1 − u)⊙(1 − g²)\n"
                               "each gate δ = its share⊙its slope\n"
                               "δs = δ of the gates, r⊙δg\n"
                               "∂E/∂W = Σ xᵀ·δ\n"
                               "∂E/∂R = Σ h(t − 1)ᵀ·δs\n"
                               "∂E/∂b = Σ δ, ∂E/∂c = Σ δs\n"
                               "∂E/∂x = δ·Wᵀ",
            .attributes = attributes(),
            .inputs = recurrent::inputs(),
            .outputs = recurrent::outputs(),
            .lengths = Lengths::uses,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explainGru,
            .inner = inner(),
            .cost = cost,
            .summary = recurrent::summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "GRU",
            .samples = recurrent::samplesWith({{{{"units", std::int64_t(2)},
                                                 {"return_sequences", true},
                                                 {"activation", std::string("linear")},
                                                 {"recurrent_activation", std::string("tanh")}},
                                                {{3, 1}}}}),
            .errors = recurrent::errors()};
}

} // namespace loom::layers
