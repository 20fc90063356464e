#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/inner_layer.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <algorithm>

namespace loom::layers {

LayerType average_pooling2d();
LayerType conv2d();
LayerType dense();
LayerType flatten();
LayerType global_average_pooling2d();
LayerType max_pooling2d();

namespace {

using Axes = std::vector<std::int64_t>;

/// What the layer inside owns stands under this name.
constexpr const char* kPart = "layer";

const std::vector<LayerType>& layers()
{
    static const std::vector<LayerType> all = {
        conv2d(), max_pooling2d(), average_pooling2d(), global_average_pooling2d(), flatten(), dense()};
    return all;
}

const LayerType& layerOf(const std::string& id)
{
    return innerLayer(layers(), id);
}

const LayerType& layerOf(const LayerQuery& query)
{
    return layerOf(query.text("layer"));
}

/// Its attributes, those that stand here too with what can be set of any of the layers.
std::vector<AttributeSpec> attributes()
{
    AttributeSpec layer{.name = "layer",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("conv2d"),
                        .title = TR("Layer"),
                        .help =
                            TR("The layer that each step goes through. Of the settings below it takes those that it "
                               "has when it stands alone.")};
    for (const LayerType& type : layers())
        layer.choices.push_back(type.id);
    std::vector<AttributeSpec> all = {std::move(layer)};
    for (const char* name : {"filters", "kernel_size", "pool_size", "strides", "padding", "units", "activation",
                             "use_bias", "kernel_initializer"})
        for (const LayerType& type : layers())
            if (const AttributeSpec* spec = findSpec(type.attributes, name)) {
                all.push_back(*spec);
                break;
            }
    // Of pooling and convolutions alike: padding in numbers is for convolutions alone.
    *std::ranges::find(all, "padding", &AttributeSpec::name) = paddingAttribute();
    AttributeSpec& strides = *std::ranges::find(all, "strides", &AttributeSpec::name);
    strides.fallback = Value();
    strides.optional = true;
    strides.help =
        TR("How many cells the window moves at a time. Empty: 1 of a convolution, a whole window of pooling.");
    return all;
}

/// What stands over the attributes above so that the layer has all of its own.
Attributes completing(const LayerType& layer, const Axes& strides)
{
    static const std::vector<AttributeSpec> settings = attributes();
    Attributes all = innerDefaults(layer, settings);
    if (layer.id == "conv2d" && strides.empty())
        all["strides"] = Axes{1, 1};
    return all;
}

/// What the layer is asked about one step.
LayerQuery queryOf(const LayerQuery& query)
{
    LayerQuery inner = innerQuery(query, completing(layerOf(query), query.integers("strides")));
    inner.inputs[0] = query.inputs[0].withoutFront();
    if (!inner.lengths.empty())
        inner.lengths[0].clear();
    return inner;
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() < 2)
        return {{},
                {problem(query, {},
                         Text(TR("{node} takes a sequence step by step (time × …); its input has the shape {shape}."),
                              {{"node", query.name}, {"shape", describe(input)}}))}};
    ShapeAnswer answer = layerOf(query).infer(queryOf(query));
    for (Shape& output : answer.outputs)
        output = output.withFront(input[0]);
    for (Issue& issue : answer.issues)
        issue.repairs.clear(); // they would mend a layer that stands alone
    return answer;
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    const LayerType& layer = layerOf(query);
    std::vector<ParameterSpec> all =
        layer.parameters ? layer.parameters(queryOf(query)) : std::vector<ParameterSpec>();
    for (ParameterSpec& spec : all)
        spec.name = std::string(kPart) + "/" + spec.name;
    return all;
}

/// All steps pass as more rows of the batch.
void forward(Pass& pass)
{
    const LayerType& layer = layerOf(pass.text("layer"));
    const Ref x = pass.in(); // (time, …)
    Pass& part = pass.makePart(kPart, completing(layer, pass.integers("strides")), {});
    const ops::Repeats steps(part, x.shape[0]);
    part.addInput(steps.one(x));
    layer.forward(part);
    for (const auto& [name, ref] : part.keptAll())
        pass.keep(std::string(kPart) + "/" + name, steps.all(ref));
    pass.setOut(steps.all(part.out()));
}

/// Nothing may have reached its output, but the sum in front of its activation (a cross-entropy).
void backward(Pass& pass)
{
    Pass& part = pass.part(kPart);
    const ops::Repeats steps(part, pass.in().shape[0]);
    layerOf(pass.text("layer")).backward(part);
}

/// The layer's own formulas, each tensor but its weights at the step that is asked for.
class Steps {
public:
    Steps(const ExplainQuery& query, ElementNames& names)
        : query_(query)
        , names_(names)
        , layer_(queryOf(query.layer))
        , path_(query.node + "/" + kPart)
        , owner_(query.owner + "/" + kPart)
    {
    }

