#include "base/nested_text.h"
#include "graph/explain_pieces.h"
#include "graph/inner_layer.h"
#include "graph/recurrent_pieces.h"
#include "plan/ops.h"

#include <algorithm>
#include <array>

namespace loom::layers {

LayerType gru();
LayerType lstm();
LayerType simple_rnn();

namespace {

constexpr std::array<const char*, 2> kWays = {"forward", "backward"};

const LayerType& layerOf(const std::string& id)
{
    static const std::vector<LayerType> layers = {gru(), lstm(), simple_rnn()};
    return innerLayer(layers, id);
}

const LayerType& layerOf(const LayerQuery& query)
{
    return layerOf(query.text("layer"));
}

std::vector<AttributeSpec> attributes();

/// What stands over the attributes here so that the layer of one way has all of its own.
Attributes attributesOf(const LayerType& layer, std::size_t way)
{
    static const std::vector<AttributeSpec> settings = attributes();
    Attributes own = innerDefaults(layer, settings);
    own["go_backwards"] = way == 1;
    return own;
}

/// What the layer of one way is asked.
LayerQuery queryOf(const LayerQuery& query, std::size_t way)
{
    return innerQuery(query, attributesOf(layerOf(query), way));
}

ShapeAnswer infer(const LayerQuery& query)
{
    ShapeAnswer answer = layerOf(query).infer(queryOf(query, 0));
    answer.outputs.resize(std::min<std::size_t>(1, answer.outputs.size())); // the last states stay inside
    if (!answer.outputs.empty() && query.text("merge_mode") == "concat")
        answer.outputs[0][-1] *= 2;
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    std::vector<ParameterSpec> all;
    for (std::size_t way = 0; way < kWays.size(); ++way)
        for (ParameterSpec spec : layerOf(query).parameters(queryOf(query, way))) {
            spec.name = std::string(kWays[way]) + "/" + spec.name;
            all.push_back(std::move(spec));
        }
    return all;
}

/// The true steps at their places and 0 at all others, as Keras gives them. Backwards every step came in the order in
/// which it was read, and is turned around. Its own inverse, of gradients too.
Ref inPlace(Pass& pass, Ref steps, std::size_t way)
{
    steps.lengths = pass.in().lengths;
    if (!pass.flag("return_sequences") || (way == 0 && steps.lengths < 0))
        return steps;
    const Ref turned = ops::reverseSteps(pass, steps);
    return way == 1 ? turned : ops::reverseSteps(pass, turned);
}

void forward(Pass& pass)
{
    const LayerType& layer = layerOf(pass.text("layer"));
    std::vector<Ref> sides;
    for (std::size_t way = 0; way < kWays.size(); ++way) {
        const std::string name = kWays[way];
        Pass& part = pass.makePart(name, attributesOf(layer, way), {pass.in()});
        layer.forward(part);
        for (const auto& [inner, ref] : part.keptAll())
            pass.keep(name + "/" + inner, ref);
        pass.keep(name + "/output", part.out());
        sides.push_back(inPlace(pass, part.out(), way)); // (time, units) or (units)
    }
    const std::string mode = pass.text("merge_mode");
    if (mode == "concat")
        pass.setOut(ops::concatenate(pass, sides, -1));
    else if (mode == "mul")
        pass.setOut(ops::multiply(pass, sides[0], sides[1]));
    else if (mode == "sum")
        pass.setOut(ops::add(pass, sides[0], sides[1]));
    else
        pass.setOut(ops::activation(pass, ops::add(pass, sides[0], sides[1]), "scale", 0.5));
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    const std::string mode = pass.text("merge_mode");
    const std::int64_t units = pass.integer("units");
    for (std::size_t way = 0; way < kWays.size(); ++way) {
        Pass& part = pass.part(kWays[way]);
        Ref side = g;
        if (mode == "concat")
            side = ops::slice(pass, g, -1, std::int64_t(way) * units, units);
        else if (mode == "mul")
            side = ops::multiply(pass, g, inPlace(pass, pass.part(kWays[1 - way]).out(), 1 - way));
        else if (mode == "ave")
            side = ops::activation(pass, g, "scale", 0.5);
        part.addGradient(part.out(), inPlace(pass, side, way));
        layerOf(pass.text("layer")).backward(part);
    }
}

/// Asked for a number of one of the two layers, or of what they give at a place of the output.
class Sides {
public:
    Sides(const ExplainQuery& query, ElementNames& names, std::int64_t trueSteps)
        : query_(query)
        , names_(names)
        , true_(trueSteps)
        , units_(query.layer.integer("units"))
        , mode_(query.layer.text("merge_mode"))
    {
    }

    std::optional<Formula> ofLayer(std::size_t way, const std::string& of)
    {
        const LayerType& type = layerOf(query_.layer);
        const LayerQuery layer = queryOf(query_.layer, way);
        const std::string part = std::string("/") + kWays[way];
        Shape output = query_.output;
        output[-1] = units_;
        return type.explain({type, layer, query_.node + part, query_.owner + part, query_.inputs, output, of,
                             query_.index, query_.port, query_.value},
                            names_);
    }

