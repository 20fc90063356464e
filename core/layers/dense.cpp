#include "graph/activation.h"
#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

// The fully connected layer, and the file to read first when you write a layer of your own.
//
// A layer is one file of this folder that defines one function, named as the file, returning a LayerType. Nothing has
// to be registered: the folder is the list, and the palette, the property panel, the help, the file reader, the
// checks, the exporters and the generic tests read the record. It is made of
//
// - words: title, text, formula and a help for every attribute: what a learner reads;
// - rules: infer (the shape, or Issues in whole sentences with numbers and repairs), parameters, cost, summary;
// - computation: forward and backward in the language of plan/ops.h. They run once, when a network is compiled, and
//   append ops; shapes stand in comments, without the batch axis;
// - code: the same layer in Keras, PyTorch and ONNX;
// - samples: inputs on which the generic tests prove the gradient, and errors with the words they must give.
//
// Gradients need no test of their own: tests/core/layers runs every sample of every layer.

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    ShapeAnswer answer;
    if (input.rank() == 0 || input.rank() > 2) {
        std::vector<Repair> repairs;
        if (input.rank() > 2)
            repairs = insertBefore(query, 0, TR("Insert Flatten"), "flatten");
        else
            repairs = insertBefore(query, 0, TR("Insert Reshape"), "reshape",
                                   {{"target_shape", std::vector<std::int64_t>{1}}});
        answer.issues.push_back(
            problem(query, {},
                    Text(TR("{node} works on vectors; its input has the shape {shape}. Insert Flatten "
                            "to make one vector of {size} numbers."),
                         {{"node", query.name}, {"shape", describe(input)}, {"size", input.size()}}),
                    std::move(repairs)));
        return answer;
    }
    if (query.text("activation") == "softmax" && query.integer("units") == 1)
        answer.issues.push_back(warningOf(
            problem(query, "units",
                    Text(TR("{node} has softmax with 1 unit, so its output is always 1 and nothing can be learned. "
                            "Use sigmoid, or one unit a class."),
                         {{"node", query.name}}),
                    {setRepair(TR("Set the activation to sigmoid"), query.node, "activation", std::string("sigmoid")),
                     setRepair(TR("Take the activation away"), query.node, "activation", std::string("linear"))})));
    Shape output = input;
    output[-1] = query.integer("units");
    answer.outputs = {output};
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const std::int64_t in = query.inputs[0][-1];
    const std::int64_t out = query.integer("units");
    std::vector<ParameterSpec> specs = {{.name = "kernel",
                                         .shape = {in, out},
                                         .initializer = query.text("kernel_initializer"),
                                         .fanIn = in,
                                         .fanOut = out,
                                         .l1 = query.real("kernel_l1"),
                                         .l2 = query.real("kernel_l2")}};
    if (query.flag("use_bias"))
        specs.push_back({.name = "bias",
                         .shape = {out},
                         .initializer = query.text("bias_initializer"),
                         .fanIn = in,
                         .fanOut = out});
    return specs;
}

