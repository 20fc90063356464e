#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/moved_layer.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

struct Padded {
    template<class Settings> static std::vector<ops::MovedAxis> axes(const Settings& settings, const Shape& x)
    {
        const Axes width = settings.integers("pad_width");
        std::vector<ops::MovedAxis> all = ops::allAxes(x);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::size_t pair = width.size() == 2 ? 0 : 2 * i; // one pair is that of every axis
            all[i].begin = -width[pair];
            all[i].length += width[pair] + width[pair + 1];
        }
        return all;
    }
    template<class Settings> static double fill(const Settings& settings) { return settings.real("constant_values"); }
};

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessFewAxes(query); !issues.empty())
        return {{}, std::move(issues)};
    const Axes width = query.integers("pad_width");
    const int rank = query.inputs[0].rank();
    if (width.size() == 2 || int(width.size()) == 2 * rank)
        return {{movedShape<Padded>(query)}, {}};
    return {{},
            {problem(query, "pad_width",
                     Text(TR("{node} needs two widths, in front and behind, for each of the {rank} axes of its input "
                             "({count} numbers), or one pair for all; there are {given}."),
                          {{"node", query.name}, {"rank", rank}, {"count", 2 * rank}, {"given", width.size()}}),
                     {setRepair(TR("Pad every axis by 1"), query.node, "pad_width", Axes{1, 1})})}};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("by {width}"), {{"width", describe(Value(query.integers("pad_width")))}});
}

/// The widths of every axis but the batch.
std::vector<Axes> pairs(const LayerQuery& query)
{
    std::vector<Axes> all;
    for (const ops::MovedAxis& axis : Padded::axes(query, query.inputs[0]))
        all.push_back({-axis.begin, axis.length + axis.begin - query.inputs[0][axis.from]});
    return all;
}

std::string keras(const LayerQuery& query)
{
    std::string widths = "((0, 0)";
    for (const Axes& pair : pairs(query))
        widths += ", " + python::tuple(pair);
    const std::string value = python::number(query.real("constant_values"));
    return "keras.layers.Lambda("
        + CodeCall("lambda x: keras.ops.pad")
              .with("x")
              .with(widths + ")")
              .unless(python::number(0.0), "constant_values", value)
              .text()
        + ")";
}

std::string pytorch(const LayerQuery& query)
{
    const std::vector<Axes> all = pairs(query);
    Axes widths; // PyTorch begins with the last axis
    for (auto pair = all.rbegin(); pair != all.rend(); ++pair)
        widths.insert(widths.end(), pair->begin(), pair->end());
    return CodeCall("lambda x: F.pad")
        .with("x")
        .with(python::tuple(widths))
        .unless(python::number(0.0), "value", python::number(query.real("constant_values")))
        .text();
}

} // namespace

LayerType pad()
{
    return {
        .id = "pad",
        .title = TR("Pad"),
        .category = LayerCategory::shape,
        .text = TR("Sets numbers around its input, zeros unless told: a picture gets an edge, a sequence some "
                   "steps in front or behind. So a window still fits at the edge, and what differs in size becomes "
                   "alike."),
        .formula = "y[i + w] = x[i]",
        .backwardFormula = "∂E/∂x[i] = ∂E/∂y[i + w]",
        .attributes = {{.name = "pad_width",
                        .kind = AttributeKind::integers,
                        .fallback = Axes{1, 1},
                        .title = TR("Widths"),
                        .help = TR("For each axis two numbers, in front and behind: 1, 1, 2, 2, 0, 0 is an edge of "
                                   "1 row above and below and 2 columns left and right of a picture. One pair is "
                                   "for every axis."),
                        .minimum = 0,
                        .maximum = 1e6,
                        .step = 1},
                       {.name = "constant_values",
                        .kind = AttributeKind::real,
                        .fallback = 0.0,
                        .title = TR("Value"),
                        .help = TR("The number that is set around the input."),
                        .minimum = -1e9,
                        .maximum = 1e9}},
        .infer = infer,
        .forward = movedForward<Padded>,
        .backward = movedBackward<Padded>,
        .explain = movedExplained<Padded>,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Pad",
        .samples = {{{}, {{3}}},
                    {{{"pad_width", Axes{1, 2, 0, 1}}, {"constant_values", -1.5}}, {{2, 3}}},
                    {{{"pad_width", Axes{1, 1, 2, 0, 0, 0}}}, {{2, 3, 2}}}},
        .errors = {{{{"pad_width", Axes{1, 1, 1, 1}}}, {{8, 8, 3}}, "(6 numbers), or one pair for all; there are 4"},
                   {{{"pad_width", Axes{1, -1}}}, {{4}}, "pad_width is -1"}}};
}

} // namespace loom::layers
