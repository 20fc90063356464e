#include "graph/layer_pieces.h"

#include "graph/activation.h"
#include "graph/initializers.h"

#include <cmath>

namespace loom {
namespace {

constexpr double kLargestWindow = 1'000'000;

/// A picture of n numbers: n × n × 1 or n × n × 3, an image of a rank-2 input; rank 0 when nothing fits.
Shape pictureOf(const Shape& shape)
{
    if (shape.rank() == 2)
        return {shape[0], shape[1], 1};
    for (const std::int64_t channels : {1, 3}) {
        const std::int64_t side = std::llround(std::sqrt(double(shape.size()) / double(channels)));
        if (side > 1 && Shape{side, side, channels}.size() == shape.size())
            return {side, side, channels};
    }
    return {};
}

} // namespace

AttributeSpec activationAttribute()
{
    return {.name = "activation",
            .kind = AttributeKind::choice,
            .fallback = std::string("linear"),
            .title = TR("Activation"),
            .help = TR("The function applied to the weighted sum. Without one, stacked layers are no more than one "
                       "linear layer; ReLU is the usual choice inside, softmax or sigmoid at the output."),
            .choices = activationIds()};
}

AttributeSpec useBiasAttribute()
{
    return {.name = "use_bias",
            .kind = AttributeKind::boolean,
            .fallback = true,
            .title = TR("Bias"),
            .help = TR("Adds a learned number to every weighted sum. Switch it off in front of batch normalization, "
                       "which has its own.")};
}

AttributeSpec initializerAttribute(const char* name, const char* fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::choice,
            .fallback = std::string(fallback),
            .title = std::move(title),
            .help = std::move(help),
            .choices = initializerIds()};
}

AttributeSpec penaltyAttribute(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = 0.0,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 1e6,
            .step = 0.0001,
            .logarithmic = true};
}

std::vector<AttributeSpec> normalizationAttributes()
{
    return {{.name = "epsilon",
             .kind = AttributeKind::real,
             .fallback = 0.001,
             .title = TR("Epsilon"),
             .help = TR("Added to the variance, so that a channel that never changes is not divided by 0."),
             .minimum = 0,
             .maximum = 1,
             .logarithmic = true,
             .exclusiveMinimum = true},
            {.name = "center",
             .kind = AttributeKind::boolean,
             .fallback = true,
             .title = TR("Learn the mean"),
             .help = TR("Adds a learned β to every channel.")},
            {.name = "scale",
             .kind = AttributeKind::boolean,
             .fallback = true,
             .title = TR("Learn the scale"),
             .help = TR("Multiplies every channel by a learned γ.")}};
}

std::vector<ParameterSpec> scaleAndShift(const LayerQuery& query)
{
    const Shape channels{query.inputs[0][-1]};
    std::vector<ParameterSpec> specs;
    if (query.flag("scale"))
        specs.push_back({.name = "gamma", .shape = channels, .initializer = "constant", .initialValue = 1});
    if (query.flag("center"))
        specs.push_back({.name = "beta", .shape = channels, .initializer = "zeros"});
    return specs;
}

AttributeSpec rateAttribute(Text help)
{
    return {.name = "rate",
            .kind = AttributeKind::real,
            .fallback = 0.5,
            .title = TR("Rate"),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 0.99,
            .step = 0.05,
            .applies = Applies::now};
}

Text rateSummary(const LayerQuery& query)
{
    return Text(TR("rate {rate}"), {{"rate", query.real("rate")}});
}

AttributeSpec paddingAttribute()
{
    return {.name = "padding",
            .kind = AttributeKind::choice,
            .fallback = std::string("valid"),
            .title = TR("Padding"),
            .help = TR("valid: the window stays inside, so the picture shrinks. same: the edge is filled up with "
                       "zeros, so that with stride 1 the picture keeps its size."),
            .choices = {TR("valid"), TR("same")}};
}

AttributeSpec pairAttribute(const char* name, std::int64_t fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integers,
            .fallback = std::vector<std::int64_t>{fallback, fallback},
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = kLargestWindow,
            .step = 1,
            .count = 2};
}

AttributeSpec shapeAttribute(std::vector<std::int64_t> fallback)
{
    return {.name = "shape",
            .kind = AttributeKind::integers,
            .fallback = std::move(fallback),
            .title = TR("Shape"),
            .help = TR("The lengths of the axes, without the batch."),
            .minimum = 1,
            .maximum = 1e9,
            .step = 1};
}