void forward(Pass& pass)
{
    const Ref x = pass.in(); // (…, in)
    const Ref bias = pass.flag("use_bias") ? pass.parameter("bias") : Ref{};
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref sum = ops::dense(pass, x, pass.parameter("kernel"), bias); // (…, units)
    pass.keep("sum", sum);
    pass.setOut(ops::activation(pass, sum, activation.id, activation.parameter));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(); // (…, in)
    const ActivationType& activation = activationOf(pass.text("activation"));
    const Ref g = ops::activationBackward(pass, pass.kept("sum"), pass.out(), activation.id, activation.parameter);
    if (!g)
        return;
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::denseKernelGradient(pass, x, g)); // xᵀ·g: (in, units)
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g)); // Σ g: (units)
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::denseInputGradient(pass, g, pass.parameter("kernel"), x.shape)); // g·Wᵀ: (…, in)
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    // In the step of the output every input with its weight to this unit.
    return explainLinear(query, names, [&](const std::vector<std::int64_t>& output, const LinearVisit& visit) {
        std::vector<std::int64_t> input = output, weight{0, output.back()};
        for (std::int64_t i = 0; i < query.layer.inputs[0][-1]; ++i) {
            input.back() = weight.front() = i;
            visit(input, weight);
        }
    });
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return {output.size() * query.inputs[0][-1], output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const ActivationType& activation = activationOf(query.text("activation"));
    const Argument units("units", query.integer("units"));
    if (activation.id == "linear")
        return Text(TR("{units} unit(s)"), {units});
    return Text(TR("{units} unit(s), {activation}"), {units, {"activation", english(activation.title)}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Dense")
        .with(python::number(query.integer("units")))
        .unless("None", "activation", activationOf(query.text("activation")).keras)
        .unless("True", "use_bias", python::boolean(query.flag("use_bias")))
        .unless("\"glorot_uniform\"", "kernel_initializer", python::quoted(query.text("kernel_initializer")))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    const CodeCall linear = CodeCall("nn.Linear")
                                .with(python::number(query.inputs[0][-1]))
                                .with(python::number(query.integer("units")))
                                .unless("True", "bias", python::boolean(query.flag("use_bias")));
    return python::sequential(linear.text(), activationOf(query.text("activation")).pytorch);
}

std::vector<AttributeSpec> attributes()
{
    return {
        {.name = "units",
         .kind = AttributeKind::integer,
         .fallback = std::int64_t(32),
         .title = TR("Units"),
         .help = TR("How many numbers the layer gives. More units can learn more and overfit sooner; at the output "
                    "it is one a class."),
         .minimum = 1,
         .maximum = 1e15,
         .step = 1,
         .applies = Applies::restart},
        activationAttribute(),
        useBiasAttribute(),
        initializerAttribute("kernel_initializer", "glorot_uniform", TR("Initial weights"),
                             TR("How the weights are drawn before training. Glorot keeps the signal's size with tanh "
                                "and sigmoid, He with ReLU.")),
        initializerAttribute("bias_initializer", "zeros", TR("Initial bias"),
                             TR("How the biases start; zeros as a rule.")),
        penaltyAttribute("kernel_l1", TR("L1 penalty"),
                         TR("Adds this times Σ|w| to the loss: pulls weights to exactly 0. Too much and nothing is "
                            "learned.")),
        penaltyAttribute("kernel_l2", TR("L2 penalty"),
                         TR("Adds this times Σw² to the loss: keeps weights small, against overfitting. Too much and "
                            "nothing is learned."))};
}

} // namespace

LayerType dense()
{
    return {
        .id = "dense",
        .title = TR("Dense"),
        .category = LayerCategory::core,
        .text = TR("Connects every input with every unit: each unit takes a weighted sum of all inputs, adds its "
                   "bias "
                   "and applies the activation function. The layer of a classic network, and of the end of nearly "
                   "every other. A sequence (time × features) goes through it step by step."),
        .formula = "y = f(x·W + b)",
        .backwardFormula = "δ = ∂E/∂y·f′(x·W + b)\n"
                           "∂E/∂W = xᵀ·δ\n"
                           "∂E/∂b = Σ δ\n"
                           "∂E/∂x = δ·Wᵀ",
        .attributes = attributes(),
        .lengths = Lengths::passes,
        .infer = infer,
        .parameters = parameters,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .inner = {sumOfInputs()},
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Gemm",
        .samples = {{{{"units", std::int64_t(3)}}, {{4}}},
                    {{{"units", std::int64_t(4)}, {"activation", std::string("tanh")}, {"use_bias", false}}, {{5}}},
                    {{{"units", std::int64_t(3)}, {"activation", std::string("softmax")}}, {{2}}},
                    {{{"units", std::int64_t(2)}, {"activation", std::string("elu")}}, {{3, 4}}},
                    {{{"units", std::int64_t(3)}, {"kernel_l1", 0.01}, {"kernel_l2", 0.02}}, {{4}}}},
        .errors = {
            {{}, {{26, 26, 32}}, "Insert Flatten to make one vector of 21,632 numbers"},
            {{{"units", std::int64_t(1)}, {"activation", std::string("softmax")}}, {{8}}, "softmax with 1 unit"},
            {{{"units", std::int64_t(0)}}, {{8}}, "units is 0"}}};
}

} // namespace loom::layers