    std::optional<Formula> at(std::int64_t step, const std::string& of, std::vector<std::int64_t> index)
    {
        const LayerType& type = layerOf(query_.layer);
        ElementNames own;
        const ElementValue value = [&](const Element& element) { return query_.value(there(element, step)); };
        const std::optional<Formula> formula =
            type.explain({type, layer_, path_, owner_, query_.inputs, query_.output.withoutFront(), of,
                          std::move(index), query_.port, query_.value ? value : ElementValue()},
                         own);
        if (!formula)
            return std::nullopt;
        std::map<std::string, Formula> values;
        for (const auto& [name, element] : own.all())
            values[name] = names_(name.substr(0, name.find_last_not_of("0123456789") + 1), there(element, step));
        return put(*formula, values);
    }

private:
    Element there(Element element, std::int64_t step) const
    {
        for (const ParameterSpec& spec : layerOf(query_.layer).parameters ? layerOf(query_.layer).parameters(layer_)
                                                                          : std::vector<ParameterSpec>())
            if (element.tensor == owner_ + "/" + spec.name)
                return element;
        element.index.insert(element.index.begin(), step);
        for (const char* end : {"/output", "/output:gradient"})
            if (element.tensor == path_ + end)
                element.tensor = query_.node + end;
        return element;
    }

    const ExplainQuery& query_;
    ElementNames& names_;
    LayerQuery layer_;
    std::string path_, owner_;
};

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    Steps steps(query, names);
    const std::string part = std::string(kPart) + "/";
    const std::string of = query.of.starts_with(part) ? query.of.substr(part.size()) : query.of;
    const bool ofWeights = of != "sum:gradient" && query.of.starts_with(part) && of.ends_with(":gradient");
    if (!ofWeights)
        return steps.at(query.index[0], of, {query.index.begin() + 1, query.index.end()});
    std::vector<Formula> sum;
    for (std::int64_t t = 0; t < query.output[0]; ++t) {
        std::optional<Formula> one = steps.at(t, of, query.index);
        if (!one)
            return std::nullopt;
        sum.push_back(std::move(*one));
    }
    return Formula::sum(std::move(sum));
}

std::vector<InnerSpec> inner()
{
    std::vector<InnerSpec> all = layerOf(std::string("conv2d")).inner;
    for (InnerSpec& spec : all)
        spec.name = std::string(kPart) + "/" + spec.name;
    return all;
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    const LayerType& layer = layerOf(query);
    if (!layer.cost)
        return {};
    const Cost one = layer.cost(queryOf(query), output.withoutFront());
    return {one.multiplyAdds * output[0], one.outputBytes * output[0]};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{layer}, every step"), {{"layer", english(layerOf(query).title)}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.TimeDistributed").with(layerOf(query).keras(queryOf(query))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Sequential")
        .with("lambda x: x.flatten(0, 1)")
        .with(layerOf(query).pytorch(queryOf(query)))
        .with("lambda x: x.unflatten(0, (-1, " + python::number(query.inputs[0][0]) + "))")
        .text();
}

std::vector<LayerSample> samples()
{
    const std::int64_t two = 2, three = 3;
    const std::string tanh = "tanh", relu = "relu", same = "same";
    const auto of = [](const char* id) { return std::string(id); };
    return {
        {{{"filters", two}, {"kernel_size", Axes{2, 2}}, {"activation", tanh}}, {{3, 3, 4, 2}}},
        {{{"filters", two}, {"kernel_size", Axes{3, 2}}, {"padding", same}, {"use_bias", false}}, {{2, 3, 3, 1}}},
        {{{"layer", of("max_pooling2d")}}, {{2, 4, 4, 2}}},
        {{{"layer", of("average_pooling2d")}, {"pool_size", Axes{2, 3}}, {"strides", Axes{1, 2}}}, {{2, 4, 5, 1}}},
        {{{"layer", of("global_average_pooling2d")}}, {{3, 2, 3, 2}}},
        {{{"layer", of("flatten")}}, {{3, 2, 2, 2}}},
        {{{"layer", of("dense")}, {"units", three}, {"activation", relu}}, {{4, 2}}},
        {.attributes = {{"layer", of("dense")}, {"units", two}}, .inputs = {{4, 3}}, .lengths = true}};
}

} // namespace

LayerType time_distributed()
{
    return {.id = "time_distributed",
            .title = TR("Time distributed"),
            .category = LayerCategory::recurrent,
            .text =
                TR("Lets every step of a sequence go through the same layer with the same weights: a convolution "
                   "over each picture of a film, say, before a recurrent layer puts them together. It computes as "
                   "if the steps were more samples. Activations and, over a row of numbers a step, Dense do so by "
                   "themselves."),
            .formula = "y[t] = f(x[t]) for each step",
            .backwardFormula = "∂E/∂x[t] = f′ of ∂E/∂y[t]\n"
                               "∂E/∂W = Σ of ∂E/∂W over the steps t\n"
                               "∂E/∂b = Σ of ∂E/∂b over the steps t",
            .attributes = attributes(),
            .lengths = Lengths::passes,
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
            .onnx = "Scan",
            .samples = samples(),
            .errors = {{{}, {{8}}, "takes a sequence step by step"},
                       {{}, {{5, 8}}, "needs a picture"},
                       {{{"layer", std::string("dense")}, {"units", std::int64_t(0)}}, {{4, 8}}, "units is 0"}}};
}

} // namespace loom::layers