Issue problem(const LayerQuery& query, const std::string& attribute, Text sentence, std::vector<Repair> repairs)
{
    std::string path;
    if (!attribute.empty() && !query.node.empty())
        path = "graph.nodes." + query.node + ".attributes." + attribute;
    return {Severity::error, query.node, std::move(path), std::move(sentence), std::move(repairs)};
}

Issue warningOf(Issue issue)
{
    issue.severity = Severity::warning;
    return issue;
}

std::vector<Repair> insertBefore(const LayerQuery& query, std::size_t port, Text title, const std::string& type,
                                 Attributes set)
{
    if (port >= query.sources.size() || query.sources[port].wire.from.node.empty())
        return {};
    return {insertRepair(std::move(title), type, query.sources[port].wire, std::move(set))};
}

std::vector<Repair> resizeSource(const LayerQuery& query, std::size_t port, std::int64_t size)
{
    if (port >= query.sources.size() || query.sources[port].sizeNode.empty())
        return {};
    const InputSource& source = query.sources[port];
    return {setRepair(Text(TR("Set {attribute} of {node} to {value}"),
                           {{"attribute", source.sizeTitle}, {"node", source.sizeName}, {"value", size}}),
                      source.sizeNode, source.sizeAttribute, size)};
}

std::vector<Repair> activateSource(const LayerQuery& query, std::size_t port, const std::string& activation)
{
    if (port >= query.sources.size() || query.sources[port].activationNode.empty())
        return {};
    const InputSource& source = query.sources[port];
    return {
        setRepair(Text(TR("Set the activation of {node} to {activation}"),
                       {{"node", source.activationName}, {"activation", activationOf(activation).title.pattern()}}),
                  source.activationNode, "activation", activation)};
}

std::vector<Issue> unlessPicture(const LayerQuery& query)
{
    const Shape& shape = query.inputs[0];
    if (shape.rank() == 3)
        return {};
    const Shape picture = pictureOf(shape);
    std::vector<Repair> repairs;
    if (picture.rank() == 3)
        repairs = insertBefore(query, 0, Text(TR("Insert Reshape to {shape}"), {{"shape", describe(picture)}}),
                               "reshape", {{"target_shape", picture.axes()}});
    return {problem(query, {},
                    Text(TR("{node} needs a picture (rows × columns × channels); its input has the shape {shape}. "
                            "Connect it before the flattening, or insert Reshape."),
                         {{"node", query.name}, {"shape", describe(shape)}}),
                    std::move(repairs))};
}

std::vector<Issue> unlessSequence(const LayerQuery& query)
{
    const Shape& shape = query.inputs[0];
    if (shape.rank() == 2)
        return {};
    const std::vector<std::int64_t> steps = {shape.size(), 1};
    std::vector<Repair> repairs;
    if (shape.rank() == 1)
        repairs = insertBefore(query, 0, Text(TR("Insert Reshape to {shape}"), {{"shape", describe(Shape(steps))}}),
                               "reshape", {{"target_shape", steps}});
    return {problem(query, {},
                    Text(TR("{node} reads a sequence (time × features); its input has the shape {shape}."),
                         {{"node", query.name}, {"shape", describe(shape)}}),
                    std::move(repairs))};
}

ShapeAnswer sameShape(const LayerQuery& query)
{
    return {{query.inputs[0]}, {}};
}

std::string sourceName(const LayerQuery& query, std::size_t port)
{
    return port < query.sources.size() ? query.sources[port].name : "output";
}

std::string sizedName(const LayerQuery& query, std::size_t port)
{
    const bool known = port < query.sources.size() && !query.sources[port].sizeNode.empty();
    return known ? query.sources[port].sizeName : sourceName(query, port);
}

std::vector<Repair> appendHead(const LayerQuery& query, std::int64_t units, const std::string& activation)
{
    // A loss that stands in the graph has a wire that Flatten can be put on.
    if (std::vector<Repair> onWire = insertBefore(query, 0, TR("Insert Flatten"), "flatten"); !onWire.empty())
        return onWire;
    if (query.node.empty() || query.inputs.empty())
        return {};
    const Part dense{"dense", {{"units", units}, {"activation", activation}}};
    if (query.inputs.size() > 1 && query.inputs[0].size() == query.inputs[1].size())
        return {followRepair(TR("Add Flatten"), query.node, {{"flatten", {}}})};
    if (query.inputs[0].rank() == 1)
        return {followRepair(Text(TR("Add Dense with {units} unit(s)"), {{"units", units}}), query.node, {dense})};
    return {followRepair(Text(TR("Add Flatten and Dense with {units} unit(s)"), {{"units", units}}), query.node,
                         {{"flatten", {}}, dense})};
}

} // namespace loom
