#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/moved_layer.h"

#include <numeric>

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

struct Permuted : FillsNothing {
    template<class Settings> static std::vector<ops::MovedAxis> axes(const Settings& settings, const Shape& x)
    {
        std::vector<ops::MovedAxis> all;
        for (const std::int64_t axis : settings.integers("dims"))
            all.push_back({.from = int(axis), .length = x[int(axis)]});
        return all;
    }
};

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessFewAxes(query); !issues.empty())
        return {{}, std::move(issues)};
    const int rank = query.inputs[0].rank();
    const Axes dims = query.integers("dims");
    if (int(dims.size()) == rank && axisPlaces(dims, rank))
        return {{movedShape<Permuted>(query)}, {}};
    Axes turned(std::size_t(rank), 0);
    std::iota(turned.begin(), turned.end(), std::int64_t(0));
    if (rank > 1)
        std::swap(turned[turned.size() - 2], turned.back());
    return {{},
            {problem(query, "dims",
                     Text(TR("{node}: the order {dims} must name each of the {rank} axes of its input once, counted "
                             "from 0 without the batch."),
                          {{"node", query.name}, {"dims", describe(Value(dims))}, {"rank", rank}}),
                     {setRepair(Text(TR("Set the order to {dims}"), {{"dims", describe(Value(turned))}}), query.node,
                                "dims", turned)})}};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("order {dims}"), {{"dims", describe(Value(query.integers("dims")))}});
}

Axes fromOne(const LayerQuery& query)
{
    Axes dims = query.integers("dims");
    for (std::int64_t& axis : dims)
        axis = python::axis(axis);
    return dims;
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Permute").with(python::tuple(fromOne(query))).text();
}

std::string pytorch(const LayerQuery& query)
{
    CodeCall call("lambda x: x.permute");
    call.with("0");
    for (const std::int64_t axis : fromOne(query))
        call.with(python::number(axis));
    return call.text();
}

} // namespace

LayerType permute()
{
    return {.id = "permute",
            .title = TR("Permute"),
            .category = LayerCategory::shape,
            .text =
                TR("Gives the axes another order: rows become columns, channels come to the front. Every number "
                   "stays what it is and only stands elsewhere, unlike with Reshape, where the numbers keep their "
                   "order."),
            .formula = "y[i, j] = x[j, i]",
            .backwardFormula = "∂E/∂x[j, i] = ∂E/∂y[i, j]",
            .attributes = {{.name = "dims",
                            .kind = AttributeKind::integers,
                            .fallback = Axes{1, 0},
                            .title = TR("Order of the axes"),
                            .help = TR("For each axis of the output, which axis of the input it is: counted from 0, "
                                       "without the batch."),
                            .minimum = 0,
                            .maximum = kMostAxes - 1,
                            .step = 1}},
            .infer = infer,
            .forward = movedForward<Permuted>,
            .backward = movedBackward<Permuted>,
            .explain = movedExplained<Permuted>,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Transpose",
            .samples = {{{}, {{3, 4}}},
                        {{{"dims", Axes{2, 0, 1}}}, {{2, 3, 4}}},
                        {{{"dims", Axes{2, 1, 0, 3}}}, {{2, 3, 2, 2}}},
                        {{{"dims", Axes{0}}}, {{5}}}},
            .errors = {{{}, {{28, 28, 1}}, "the order [1, 0] must name each of the 3 axes"},
                       {{{"dims", Axes{0, 0}}}, {{4, 5}}, "the order [0, 0]"},
                       {{{"dims", Axes{-1, 0}}}, {{4, 5}}, "dims is -1"}}};
}

} // namespace loom::layers
