#include "graph/explain_recurrent.h"
#include "graph/recurrent_pieces.h"
#include "plan/recurrent_layer.h"

namespace loom::layers {
namespace {

/// A unit keeps its sum and its state of each step.
constexpr std::int64_t kKeptNumbers = 2, kGates = 1;

ShapeAnswer infer(const LayerQuery& query)
{
    return recurrent::shapeOf(query, kKeptNumbers);
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    std::vector<ParameterSpec> specs = recurrent::weights(query, kGates);
    const std::int64_t in = query.inputs[0][-1], units = query.integer("units");
    if (query.flag("use_bias"))
        specs.push_back({.name = "bias", .shape = {units}, .initializer = "zeros", .fanIn = in, .fanOut = units});
    return specs;
}

void forward(Pass& pass)
{
    const Ref z = recurrent::inputSums(pass); // (time, units)
    const Ref before = recurrent::stateBefore(pass, "hidden_state");
    Ref hidden = ops::simpleRnn(pass, z, pass.parameter("recurrent_kernel"), pass.text("activation"), before);
    hidden.lengths = pass.in().lengths;
    recurrent::carryOn(pass, hidden, before);
    recurrent::give(pass, hidden);
}

void backward(Pass& pass)
{
    const Ref g = recurrent::hiddenGradient(pass); // (time, units) or (units)
    if (!g)
        return;
    const Ref hidden = pass.kept("hidden");
    const Ref dz =
        ops::simpleRnnGradient(pass, g, hidden, pass.parameter("recurrent_kernel"), pass.text("activation"));
    if (pass.learns("recurrent_kernel"))
        pass.addParameterGradient("recurrent_kernel", ops::recurrentGradient(pass, hidden, dz));
    recurrent::giveBackState(pass, dz);
    recurrent::giveBack(pass, dz);
}

class SimplePass : public RecurrentPass {
public:
    using RecurrentPass::RecurrentPass;

    Formula hidden(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum = fromStateBefore(t, u);
        sum.insert(sum.begin(), at("s", "input_sum", t, u));
        return activated(query().layer.text("activation"), Formula::sum(std::move(sum)));
    }
    Formula sumGradient(std::int64_t t, std::int64_t u)
    {
        std::vector<Formula> sum = fromOutput(t, u);
        const std::vector<Formula> later = fromStepBehind("input_sum:gradient", t, u);
        sum.insert(sum.end(), later.begin(), later.end());
        if (sum.empty())
            return Formula();
        return times(
            {Formula::sum(std::move(sum)), slopeByResult(query().layer.text("activation"), at("h", "hidden", t, u))});
    }
};

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::optional<std::int64_t> all = trueSteps(query);
    if (!all)
        return std::nullopt;
    SimplePass steps(query, names, *all, kGates);
    const std::int64_t first = query.index[0], last = query.index.back();
    return query.of == "hidden"            ? steps.hidden(first, last)
        : query.of == "input_sum:gradient" ? steps.sumGradient(first, last)
                                           : steps.shared("input_sum:gradient");
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return recurrent::cost(query, output, kGates, kKeptNumbers);
}

std::string keras(const LayerQuery& query)
{
    return recurrent::kerasCall(query,
                                CodeCall("keras.layers.SimpleRNN")
                                    .with(python::number(query.integer("units")))
                                    .unless("\"tanh\"", "activation", python::quoted(query.text("activation")))
                                    .unless("True", "use_bias", python::boolean(query.flag("use_bias"))));
}

std::string pytorch(const LayerQuery& query)
{
    return recurrent::pytorchCall(query,
                                  CodeCall("nn.RNN")
                                      .with(python::number(query.inputs[0][-1]))
                                      .with(python::number(query.integer("units")))
                                      .unless("\"tanh\"", "nonlinearity", python::quoted(query.text("activation"))));
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        recurrent::unitsAttribute(TR("How many units the layer has: each passes one number on from step to step.")),
        recurrent::functionAttribute("activation", "tanh", TR("Activation"),
                                     TR("The function of every step's sum; tanh as a rule, so that the state stays "
                                        "between −1 and 1.")),
        recurrent::flagAttribute("use_bias", true, TR("Bias"), TR("Adds a learned number to every sum."))};
    for (const auto& more : {recurrent::orderAttributes(), recurrent::weightAttributes()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

std::vector<InnerSpec> inner()
{
    return {{"input_sum", TR("sums of the inputs"),
             TR("Of one step: each input times its weight, all added up, and the bias.")},
            {"hidden", TR("hidden state"),
             TR("The function of the step's sum and of the state before through its weights; the next step reads it "
                "beside its inputs.")}};
}

} // namespace

LayerType simple_rnn()
{
    return {.id = "simple_rnn",
            .title = TR("Simple RNN"),
            .category = LayerCategory::recurrent,
            .text = TR("Reads a sequence step by step: each step's state comes from its inputs and from the state of "
                       "the step before. The smallest layer with a memory. What it saw long ago it forgets: its "
                       "gradient is multiplied once a step, so it fades or grows from step to step; LSTM and GRU are "
                       "the remedy. Where rows are of different lengths, the last step is the last true one."),
            .formula = "h = f(x·W + h(t − 1)·R + b)",
            .backwardFormula = "δ = (∂E/∂h + δ(t + 1)·Rᵀ)⊙f′\n"
                               "∂E/∂W = Σ xᵀ·δ\n"
                               "∂E/∂R = Σ h(t − 1)ᵀ·δ\n"
                               "∂E/∂b = Σ δ\n"
                               "∂E/∂x = δ·Wᵀ",
            .attributes = attributes(),
            .inputs = recurrent::inputs(),
            .outputs = recurrent::outputs(),
            .lengths = Lengths::uses,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = inner(),
            .cost = cost,
            .summary = recurrent::summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "RNN",
            .samples = recurrent::samplesWith(
                {{{{"units", std::int64_t(2)}, {"return_sequences", true}, {"activation", std::string("sigmoid")}},
                  {{3, 1}}}}),
            .errors = recurrent::errors()};
}

} // namespace loom::layers
