// What losses, and layers that share 1 out, have of layer_pieces.h: ports, shapes, and what they say of a prediction
// that does not fit.
#include "graph/activation.h"
#include "graph/layer_pieces.h"

namespace loom {

std::vector<PortSpec> lossPorts()
{
    return {{.name = "prediction", .title = TR("Prediction")},
            {.name = "target", .title = TR("Target"), .takes = Takes::both, .differentiable = false},
            {.name = "weight", .title = TR("Weight"), .optional = true, .differentiable = false},
            {.name = "mask", .title = TR("Mask"), .optional = true, .differentiable = false}};
}

ShapeAnswer sharesShape(const LayerQuery& query)
{
    const Shape& input = query.inputs[0];
    if (input.rank() == 0)
        return {{},
                {problem(query, {},
                         Text(TR("{node} shares 1 out among several numbers; its input is a single number. "
                                 "Use sigmoid."),
                              {{"node", query.name}}))}};
    ShapeAnswer answer{{input}, {}};
    if (input[-1] == 1)
        answer.issues.push_back(warningOf(problem(query, {},
                                                  Text(TR("{node} gives the share of the only unit, which is always "
                                                          "the whole, so nothing can be learned. Use "
                                                          "sigmoid, or one unit a class."),
                                                       {{"node", query.name}}),
                                                  resizeSource(query, 0, 2))));
    return answer;
}

ShapeAnswer regressionLossShape(const LayerQuery& query)
{
    const Shape& prediction = query.inputs[0];
    const Shape& target = query.inputs[1];
    const Argument name("loss", query.name);
    if (query.dtypes.size() > 1 && query.dtypes[1] == DType::i32)
        return {{},
                {problem(query, {},
                         Text(TR("{loss}: the target holds labels of {classes} classes, not amounts. Use a "
                                 "cross-entropy, or one-hot the labels in the data recipe."),
                              {name, {"classes", query.classes}}))}};
    if (prediction.size() == target.size() && (prediction == target || prediction.size() == 1))
        return {{Shape{}}, {}};
    const std::int64_t wanted = target.rank() == 0 ? 1 : target[-1];
    std::vector<Repair> repairs;
    if (prediction.rank() == 1 && target.rank() <= 1)
        repairs = resizeSource(query, 0, wanted);
    else if (prediction.rank() > 1)
        repairs = appendHead(query, wanted, "linear");
    return {{},
            {problem(query, {},
                     Text(TR("{loss}: {source} gives {prediction} but the target is {target}; both must have the "
                             "same shape."),
                          {name,
                           {"source", sourceName(query, 0)},
                           {"prediction", describe(prediction)},
                           {"target", describe(target)}}),
                     std::move(repairs))}};
}

static Issue unanswered(const LayerQuery& query, const std::string& activation)
{
    const Shape& prediction = query.inputs[0];
    const Shape& target = query.inputs[1];
    std::vector<Repair> repairs;
    if (prediction.rank() == 1 && target.rank() <= 1)
        repairs = resizeSource(query, 0, target.size());
    else if (prediction.rank() > 1)
        repairs = appendHead(query, std::max<std::int64_t>(1, target.size()), activation);
    return problem(query, {},
                   Text(TR("{loss}: {source} gives {prediction} but the target is {target}; a yes-or-no "
                           "question needs one "
                           "number a question."),
                        {{"loss", query.name},
                         {"source", sourceName(query, 0)},
                         {"prediction", describe(prediction)},
                         {"target", describe(target)}}),
                   std::move(repairs));
}

std::vector<Issue> answerIssues(const LayerQuery& query, const std::string& activation)
{
    if (query.classes > 2)
        return {problem(query, {},
                        Text(TR("{loss} tells two classes apart, but the data has {classes}. Use the "
                                "categorical cross-entropy with {classes} units and softmax."),
                             {{"loss", query.name}, {"classes", query.classes}}))};
    const Shape& prediction = query.inputs[0];
    const Shape& target = query.inputs[1];
    if (prediction != target && !(prediction.size() == 1 && target.size() == 1))
        return {unanswered(query, activation)};
    return {};
}

std::vector<Issue> unlessProbabilities(const LayerQuery& query, const std::string& activation)
{
    if (query.sources.empty() || query.sources[0].activation == activation)
        return {};
    const Argument loss("loss", query.name), source("source", sourceName(query, 0));
    const Text sentence = activation == "softmax"
        ? Text(TR("{loss} reads probabilities that add up to 1, but {source} does not end in softmax."),
               {loss, source})
        : Text(TR("{loss} reads probabilities, but {source} does not end in sigmoid, so "
                  "its numbers may leave 0 … 1."),
               {loss, source});
    return {warningOf(problem(query, {}, sentence, activateSource(query, 0, activation)))};
}

AttributeSpec labelSmoothingAttribute()
{
    return {.name = "label_smoothing",
            .kind = AttributeKind::real,
            .fallback = 0.0,
            .title = TR("Label smoothing"),
            .help = TR("This share of the true class is spread evenly over all classes, so that the network is not "
                       "driven to be entirely sure. 0: none."),
            .minimum = 0,
            .maximum = 0.9,
            .step = 0.05};
}

AttributeSpec classWeightAttribute()
{
    return {.name = "class_weight",
            .kind = AttributeKind::reals,
            .fallback = std::vector<double>(),
            .title = TR("Class weights"),
            .help = TR("One number a class, in their order: how much a sample of that class counts. Rare classes can "
                       "be given more weight. Empty: all count the same."),
            .minimum = 0};
}

std::vector<double> classWeightsOf(const LayerQuery& query)
{
    const auto* weights = std::get_if<std::vector<double>>(&attributeOf(query.attributes, "class_weight"));
    return weights ? *weights : std::vector<double>();
}

std::vector<Issue> classWeightIssues(const LayerQuery& query, std::int64_t classes, std::int64_t units)
{
    const std::vector<double> weights = classWeightsOf(query);
    if (weights.empty())
        return {};
    if (query.inputs.size() > 1 && units == 1 && query.inputs[0].size() != 1)
        return {problem(query, "class_weight",
                        Text(TR("{loss}: class weights need one class a sample, but {source} gives {prediction}: "
                                "leave the weights empty."),
                             {{"loss", query.name},
                              {"source", sourceName(query, 0)},
                              {"prediction", describe(query.inputs[0])}}))};
    if (std::int64_t(weights.size()) == classes)
        return {};
    return {
        problem(query, "class_weight",
                Text(TR("{loss}: {count} class weights are given, but there are {classes} classes; give one number "
                        "a class, or none."),
                     {{"loss", query.name}, {"count", weights.size()}, {"classes", classes}}))};
}

} // namespace loom
