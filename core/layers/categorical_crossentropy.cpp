#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

bool isLabels(const LayerQuery& query)
{
    return query.dtypes.size() > 1 && query.dtypes[1] == DType::i32;
}

/// Labels: one whole number for each row of units; else the one-hot form, as many numbers as units.
bool targetFits(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    const Shape& target = query.inputs[1];
    if (!isLabels(query))
        return target == prediction;
    return target.size() * prediction[-1] == prediction.size();
}

Issue oneUnit(const LayerQuery& query)
{
    return problem(
        query, {},
        Text(TR("{loss}: {source} has 1 unit, but there must be one a class; a share of one is always 1. Use more "
                "units, or sigmoid with the binary cross-entropy."),
             {{"loss", query.name}, {"source", sizedName(query, 0)}}),
        resizeSource(query, 0,
                     query.classes > 1 ? query.classes : std::max<std::int64_t>(2, query.inputs[1].size())));
}

Issue tooFewUnits(const LayerQuery& query)
{
    return problem(query, {},
                   Text(TR("{loss}: the output {source} has {units} unit(s) but the data has {classes} "
                           "classes. Set its units "
                           "to {classes}."),
                        {{"loss", query.name},
                         {"source", sizedName(query, 0)},
                         {"units", query.inputs[0][-1]},
                         {"classes", query.classes}}),
                   resizeSource(query, 0, query.classes));
}

Issue wrongTarget(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    const Shape& target = query.inputs[1];
    std::vector<Repair> repairs;
    if (prediction.rank() > 1 && (isLabels(query) ? query.classes > 1 : target.rank() == 1))
        repairs = appendHead(query, isLabels(query) ? query.classes : target[0], "softmax");
    else if (!isLabels(query) && target.rank() == 1)
        repairs = resizeSource(query, 0, target[0]);
    return problem(query, {},
                   Text(TR("{loss}: {source} gives {prediction} but the target is {target}; it needs one "
                           "number a class."),
                        {{"loss", query.name},
                         {"source", sourceName(query, 0)},
                         {"prediction", describe(prediction)},
                         {"target", describe(target)}}),
                   std::move(repairs));
}

std::vector<Issue> warnings(const LayerQuery& query)
{
    std::vector<Issue> issues;
    const Argument loss("loss", query.name);
    const Argument sized("source", sizedName(query, 0));
    if (isLabels(query) && query.classes > 0 && query.inputs[0][-1] > query.classes)
        issues.push_back(warningOf(
            problem(query, {},
                    Text(TR("{loss}: the output {source} has {units} unit(s) but the data has only {classes} "
                            "classes; the rest "
                            "will learn to stay at 0."),
                         {loss, sized, {"units", query.inputs[0][-1]}, {"classes", query.classes}}),
                    resizeSource(query, 0, query.classes))));
    std::ranges::move(unlessProbabilities(query, "softmax"), std::back_inserter(issues));
    return issues;
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    if (!isLabels(query) && query.inputs[1].size() == 1)
        return {{},
                {problem(query, {},
                         Text(TR("{loss}: the target is a single real number, not a class. Use a loss for amounts, "
                                 "or make the target a category in the data recipe."),
                              {{"loss", query.name}}))}};
    if (prediction.rank() == 0 || prediction[-1] == 1)
        return {{}, {oneUnit(query)}};
    if (prediction.rank() == 1 && isLabels(query) && prediction[-1] < query.classes)
        return {{}, {tooFewUnits(query)}};
    if (!targetFits(query))
        return {{}, {wrongTarget(query)}};
    if (std::vector<Issue> weights = classWeightIssues(query, prediction[-1], prediction[-1]); !weights.empty())
        return {{}, std::move(weights)};
    return {{Shape{}}, warnings(query)};
}

/// The numbers in front of the softmax, where the loss stays exact for large ones, or the prediction itself.
Ref start(Pass& pass, std::string& kind)
{
    Ref logits = pass.logitsOf(pass.in(0), "softmax");
    // A reshape in between changes which numbers share one softmax.
    if (logits && logits.shape != pass.in(0).shape)
        logits = {};
    kind = logits ? "categorical_crossentropy_logits" : "categorical_crossentropy";
    return logits ? logits : pass.in(0);
}

void forward(Pass& pass)
{
    std::string kind;
    const Ref from = start(pass, kind);
    ops::classLoss(pass, kind, from, from.shape[-1]);
}

void backward(Pass& pass)
{
    std::string kind;
    const Ref from = start(pass, kind);
    ops::classLossBackward(pass, kind, from);
}

