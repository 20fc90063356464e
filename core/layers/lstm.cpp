#include "graph/checks.h"
#include "graph/code_call.h"
#include "graph/explain_lstm.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

/// A unit keeps of each step: four sums, three gates, candidate, cell and state.
constexpr std::int64_t kKeptNumbers = 10;

/// A picture of one channel goes in row by row, a row of numbers one by one.
ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    const std::int64_t units = query.integer("units");
    if (input.rank() == 2 && double(input[0]) * double(units) * kKeptNumbers > double(kLargestOutput))
        return {{},
                {problem(query, "units",
                         Text(TR("{node}: {steps} steps of {units} units are more than one sample may hold (at most "
                                 "{limit} numbers, {kept} a unit and step). Take shorter sequences or fewer units."),
                              {{"node", query.name},
                               {"steps", input[0]},
                               {"units", units},
                               {"limit", kLargestOutput},
                               {"kept", kKeptNumbers}}))}};
    if (input.rank() == 2)
        return {{query.flag("return_sequences") ? Shape{input[0], units} : Shape{units}}, {}};
    std::vector<Repair> repairs;
    const Shape sequence = input.rank() == 1 ? Shape{input[0], 1}
        : input.rank() == 3                  ? Shape{input[0], input[1] * input[2]}
                                             : Shape{};
    if (sequence.rank() == 2)
        repairs = insertBefore(query, 0, Text(TR("Insert Reshape to {shape}"), {{"shape", describe(sequence)}}),
                               "reshape", {{"target_shape", sequence.axes()}});
    return {{},
            {problem(query, {},
                     Text(TR("{node} reads a sequence (time × features); its input has the shape {shape}."),
                          {{"node", query.name}, {"shape", describe(input)}}),
                     std::move(repairs))}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::int64_t in = query.inputs[0][-1], units = query.integer("units"), gates = 4 * units;
    std::vector<ParameterSpec> specs = {{.name = "kernel",
                                         .shape = {in, gates},
                                         .initializer = query.text("kernel_initializer"),
                                         .fanIn = in,
                                         .fanOut = gates},
                                        {.name = "recurrent_kernel",
                                         .shape = {units, gates},
                                         .initializer = query.text("recurrent_initializer"),
                                         .fanIn = units,
                                         .fanOut = gates}};
    if (query.flag("use_bias"))
        specs.push_back({.name = "bias",
                         .shape = {gates},
                         .initializer = query.flag("unit_forget_bias") ? "open_forget_gate" : "zeros",
                         .fanIn = in,
                         .fanOut = gates});
    return specs;
}

ops::LstmFunctions functionsOf(const Pass& pass)
{
    return {pass.text("activation"), pass.text("recurrent_activation")};
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (time, in)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const Ref z = ops::dense(pass, x, pass.parameter("kernel"), bias); // (time, 4·units)
    const Shape state{pass.integer("units")};
    const Ref hiddenBefore = pass.carries() ? pass.carried("hidden_state", state) : Ref{};
    const Ref cellBefore = pass.carries() ? pass.carried("cell_state", state) : Ref{};
    ops::LstmSteps steps =
        ops::lstm(pass, z, pass.parameter("recurrent_kernel"), functionsOf(pass), hiddenBefore, cellBefore);
    steps.hidden.lengths = steps.cell.lengths = x.lengths;
    pass.keep("input_sum", z);
    pass.keep("hidden", steps.hidden); // all (time, units)
    pass.keep("input_gate", steps.input);
    pass.keep("forget_gate", steps.forget);
    pass.keep("candidate", steps.candidate);
    pass.keep("output_gate", steps.output);
    pass.keep("cell", steps.cell);
    if (pass.carries()) {
        ops::carry(pass, ops::lastStep(pass, steps.hidden, hiddenBefore), hiddenBefore);
        ops::carry(pass, ops::lastStep(pass, steps.cell, cellBefore), cellBefore);
    }
    const Shape& all = steps.hidden.shape;
    if (pass.flag("return_sequences"))
        pass.setOut(ops::holdLast(pass, steps.hidden)); // (time, units)
    else if (x.lengths >= 0)
        pass.setOut(ops::lastStep(pass, steps.hidden)); // (units)
    else
        pass.setOut(ops::reshape(ops::slice(pass, steps.hidden, 0, all[0] - 1, 1), state));
}

/// The gradient by the hidden states as they were computed: of all steps, or (units) of the last one alone.
Ref hiddenGradient(Pass& pass, const Ref& g)
{
    Ref hidden = pass.kept("hidden");
    hidden.lengths = pass.in().lengths;
    if (hidden.lengths < 0)
        return g;
    return pass.flag("return_sequences") ? ops::holdLastGradient(pass, hidden, g)
                                         : ops::lastStepGradient(pass, hidden, g);
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient(); // (time, units) or (units)
    if (!g)
        return;
    const ops::LstmSteps steps = {pass.kept("hidden"),    pass.kept("input_gate"),  pass.kept("forget_gate"),
                                  pass.kept("candidate"), pass.kept("output_gate"), pass.kept("cell")};
    const Ref x = pass.in();
    const auto [dz, dcell] = ops::lstmGradient(pass, hiddenGradient(pass, g), steps,
                                               pass.parameter("recurrent_kernel"), functionsOf(pass));
    pass.addGradient(pass.kept("input_sum"), dz);
    pass.addGradient(steps.cell, dcell);
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::denseKernelGradient(pass, x, dz)); // Σ xᵀ·dz: (in, 4·units)
    if (pass.learns("recurrent_kernel"))
        pass.addParameterGradient("recurrent_kernel", ops::lstmRecurrentGradient(pass, steps.hidden, dz));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, dz)); // Σ dz: (4·units)
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::denseInputGradient(pass, dz, pass.parameter("kernel"), x.shape)); // (time, in)
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const Shape& input = query.inputs[0];
    const std::int64_t units = query.integer("units");
    return {input[0] * 4 * units * (input[1] + units), (input[0] * units * kKeptNumbers + output.size()) * 4};
}