    Formula output()
    {
        std::vector<std::int64_t> index = query_.index;
        if (mode_ == "concat") {
            const std::size_t way = index.back() < units_ ? 0 : 1;
            index.back() -= std::int64_t(way) * units_;
            return side(way, index);
        }
        const Formula there = side(0, index), back = side(1, index);
        if (mode_ == "mul")
            return times({there, back});
        const Formula sum = Formula::sum({there, back});
        return mode_ == "sum" ? sum : Formula::quotient(sum, Formula::number(2));
    }

    /// Of what the layer of that way gave.
    Formula sideGradient(std::size_t way)
    {
        const std::optional<std::vector<std::int64_t>> place = turned(query_.index, way);
        if (!place)
            return Formula();
        std::vector<std::int64_t> index = *place;
        const Formula other = mode_ == "mul" ? side(1 - way, index) : Formula::number(1);
        if (mode_ == "concat")
            index.back() += std::int64_t(way) * units_;
        const Formula g = names_("d", {query_.node + "/output:gradient", index});
        return mode_ == "ave" ? Formula::quotient(g, Formula::number(2)) : times({g, other});
    }

private:
    /// Between a place of the output and the order in which that way reads.
    std::optional<std::vector<std::int64_t>> turned(std::vector<std::int64_t> index, std::size_t way) const
    {
        if (index.size() < 2)
            return index;
        if (index[0] >= true_)
            return std::nullopt;
        index[0] = way == 0 ? index[0] : true_ - 1 - index[0];
        return index;
    }
    Formula side(std::size_t way, const std::vector<std::int64_t>& index)
    {
        const auto place = turned(index, way);
        return place ? names_("h", {query_.node + "/" + kWays[way] + "/output", *place}) : Formula();
    }

