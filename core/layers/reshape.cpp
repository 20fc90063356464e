#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

#include <algorithm>

namespace loom::layers {
namespace {

/// The target with its -1 filled in; nullopt where the numbers do not come out even.
std::optional<Shape> filledIn(std::vector<std::int64_t> target, std::int64_t size)
{
    const auto open = std::find(target.begin(), target.end(), -1);
    if (open != target.end()) {
        *open = 1;
        const std::int64_t rest = Shape(target).size();
        if (rest == 0 || size % rest != 0)
            return std::nullopt;
        *open = size / rest;
    }
    const Shape shape(std::move(target));
    return shape.size() == size ? std::optional(shape) : std::nullopt;
}

ShapeAnswer infer(const LayerQuery& query)
{
    const std::vector<std::int64_t> target = query.integers("target_shape");
    const Argument node("node", query.name);
    const Argument wanted("target", describe(Value(target)));
    const std::int64_t size = query.inputs[0].size();
    const std::vector<Repair> repairs = {
        setRepair(Text(TR("Set the target shape to one row of {size}"), {{"size", size}}), query.node, "target_shape",
                  std::vector<std::int64_t>{-1})};
    if (std::count(target.begin(), target.end(), -1) > 1 || std::count(target.begin(), target.end(), 0) > 0)
        return {
            {},
            {problem(query, "target_shape",
                     Text(TR("{node}: the target shape {target} must hold whole numbers from 1 and at most one −1, "
                             "which is worked out from the others."),
                          {node, wanted}),
                     repairs)}};
    if (const std::optional<Shape> shape = filledIn(target, size))
        return {{*shape}, {}};
    return {
        {},
        {problem(query, "target_shape",
                 Text(TR("{node} cannot arrange {size} numbers ({shape}) as {target}: the lengths of the axes must "
                         "multiply to {size}."),
                      {node, {"size", size}, {"shape", describe(query.inputs[0])}, wanted}),
                 repairs)}};
}

void forward(Pass& pass)
{
    const Ref x = pass.in();
    pass.setOut(ops::reshape(x, filledIn(pass.integers("target_shape"), x.shape.size()).value()));
}

void backward(Pass&)
{
    // The output is the same buffer, and so is its gradient.
}

Text summary(const LayerQuery& query)
{
    return Text(TR("to {target}"), {{"target", describe(Value(query.integers("target_shape")))}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Reshape").with(python::tuple(query.integers("target_shape"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Unflatten").with("1").with(python::tuple(query.integers("target_shape"))).text();
}

} // namespace

LayerType reshape()
{
    using Axes = std::vector<std::int64_t>;
    return {
        .id = "reshape",
        .title = TR("Reshape"),
        .category = LayerCategory::shape,
        .text = TR("Arranges the same numbers under another shape, the last axis running fastest: a row of "
                   "784 becomes "
                   "a picture of 28 × 28 × 1."),
        .formula = "(numbers) → (target shape)",
        .backwardFormula = "∂E/∂x = ∂E/∂y in the shape of x",
        .attributes = {{.name = "target_shape",
                        .kind = AttributeKind::integers,
                        .fallback = Axes{-1},
                        .title = TR("Target shape"),
                        .help = TR(
                            "The lengths of the axes, without the batch. One of them may be −1: it is worked out."),
                        .minimum = -1,
                        .maximum = 1e9,
                        .step = 1}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explainPassing,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Reshape",
        .samples = {{{{"target_shape", Axes{2, 3, 1}}}, {{6}}},
                    {{{"target_shape", Axes{4, -1}}}, {{2, 2, 3}}},
                    {{}, {{2, 3}}}},
        .errors = {{{{"target_shape", Axes{28, 28, 1}}}, {{783}}, "cannot arrange 783 numbers (783) as [28, 28, 1]"},
                   {{{"target_shape", Axes{-1, -1}}}, {{16}}, "at most one −1"},
                   {{{"target_shape", Axes{0, 4}}}, {{16}}, "whole numbers from 1"},
                   {{{"target_shape", Axes{-5}}}, {{16}}, "target_shape is -5"}}};
}

} // namespace loom::layers
