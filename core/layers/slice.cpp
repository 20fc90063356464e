#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/moved_layer.h"

namespace loom::layers {
namespace {

/// Counted from the end where it is below 0; a `stop` of 0 is the end.
std::int64_t placeOf(std::int64_t place, std::int64_t length, bool isStop)
{
    return place < 0 || (isStop && place == 0) ? place + length : place;
}

struct Sliced : FillsNothing {
    template<class Settings> static std::vector<ops::MovedAxis> axes(const Settings& settings, const Shape& x)
    {
        std::vector<ops::MovedAxis> all = ops::allAxes(x);
        ops::MovedAxis& axis = all[std::size_t(axisPlace(settings.integer("axis"), x.rank()))];
        axis.begin = placeOf(settings.integer("start"), axis.length, false);
        axis.step = settings.integer("step");
        axis.length = (placeOf(settings.integer("stop"), axis.length, true) - axis.begin + axis.step - 1) / axis.step;
        return all;
    }
};

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessFewAxes(query); !issues.empty())
        return {{}, std::move(issues)};
    const Shape& input = query.inputs[0];
    const int axis = axisPlace(query.integer("axis"), input.rank());
    if (axis < 0)
        return {{},
                {noSuchAxis(query, "axis", query.integer("axis"), input.rank(),
                            {setRepair(TR("Take the last axis"), query.node, "axis", std::int64_t(-1))})}};
    const std::int64_t start = query.integer("start"), stop = query.integer("stop"), length = input[axis];
    const std::int64_t first = placeOf(start, length, false), end = placeOf(stop, length, true);
    if (first >= 0 && first < end && end <= length)
        return {{movedShape<Sliced>(query)}, {}};
    const bool startIsIn = first >= 0 && first < length;
    const Repair repair = startIsIn ? setRepair(TR("Take all up to the end"), query.node, "stop", std::int64_t(0))
                                    : setRepair(TR("Start at the first"), query.node, "start", std::int64_t(0));
    return {
        {},
        {problem(query, startIsIn ? "stop" : "start",
                 Text(TR("{node} takes from {start} up to, not including, {stop} of an axis that has the numbers 0 "
                         "to {last}."),
                      {{"node", query.name}, {"start", first}, {"stop", end}, {"last", length - 1}}),
                 {repair})}};
}

/// start:stop:step as Python writes it.
std::string cut(const LayerQuery& query)
{
    const std::int64_t start = query.integer("start"), stop = query.integer("stop"), step = query.integer("step");
    return (start ? python::number(start) : "") + ":" + (stop ? python::number(stop) : "")
        + (step > 1 ? ":" + python::number(step) : "");
}

Text summary(const LayerQuery& query)
{
    return Text(TR("{cut} of axis {axis}"), {{"cut", cut(query)}, {"axis", query.integer("axis")}});
}

std::string pytorch(const LayerQuery& query)
{
    const int axis = query.inputs.empty() ? 0 : axisPlace(query.integer("axis"), query.inputs[0].rank());
    std::string text = "lambda x: x[:";
    for (int i = 0; i < axis; ++i)
        text += ", :";
    return text + ", " + cut(query) + "]";
}

std::string keras(const LayerQuery& query)
{
    return "keras.layers.Lambda(" + pytorch(query) + ")";
}

AttributeSpec place(const char* name, std::int64_t fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = -1e9,
            .maximum = 1e9,
            .step = 1};
}

} // namespace

LayerType slice()
{
    const std::int64_t one = 1, two = 2, three = 3, five = 5;
    AttributeSpec step = place("step", 1, TR("Step"), TR("1 takes each of them, 2 every second, and so on."));
    step.minimum = 1;
    return {
        .id = "slice",
        .title = TR("Slice"),
        .category = LayerCategory::shape,
        .text = TR("Takes a part of one axis and leaves the rest out: the first steps of a sequence, one channel "
                   "of a picture, every second row. What is left out learns nothing from here."),
        .formula = "y[i] = x[start + step·i]",
        .backwardFormula = "∂E/∂x[start + step·i] = ∂E/∂y[i]",
        .attributes = {axisAttribute(TR("The axis of which a part is taken: −1 is the last (channels), 0 the "
                                        "first without the batch.")),
                       place("start", 0, TR("Start"),
                             TR("The first that is taken, counted from 0; below 0 from the end.")),
                       place("stop", 0, TR("Stop"),
                             TR("The first behind it that is not taken; below 0 counted from the end. 0: all up to "
                                "the end.")),
                       std::move(step)},
        .infer = infer,
        .forward = movedForward<Sliced>,
        .backward = movedBackward<Sliced>,
        .explain = movedExplained<Sliced>,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Slice",
        .samples = {{{{"start", one}, {"stop", three}}, {{5}}},
                    {{{"axis", std::int64_t(0)}, {"start", std::int64_t(-2)}}, {{5, 3}}},
                    {{{"axis", one}, {"start", one}, {"step", two}}, {{2, 6, 2}}},
                    {{{"axis", std::int64_t(-1)}, {"stop", std::int64_t(-1)}, {"step", three}}, {{2, 2, 5}}}},
        .errors = {{{{"axis", two}}, {{8, 8}}, "there is no axis 2"},
                   {{{"start", five}}, {{4}}, "takes from 5 up to, not including, 4"},
                   {{{"start", two}, {"stop", one}}, {{4}}, "from 2 up to, not including, 1"},
                   {{{"step", std::int64_t(0)}}, {{4}}, "step is 0"}}};
}

} // namespace loom::layers
