#include "graph/axis_pieces.h"
#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/merge_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

Issue mismatch(const LayerQuery& query, std::size_t other)
{
    return problem(
        query, {},
        Text(TR("{node} joins along axis {axis}, so all other axes must agree; input 1 is {first} and input "
                "{number} is {other}."),
             {{"node", query.name},
              {"axis", query.integer("axis")},
              {"first", describe(query.inputs[0])},
              {"number", other + 1},
              {"other", describe(query.inputs[other])}}));
}

ShapeAnswer infer(const LayerQuery& query)
{
    Shape output = query.inputs[0];
    const int axis = axisPlace(query.integer("axis"), output.rank());
    if (axis < 0)
        return {{},
                {problem(query, "axis",
                         Text(TR("{node} joins along axis {axis}, but its inputs have {rank} axes (without the "
                                 "batch). Use "
                                 "−1 for the last."),
                              {{"node", query.name}, {"axis", query.integer("axis")}, {"rank", output.rank()}}),
                         {setRepair(TR("Join along the last axis"), query.node, "axis", std::int64_t(-1))})}};
    for (std::size_t i = 1; i < query.inputs.size(); ++i) {
        Shape other = query.inputs[i];
        if (other.rank() != output.rank())
            return {{}, {mismatch(query, i)}};
        const std::int64_t length = other[axis];
        other[axis] = output[axis];
        if (other != output)
            return {{}, {mismatch(query, i)}};
        output[axis] += length;
    }
    return {{output}, {}};
}

void forward(Pass& pass)
{
    std::vector<Ref> parts;
    for (int i = 0; i < pass.inputs(); ++i)
        parts.push_back(pass.in(i));
    pass.setOut(ops::concatenate(pass, parts, axisPlace(pass.integer("axis"), parts[0].shape.rank())));
}

void backward(Pass& pass)
{
    const Ref g = pass.gradient();
    if (!g)
        return;
    const int axis = axisPlace(pass.integer("axis"), g.shape.rank());
    std::int64_t begin = 0;
    for (int i = 0; i < pass.inputs(); ++i) {
        const Ref x = pass.in(i);
        if (pass.needsGradient(x))
            pass.addGradient(x, ops::slice(pass, g, axis, begin, x.shape[axis]));
        begin += x.shape[axis];
    }
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const std::vector<Shape>& inputs = query.layer.inputs;
    const int axis = axisPlace(query.layer.integer("axis"), query.output.rank());
    std::vector<std::int64_t> index = query.index;
    std::int64_t& place = index[std::size_t(axis)];
    std::size_t port = 0;
    if (query.of == "output") {
        for (; place >= inputs[port][axis]; ++port)
            place -= inputs[port][axis];
        return names("x", {query.inputs[port], index});
    }
    if (query.of != "input:gradient")
        return std::nullopt;
    for (; port < query.port; ++port)
        place += inputs[port][axis];
    return names("g", {query.node + "/output:gradient", index});
}

Text summary(const LayerQuery& query)
{
    return Text(TR("axis {axis}"), {{"axis", query.integer("axis")}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Concatenate")
        .unless("-1", "axis", python::number(python::axis(query.integer("axis"))))
        .text();
}

std::string pytorch(const LayerQuery& query)
{
    return "lambda *x: torch.cat(x, dim=" + python::number(python::axis(query.integer("axis"))) + ")";
}

} // namespace

LayerType concatenate()
{
    return {.id = "concatenate",
            .title = TR("Concatenate"),
            .category = LayerCategory::merge,
            .text = TR("Sets its inputs beside one another along one axis: the feature maps of several "
                       "branches become one "
                       "stack, as in an Inception module. The order is that of the wires."),
            .formula = "y = [x₁, x₂, …]",
            .backwardFormula = "[∂E/∂x₁, ∂E/∂x₂, …] = ∂E/∂y",
            .attributes = {axisAttribute(
                TR("The axis that grows: −1 is the last (channels), 0 the first without the batch."))},
            .inputs = {mergedInputs()},
            .lengths = Lengths::passes,
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explain,
            .summary = summary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Concat",
            .samples = {{{}, {{3}, {4}}},
                        {{}, {{2, 3, 2}, {2, 3, 1}, {2, 3, 4}}},
                        {{{"axis", std::int64_t(0)}}, {{2, 3}, {4, 3}}},
                        {{{"axis", std::int64_t(1)}}, {{2, 3, 2}, {2, 1, 2}}}},
            .errors = {{{}, {{8, 8, 3}, {4, 4, 3}}, "input 1 is 8 × 8 × 3 and input 2 is 4 × 4 × 3"},
                       {{}, {{8}, {4, 4}}, "input 2 is 4 × 4"},
                       {{{"axis", std::int64_t(3)}}, {{8}, {8}}, "joins along axis 3, but its inputs have 1 axes"}}};
}

} // namespace loom::layers