    const ExplainQuery& query_;
    ElementNames& names_;
    std::int64_t true_, units_;
    std::string mode_;
};

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::optional<std::int64_t> all = trueSteps(query);
    if (!all)
        return std::nullopt;
    Sides sides(query, names, *all);
    if (query.of == "output")
        return sides.output();
    for (std::size_t way = 0; way < kWays.size(); ++way) {
        const std::string part = std::string(kWays[way]) + "/";
        if (query.of == part + "output:gradient")
            return sides.sideGradient(way);
        if (query.of.starts_with(part))
            return sides.ofLayer(way, query.of.substr(part.size()));
    }
    std::vector<Formula> sum; // of the input that both read
    for (std::size_t way = 0; way < kWays.size(); ++way) {
        std::optional<Formula> one = sides.ofLayer(way, query.of);
        if (!one)
            return std::nullopt;
        sum.push_back(std::move(*one));
    }
    return Formula::sum(std::move(sum));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const LayerQuery inner = queryOf(query, 0);
    const Cost one = layerOf(query).cost(inner, layerOf(query).infer(inner).outputs.at(0));
    return {2 * one.multiplyAdds, 2 * one.outputBytes + output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{layer}, {units} unit(s) each way"),
                {{"layer", english(layerOf(query).title)}, {"units", query.integer("units")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Bidirectional")
        .with(layerOf(query).keras(queryOf(query, 0)))
        .unless("\"concat\"", "merge_mode", python::quoted(query.text("merge_mode")))
        .text();
}

/// torch puts both ways behind one another.
std::string pytorch(const LayerQuery& query)
{
    std::string module = layerOf(query).pytorch(queryOf(query, 0));
    module.insert(module.size() - 1, ", bidirectional=True");
    const std::string mode = query.text("merge_mode");
    return python::sequential(module,
                              mode == "concat"    ? ""
                                  : mode == "mul" ? "lambda x: torch.mul(*x.chunk(2, -1))"
                                  : mode == "sum" ? "lambda x: sum(x.chunk(2, -1))"
                                                  : "lambda x: sum(x.chunk(2, -1)) / 2");
}

AttributeSpec choiceAttribute(const char* name, std::vector<std::string> choices, Text title, Text help)
{
    AttributeSpec spec;
    spec.name = name;
    spec.kind = AttributeKind::choice;
    spec.fallback = choices.front();
    spec.title = std::move(title);
    spec.help = std::move(help);
    spec.choices = std::move(choices);
    return spec;
}

std::vector<AttributeSpec> attributes()
{
    std::vector<AttributeSpec> all = {
        choiceAttribute("layer", {"lstm", "gru", "simple_rnn"}, TR("Layer"),
                        TR("The recurrent layer that reads the sequence, once each way with weights of its own.")),
        choiceAttribute(
            "merge_mode", {"concat", "sum", "mul", "ave"}, TR("Put together by"),
            TR("What becomes of the two answers: side by side (concat), added, multiplied, or their mean. "
               "Side by side nothing is lost, and there are twice as many numbers.")),
        recurrent::unitsAttribute(TR("How many units each way has.")),
        recurrent::functionAttribute("activation", "tanh", TR("Activation"),
                                     TR("The function that makes the state out of its sums; tanh as a rule.")),
        recurrent::functionAttribute("recurrent_activation", "sigmoid", TR("Gate activation"),
                                     TR("The function of the gates that an LSTM and a GRU have; sigmoid opens them "
                                        "between 0 and 1.")),
        recurrent::flagAttribute("use_bias", true, TR("Bias"), TR("Adds a learned number to every sum.")),
        recurrent::flagAttribute(
            "unit_forget_bias", true, TR("Open forget gate"),
            TR("Forget gates, which an LSTM has, start with a bias of 1, so that cells keep what "
               "they hold until they have learned to let go."))};
    for (AttributeSpec& more : recurrent::orderAttributes())
        if (more.name == "return_sequences")
            all.push_back(std::move(more));
    for (AttributeSpec& more : recurrent::weightAttributes())
        all.push_back(std::move(more));
    return all;
}

/// Of one way: what any of the layers computes, one following from those before.
std::vector<InnerSpec> innerOfLayer()
{
    std::vector<InnerSpec> all;
    for (const char* name : {"input_sum", "recurrent_sum", "input_gate", "forget_gate", "update_gate", "reset_gate",
                             "candidate", "output_gate", "cell", "kept", "hidden"})
        for (const char* layer : {"simple_rnn", "gru", "lstm"}) {
            const std::vector<InnerSpec>& inner = layerOf(std::string(layer)).inner;
            const auto found = std::ranges::find(inner, name, &InnerSpec::name);
            if (found == inner.end())
                continue;
            all.push_back(*found);
            break;
        }
    all.back().text = TR("The state of each step; the next step that is read finds it beside its inputs.");
    all.push_back({"output", TR("what it gives"),
                   TR("Every state, or the last one, in the order in which the steps were read.")});
    return all;
}

std::vector<InnerSpec> inner()
{
    std::vector<InnerSpec> all;
    for (const char* way : kWays)
        for (InnerSpec spec : innerOfLayer()) {
            spec.name = std::string(way) + "/" + spec.name;
            spec.title = Text(way == kWays[0] ? TR("{part}, forwards") : TR("{part}, backwards"),
                              {{"part", nested(spec.title)}});
            all.push_back(std::move(spec));
        }
    return all;
}

std::vector<LayerSample> samples()
{
    const std::int64_t two = 2, three = 3;
    const std::string lstm = "lstm", gru = "gru", simple = "simple_rnn";
    return {
        {{{"units", two}}, {{4, 2}}},
        {{{"layer", gru}, {"units", two}, {"merge_mode", std::string("sum")}, {"return_sequences", true}}, {{3, 2}}},
        {{{"layer", simple}, {"units", three}, {"merge_mode", std::string("mul")}, {"use_bias", false}}, {{4, 2}}},
        {.attributes = {{"layer", lstm}, {"units", two}, {"return_sequences", true}},
         .inputs = {{5, 2}},
         .lengths = true},
        {.attributes =
             {{"layer", simple}, {"units", two}, {"merge_mode", std::string("mul")}, {"return_sequences", true}},
         .inputs = {{4, 3}},
         .lengths = true},
        {.attributes = {{"layer", gru}, {"units", two}, {"merge_mode", std::string("ave")}},
         .inputs = {{4, 2}},
         .lengths = true}};
}

} // namespace

LayerType bidirectional()
{
    return {.id = "bidirectional",
            .title = TR("Bidirectional"),
            .category = LayerCategory::recurrent,
            .text = TR("Reads a sequence twice, from its first step to its last and from its last to its first, with "
                       "a recurrent layer for each way. So every step knows what came before it and what comes "
                       "after. It needs the whole sequence at once: nothing that must answer while steps still "
                       "arrive can use it. Where rows are of different lengths, the way back begins at the last true "
                       "step."),
            .formula = "y = [h→, h←], or h→ + h←, h→⊙h←, (h→ + h←)/2",
            .backwardFormula = "∂E/∂h→, ∂E/∂h← = their shares of ∂E/∂y\n"
                               "∂E/∂W→ = Σ xᵀ·δ→\n"
                               "∂E/∂R→ = Σ h→(t − 1)ᵀ·δ→\n"
                               "∂E/∂b→ = Σ δ→\n"
                               "∂E/∂W← = Σ xᵀ·δ←\n"
                               "∂E/∂R← = Σ h←(t + 1)ᵀ·δ←\n"
                               "∂E/∂b← = Σ δ←\n"
                               "∂E/∂x = δ→·W→ᵀ + δ←·W←ᵀ",
            .attributes = attributes(),
            .lengths = Lengths::uses,
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .inner = inner(),
            .cost = cost,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "LSTM",
            .samples = samples(),
            .errors = recurrent::errors(false)};
}

} // namespace loom::layers