/// Without smoothing or weights of classes, one distribution a sample.
std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Shape& shape = query.layer.inputs[0];
    if (query.layer.real("label_smoothing") != 0 || !classWeightsOf(query.layer).empty() || shape.rank() != 1)
        return std::nullopt;
    const bool isLabel = query.layer.inputs[1] != shape;
    const Element label{query.inputs[1],
                        query.layer.inputs[1].rank() == 0 ? std::vector<std::int64_t>{0} : query.index};
    const double known = isLabel && query.value ? query.value(label) : 0;
    const auto shown = [&](std::int64_t k) { return names("p", {query.inputs[0], {k}}); };
    // Of a label what it stands for: 1 for its class, 0 for the others.
    const auto wanted = [&](std::int64_t k) {
        return isLabel ? Formula::number(double(k) == known ? 1 : 0) : names("t", {query.inputs[1], {k}});
    };
    if (query.of == "output") {
        std::vector<Formula> sum;
        for (std::int64_t k = 0; k < shape[0]; ++k)
            if (!isLabel || double(k) == known)
                sum.push_back(Formula::negation(Formula::product({wanted(k), Formula::call("ln", {shown(k)})})));
        if (sum.empty())
            return std::nullopt;
        return isLabel ? Formula::negation(Formula::call("ln", {shown(std::int64_t(known))})) : Formula::sum(sum);
    }
    const std::int64_t k = query.index.empty() ? 0 : query.index[0];
    if (query.of == "logits:gradient") {
        // Shares that do not add up to 1 pull as much as they are.
        std::vector<Formula> all;
        double sum = 0;
        for (std::int64_t i = 0; i < shape[0] && !isLabel; ++i) {
            all.push_back(wanted(i));
            sum += query.value ? query.value({query.inputs[1], {i}}) : 0;
        }
        const bool whole = isLabel || sum == 1;
        return Formula::sum(
            {whole ? shown(k) : Formula::product({shown(k), Formula::sum(all)}), Formula::negation(wanted(k))});
    }
    if (query.of == "input:gradient" && query.port == 0)
        return Formula::negation(Formula::quotient(wanted(k), shown(k)));
    return std::nullopt;
}

std::string keras(const LayerQuery& query)
{
    const double smoothing = query.real("label_smoothing");
    if (smoothing > 0) // which Keras knows for the one-hot form only
        return CodeCall("keras.losses.CategoricalCrossentropy")
            .with("label_smoothing", python::number(smoothing))
            .text();
    return isLabels(query) ? "keras.losses.SparseCategoricalCrossentropy()"
                           : "keras.losses.CategoricalCrossentropy()";
}

std::string pytorch(const LayerQuery& query)
{
    const double smoothing = query.real("label_smoothing");
    if (smoothing > 0) // of the numbers in front of the softmax
        return CodeCall("nn.CrossEntropyLoss").with("label_smoothing", python::number(smoothing)).text();
    return "nn.NLLLoss()";
}

} // namespace

LayerType categorical_crossentropy()
{
    return {.id = "categorical_crossentropy",
            .title = TR("Categorical cross-entropy"),
            .category = LayerCategory::loss,
            .judges = Judges::choices,
            .comparesShares = true,
            .text = TR("The loss of choosing one of several classes: the surprise at the true class when the "
                       "network gave it "
                       "the probability ŷ. Confident and wrong costs most, and pulls back hardest. Goes with "
                       "a softmax of one "
                       "unit a class; the target is a label or its one-hot form."),
            .formula = "L = −Σ yₖ·ln ŷₖ = −ln ŷ(true class)",
            .backwardFormula = "∂L/∂ŷₖ = −yₖ/ŷₖ\n"
                               "with softmax before: ∂L/∂xₖ = ŷₖ − yₖ",
            .attributes = {labelSmoothingAttribute(), classWeightAttribute()},
            .inputs = lossPorts(),
            .outputs = {{.name = "loss", .title = TR("Loss")}},
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .keras = keras,
            .pytorch = pytorch,
            .samples = {{.inputs = {{4}, {}}, .dtypes = {DType::f32, DType::i32}, .classes = 4, .positive = true},
                        {.inputs = {{3}, {3}}, .positive = true},
                        {.inputs = {{4}, {}, {}, {}},
                         .dtypes = {DType::f32, DType::i32, DType::f32, DType::f32},
                         .classes = 4,
                         .positive = true},
                        {.inputs = {{2, 3}, {2}}, .dtypes = {DType::f32, DType::i32}, .classes = 3, .positive = true},
                        {.attributes = {{"label_smoothing", 0.2}, {"class_weight", std::vector<double>{0.5, 2, 3}}},
                         .inputs = {{3}, {}},
                         .dtypes = {DType::f32, DType::i32},
                         .classes = 3,
                         .positive = true},
                        {.attributes = {{"label_smoothing", 0.1}, {"class_weight", std::vector<double>{1, 0, 4}}},
                         .inputs = {{3}, {3}, {}},
                         .positive = true},
                        {.attributes = {{"label_smoothing", 0.2}, {"class_weight", std::vector<double>{0.5, 2, 3}}},
                         .inputs = {{2, 3}, {2}, {}, {2}},
                         .dtypes = {DType::f32, DType::i32, DType::f32, DType::f32},
                         .classes = 3,
                         .positive = true},
                        {.attributes = {{"class_weight", std::vector<double>{0.5, 2, 3}}},
                         .inputs = {{2, 1, 3}, {2, 1, 3}},
                         .positive = true},
                        {.inputs = {{2, 2, 3}, {2, 2}, {}, {2}},
                         .dtypes = {DType::f32, DType::i32, DType::f32, DType::f32},
                         .classes = 3,
                         .positive = true},
                        {.inputs = {{2, 2, 3}, {2, 2}, {}, {2, 2}},
                         .dtypes = {DType::f32, DType::i32, DType::f32, DType::f32},
                         .classes = 3,
                         .positive = true},
                        {.attributes = {{"label_smoothing", 0.3}},
                         .inputs = {{2, 3}, {2}},
                         .dtypes = {DType::f32, DType::i32},
                         .classes = 3,
                         .positive = true}},
            .errors = {{{}, {{1}, {10}}, "has 1 unit, but there must be one a class"},
                       {{}, {{9}, {10}}, "gives 9 but the target is 10"},
                       {{}, {{9}, {}}, "a single real number, not a class"},
                       {{{"class_weight", std::vector<double>{1, 2}}}, {{3}, {3}}, "2 class weights are given"}}};
}

} // namespace loom::layers
