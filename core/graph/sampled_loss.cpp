#include "graph/sampled_loss.h"

#include "graph/layer_pieces.h"
#include "plan/class_draw_ops.h"
#include "plan/ops.h"

#include <algorithm>

namespace loom {
namespace {

const LayerType& wholeLoss()
{
    static const LayerType& type = *findLayer("categorical_crossentropy");
    return type;
}

LayerQuery wholeQuery(const LayerQuery& query)
{
    LayerQuery whole = query;
    whole.attributes = completed(wholeLoss().attributes, {});
    return whole;
}

/// The dense layer in front of the softmax in front of the loss; absent where there is none with a unit a class.
struct Units {
    Ref x, kernel, bias;
};

Units unitsBefore(const Pass& pass)
{
    const Ref prediction = pass.in(0), logits = pass.logitsOf(prediction, "softmax");
    const Op* made = logits ? pass.plan().writerOf(logits.buffer) : nullptr;
    if (!made || made->kind != "dense")
        return {};
    Units units{made->inputs[0], made->inputs[1], made->inputs[2]};
    if (units.kernel.shape[1] != prediction.shape[-1])
        return {};
    if (made->repeats > 1) // the layer saw the steps of a series one by one
        units.x.shape = units.x.shape.withFront(made->repeats);
    return units;
}

bool samples(const Pass& pass)
{
    return pass.training() && unitsBefore(pass).x;
}

/// A sum over questions out of their mean.
Ref scaled(Pass& pass, const Ref& x, const Ref& classes, const SampledKind& kind)
{
    return kind.summed ? ops::activation(pass, x, "scale", double(classes.shape[-1])) : x;
}

/// A warning where nothing is spared.
std::vector<Issue> unlessDense(const LayerQuery& query)
{
    if (query.sources.empty())
        return {};
    const InputSource& source = query.sources[0];
    if (source.type == "dense" || (source.type == "softmax" && source.sizeAttribute == "units"))
        return {};
    return {warningOf(problem(
        query, {},
        Text(TR("{loss} draws classes where Dense with softmax makes its prediction; {source} is none, so all "
                "{classes} classes are computed in every step."),
             {{"loss", query.name}, {"source", sourceName(query, 0)}, {"classes", query.inputs[0][-1]}})))};
}

} // namespace

std::vector<AttributeSpec> sampledAttributes(std::int64_t negatives)
{
    return {{.name = "negatives",
             .kind = AttributeKind::integer,
             .fallback = negatives,
             .title = TR("Drawn classes"),
             .help = TR("How many wrong classes are drawn for each true one in a training step. More come closer to "
                        "all classes and take longer."),
             .minimum = 1,
             .maximum = 10000},
            {.name = "sampler",
             .kind = AttributeKind::choice,
             .fallback = std::string("log_uniform"),
             .title = TR("Drawn how"),
             .help = TR("By rank: class 0 most often, then 1, as words that are numbered by how often they come; or "
                        "all classes alike."),
             .choices = {"log_uniform", "uniform"}}};
}

ShapeAnswer sampledShape(const LayerQuery& query)
{
    if (query.dtypes.size() > 1 && query.dtypes[1] != DType::i32)
        return {{},
                {problem(query, {},
                         Text(TR("{loss} needs the number of the true class as its target; {target} real numbers are "
                                 "none. Read the target as a class, or use the categorical cross-entropy."),
                              {{"loss", query.name}, {"target", query.inputs[1].size()}}))}};
    ShapeAnswer answer = wholeLoss().infer(wholeQuery(query));
    if (!answer.outputs.empty())
        std::ranges::move(unlessDense(query), std::back_inserter(answer.issues));
    return answer;
}

void sampledForward(Pass& pass, const SampledKind& kind)
{
    if (!samples(pass)) {
        Pass& whole = pass.makePart("all", completed(wholeLoss().attributes, {}),
                                    {pass.in(0), pass.in(1), pass.in(2), pass.in(3)});
        wholeLoss().forward(whole);
        pass.setOut(whole.out());
        return;
    }
    const Units units = unitsBefore(pass);
    const ops::ClassDraws draws{.classes = units.kernel.shape[1],
                                .draws = pass.integer("negatives"),
                                .byRank = pass.text("sampler") == "log_uniform",
                                .corrected = kind.corrected};
    const ops::DrawnClasses drawn = ops::drawClasses(pass, pass.in(1), draws, pass.random("negatives"));
    const Ref chosen = ops::chosenUnits(pass, units.x, units.kernel, units.bias, drawn.classes); // (…, 1 + negatives)
    const Ref numbers = ops::add(pass, chosen, drawn.offsets);
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("classes", drawn.classes);
    pass.keep("answers", drawn.answers);
    pass.keep("numbers", numbers);
    pass.keep("weight", weight);
    pass.setOut(scaled(pass, ops::loss(pass, kind.loss, numbers, drawn.answers, weight), drawn.classes, kind));
    pass.spare();
}

void sampledBackward(Pass& pass, const SampledKind& kind)
{
    if (!samples(pass))
        return wholeLoss().backward(pass.part("all"));
    const auto [x, kernel, bias] = unitsBefore(pass);
    if (!pass.needsGradient(x) && !pass.needsGradient(kernel) && !pass.needsGradient(bias))
        return;
    const Ref classes = pass.kept("classes");
    const Ref g = scaled(
        pass, ops::lossGradient(pass, kind.loss, pass.kept("numbers"), pass.kept("answers"), pass.kept("weight")),
        classes, kind); // (…, 1 + negatives)
    if (pass.needsGradient(kernel))
        pass.addParameterGradient(kernel, ops::chosenUnitsKernelGradient(pass, x, g, classes, kernel.shape));
    if (pass.needsGradient(bias))
        pass.addParameterGradient(bias, ops::chosenUnitsBiasGradient(pass, g, classes, bias.shape));
    if (pass.needsGradient(x))
        pass.addGradient(x, ops::chosenUnitsInputGradient(pass, g, kernel, classes, x.shape));
}

std::optional<Formula> explainSampled(const ExplainQuery& query, ElementNames& names)
{
    const LayerQuery layer = wholeQuery(query.layer);
    const ExplainQuery whole{wholeLoss(),  layer,    query.node,  query.owner, query.inputs,
                             query.output, query.of, query.index, query.port,  query.value};
    return wholeLoss().explain(whole, names);
}

std::string sampledKeras(const LayerQuery& query)
{
    return wholeLoss().keras(wholeQuery(query));
}

std::string sampledPytorch(const LayerQuery& query)
{
    return wholeLoss().pytorch(wholeQuery(query));
}

std::vector<LayerSample> sampledSamples()
{
    const std::vector<DType> labels = {DType::f32, DType::i32};
    const std::vector<DType> weighted = {DType::f32, DType::i32, DType::f32, DType::f32};
    const Attributes alike = {{"negatives", std::int64_t(3)}, {"sampler", std::string("uniform")}};
    return {{.attributes = {{"negatives", std::int64_t(2)}},
             .inputs = {{4}, {}},
             .dtypes = labels,
             .classes = 4,
             .positive = true},
            {.attributes = alike, .inputs = {{5}, {}, {}, {}}, .dtypes = weighted, .classes = 5, .positive = true},
            {.inputs = {{2, 3}, {2}, {}, {2}}, .dtypes = weighted, .classes = 3, .positive = true}};
}

std::vector<LayerErrorSample> sampledErrors()
{
    return {{{}, {{9}, {9}}, "needs the number of the true class"},
            {{{"negatives", std::int64_t(0)}}, {{9}, {}}, "negatives is 0"}};
}

} // namespace loom
