#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <algorithm>
#include <cmath>

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

/// The axes along which it goes; none named: all.
template<class Settings> std::vector<int> along(const Settings& settings, int rank)
{
    std::vector<int> places = axisPlaces(settings.integers("axis"), rank).value();
    for (int axis = 0; settings.integers("axis").empty() && axis < rank; ++axis)
        places.push_back(axis);
    return places;
}

/// One number has the shape (1), as of Keras's Dot.
template<class Settings> Shape reduced(const Settings& settings, const Shape& x)
{
    const std::vector<int> places = along(settings, x.rank());
    Axes left;
    for (int axis = 0; axis < x.rank(); ++axis)
        if (std::ranges::find(places, axis) == places.end())
            left.push_back(x[axis]);
        else if (settings.flag("keepdims"))
            left.push_back(1);
    return left.empty() ? Shape{1} : Shape(std::move(left));
}

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessFewAxes(query); !issues.empty())
        return {{}, std::move(issues)};
    const int rank = query.inputs[0].rank();
    const Axes axes = query.integers("axis");
    if (axisPlaces(axes, rank))
        return {{reduced(query, query.inputs[0])}, {}};
    const Repair repair = setRepair(TR("Take the last axis"), query.node, "axis", Axes{-1});
    for (const std::int64_t axis : axes)
        if (axisPlace(axis, rank) < 0)
            return {{}, {noSuchAxis(query, "axis", axis, rank, {repair})}};
    return {{},
            {problem(query, "axis",
                     Text(TR("{node}: an axis stands twice in {axes}."),
                          {{"node", query.name}, {"axes", describe(Value(axes))}}),
                     {repair})}};
}

void forward(Pass& pass)
{
    const Ref x = pass.in();
    pass.setOut(ops::reduce(pass, x, pass.text("kind"), along(pass, x.shape.rank()), reduced(pass, x.shape)));
}

void backward(Pass& pass)
{
    const Ref x = pass.in(), g = pass.gradient();
    if (g && pass.needsGradient(x))
        pass.addGradient(x, ops::reduceGradient(pass, x, g, pass.text("kind"), along(pass, x.shape.rank())));
}

/// Numbers of the input that become one, and where that stands.
struct Group {
    std::vector<Axes> numbers;
    Axes output;
};

/// That of the number asked for, of the output or of the input.
Group groupOf(const ExplainQuery& query)
{
    const Shape& x = query.layer.inputs[0];
    const std::vector<int> places = along(query.layer, x.rank());
    const bool keeps = query.layer.flag("keepdims"), forward = query.of == "output";
    Group group;
    Axes first(std::size_t(x.rank()), 0);
    std::vector<bool> isAlong(first.size());
    for (const int place : places)
        isAlong[std::size_t(place)] = true;
    std::size_t left = 0; // axes of the output so far
    for (std::size_t axis = 0; axis < first.size(); ++axis) {
        if (!isAlong[axis])
            first[axis] = query.index[forward ? left : axis];
        if (isAlong[axis] && !keeps)
            continue;
        group.output.push_back(first[axis]);
        ++left;
    }
    if (group.output.empty())
        group.output = {0};
    Axes number(first.size(), 0);
    do {
        bool belongs = true;
        for (std::size_t axis = 0; axis < first.size(); ++axis)
            belongs = belongs && (isAlong[axis] || number[axis] == first[axis]);
        if (belongs)
            group.numbers.push_back(number);
    } while (nextIndex(number, x));
    return group;
}

/// Which of them is the first of the largest; none where that is not known.
const Axes* firstLargest(const ExplainQuery& query, const std::vector<Axes>& numbers)
{
    const Axes* largest = nullptr;
    double top = 0;
    for (const Axes& at : numbers) {
        const double value = query.value ? query.value({query.inputs[0], at}) : NAN;
        if (std::isnan(value))
            return nullptr;
        if (!largest || value > top) {
            top = value;
            largest = &at;
        }
    }
    return largest;
}

/// The largest of a few as their max; of many as the one that it is.
std::optional<Formula> largestOf(const ExplainQuery& query, ElementNames& names, const std::vector<Axes>& numbers)
{
    const auto named = [&](const Axes& at) { return names("x", {query.inputs[0], at}); };
    if (numbers.size() > kLargestExplained) {
        const Axes* largest = firstLargest(query, numbers);
        return largest ? std::optional(named(*largest)) : std::nullopt;
    }
    Formula all = named(numbers.front());
    for (std::size_t i = 1; i < numbers.size(); ++i)
        all = Formula::call("max", {all, named(numbers[i])});
    return all;
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const bool forward = query.of == "output";
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    const std::string kind = query.layer.text("kind");
    const auto [numbers, output] = groupOf(query);
    if (forward && kind == "max")
        return largestOf(query, names, numbers);
    if (kind == "max") {
        const Axes* largest = firstLargest(query, numbers);
        if (!largest || *largest != query.index)
            return largest ? std::optional(Formula()) : std::nullopt;
    }
    std::vector<Formula> sum;
    for (std::size_t i = 0; forward && i < numbers.size(); ++i)
        sum.push_back(names("x", {query.inputs[0], numbers[i]}));
    if (!forward)
        sum.push_back(names("g", {query.node + "/output:gradient", output}));
    const Formula all = Formula::sum(std::move(sum));
    return kind == "mean" && numbers.size() > 1 ? Formula::quotient(all, Formula::number(double(numbers.size())))
                                                : all;
}