Text summary(const LayerQuery& query)
{
    if (query.flag("return_sequences"))
        return Text(TR("{units} unit(s), every step"), {{"units", query.integer("units")}});
    return Text(TR("{units} unit(s), last step"), {{"units", query.integer("units")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.LSTM")
        .with(python::number(query.integer("units")))
        .unless("\"tanh\"", "activation", python::quoted(query.text("activation")))
        .unless("\"sigmoid\"", "recurrent_activation", python::quoted(query.text("recurrent_activation")))
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("True", "unit_forget_bias", python::boolean(query.flag("unit_forget_bias")))
        .unless("False", "return_sequences", python::boolean(query.flag("return_sequences")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .unless("\"orthogonal\"", "recurrent_initializer", python::quoted(query.text("recurrent_initializer")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.LSTM")
        .with(python::number(query.inputs[0][-1]))
        .with(python::number(query.integer("units")))
        .unless("True", "bias", python::boolean(query.flag("use_bias")))
        .with("batch_first", "True")
        .text();
}

AttributeSpec functionAttribute(const char* name, const char* fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::choice,
            .fallback = std::string(fallback),
            .title = std::move(title),
            .help = std::move(help),
            .choices = {"linear", "relu", "sigmoid", "tanh"}};
}

AttributeSpec flagAttribute(const char* name, bool fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::boolean,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help)};
}

std::vector<AttributeSpec> attributes()
{
    return {
        {.name = "units",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(32),
         .title = TR("Units"),
         .help = TR("How many cells the layer has: each remembers one number from step to step."),
         .minimum = 1,
         .maximum = 1e15,
         .step = 1,
         .applies = Applies::restart},
        functionAttribute("activation", "tanh", TR("Activation"),
                          TR("The function of the candidate and of what the cell shows; tanh as a rule.")),
        functionAttribute("recurrent_activation", "sigmoid", TR("Gate activation"),
                          TR("The function of the three gates; sigmoid opens them between 0 and 1.")),
        flagAttribute("use_bias", true, TR("Bias"), TR("Adds a learned number to every sum.")),
        flagAttribute("unit_forget_bias", true, TR("Open forget gate"),
                      TR("Forget gates start with a bias of 1, so that cells keep what they hold until they have "
                         "learned to let go.")),
        flagAttribute("return_sequences", false, TR("Every step"),
                      TR("Gives the state of every step, for another recurrent layer or an answer at every step; "
                         "otherwise only the last one.")),
        initializerAttribute("kernel_initializer", "glorot_uniform", TR("Initial weights"),
                             TR("How the weights of the input are drawn before training.")),
        initializerAttribute("recurrent_initializer", "orthogonal", TR("Initial recurrent weights"),
                             TR("How the weights from step to step are drawn before training. Orthogonal ones keep "
                                "the signal's length over many steps."))};
}

} // namespace

LayerType lstm()
{
    const std::int64_t one = 1, two = 2, three = 3;
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
        .lengths = Lengths::uses,
        .infer = infer,
        .parameters = parameters,
        .forward = forward,
        .backward = backward,
        .explain = explainLstm,
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "LSTM",
        .samples = {{{{"units", three}}, {{4, 2}}},
                    {{{"units", two}, {"return_sequences", true}}, {{5, 3}}},
                    {.attributes = {{"units", three}}, .inputs = {{4, 2}}, .lengths = true},
                    {.attributes = {{"units", two}, {"return_sequences", true}}, .inputs = {{5, 3}}, .lengths = true},
                    {{{"units", three}, {"use_bias", false}, {"unit_forget_bias", false}}, {{1, 4}}},
                    {{{"units", two},
                      {"return_sequences", true},
                      {"activation", std::string("linear")},
                      {"recurrent_activation", std::string("tanh")}},
                     {{3, 1}}}},
        .errors = {{{}, {{28, 28, 1}}, "its input has the shape 28 × 28 × 1"},
                   {{}, {{180}}, "its input has the shape 180"},
                   {{{"units", std::int64_t(1000)}}, {{100'000, 2}}, "more than one sample may hold"},
                   {{{"units", one}, {"activation", std::string("softmax")}}, {{4, 2}}, "activation is “softmax”"},
                   {{{"units", std::int64_t(3000)}}, {{4, 2}}, "too large for orthogonal first weights"}}};
}

} // namespace loom::layers