Text summary(const LayerQuery& query)
{
    const Axes axes = query.integers("axis");
    return axes.empty()
        ? Text(TR("{kind} of all"), {{"kind", query.text("kind")}})
        : Text(TR("{kind} along {axes}"), {{"kind", query.text("kind")}, {"axes", describe(Value(axes))}});
}

/// One axis as a number, several as (1, 2); without any named, all but the batch.
std::string axesInCode(const LayerQuery& query)
{
    Axes axes;
    for (const int place : along(query, query.inputs[0].rank()))
        axes.push_back(place + 1);
    if (query.integers("axis") == Axes{-1})
        axes = {-1};
    return axes.size() == 1 ? python::number(axes[0]) : python::tuple(axes);
}

bool leavesOne(const LayerQuery& query)
{
    return int(along(query, query.inputs[0].rank()).size()) == query.inputs[0].rank() && !query.flag("keepdims");
}

std::string keras(const LayerQuery& query)
{
    CodeCall call("lambda x: keras.ops." + query.text("kind"));
    call.with("x").with(axesInCode(query)).unless("False", "keepdims", python::boolean(query.flag("keepdims")));
    return "keras.layers.Lambda(" + call.text() + (leavesOne(query) ? "[:, None]" : "") + ")";
}

std::string pytorch(const LayerQuery& query)
{
    const std::string kind = query.text("kind");
    CodeCall call("lambda x: x." + (kind == "max" ? "amax" : kind));
    call.with(axesInCode(query)).unless("False", "keepdim", python::boolean(query.flag("keepdims")));
    return call.text() + (leavesOne(query) ? "[:, None]" : "");
}

} // namespace

LayerType reduce()
{
    const std::string mean = "mean", max = "max";
    return {
        .id = "reduce",
        .title = TR("Reduce"),
        .category = LayerCategory::arithmetic,
        .text = TR("Makes one number of many: the sum, the mean or the largest along some axes, which are then "
                   "gone. A mean over rows and columns leaves a number a channel."),
        .formula = "y = Σ x, (Σ x)/n, max x",
        .backwardFormula = "Σ: ∂E/∂x = ∂E/∂y\n(Σ)/n: ∂E/∂x = (∂E/∂y)/n\nmax: ∂E/∂x = ∂E/∂y·[x = y]",
        .attributes = {{.name = "kind",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("sum"),
                        .title = TR("Kind"),
                        .help = TR("What is made of the numbers: their sum, their mean or the largest of them."),
                        .choices = {TR("sum"), TR("mean"), TR("max")}},
                       {.name = "axis",
                        .kind = AttributeKind::integers,
                        .fallback = Axes{-1},
                        .title = TR("Axes"),
                        .help = TR("The axes that are put together: −1 is the last (channels), 0 the first without "
                                   "the batch. None named: all of them."),
                        .minimum = -kMostAxes,
                        .maximum = kMostAxes - 1,
                        .step = 1},
                       {.name = "keepdims",
                        .kind = AttributeKind::boolean,
                        .fallback = false,
                        .title = TR("Keep the axes"),
                        .help = TR("Leaves each of them standing with the length 1, so that the number of axes "
                                   "stays.")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "ReduceSum",
        .samples = {{{}, {{2, 5}}},
                    {{{"kind", mean}, {"axis", Axes{0, 1}}}, {{3, 2, 4}}},
                    {{{"kind", max}, {"axis", Axes{1}}, {"keepdims", true}}, {{2, 4, 3}}},
                    {{{"kind", max}, {"axis", Axes{0, 2}}}, {{3, 2, 7}}},
                    {{{"kind", mean}, {"axis", Axes{}}}, {{3, 6}}},
                    {{{"axis", Axes{0, 2}}, {"keepdims", true}}, {{5, 2, 7}}}},
        .errors = {{{{"axis", Axes{2}}}, {{8, 8}}, "there is no axis 2; its input has 2 axes"},
                   {{{"axis", Axes{0, -2}}}, {{8, 8}}, "an axis stands twice in [0, -2]"},
                   {{}, {{2, 1, 1, 1, 1, 1, 1, 1, 1}}, "works on 1 to 8 axes (without the batch); its input has 9"},
                   {{{"kind", std::string("median")}}, {{4}}, "kind is “median”"}}};
}

} // namespace loom::layers
