#include "graph/axis_pieces.h"
#include "graph/explanation.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using Index = std::vector<std::int64_t>;

struct Turned {
    bool a, b;
    template<class Settings> explicit Turned(const Settings& settings)
        : a(settings.flag("transpose_a"))
        , b(settings.flag("transpose_b"))
    {
    }
};

std::int64_t innerOf(const Shape& shape, bool isFirst, bool turned)
{
    return shape[isFirst != turned ? -1 : -2];
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape &a = query.inputs[0], &b = query.inputs[1];
    const Turned turned(query);
    const Argument node("node", query.name), first("first", describe(a)), second("second", describe(b));
    bool fits = a.rank() == b.rank() && a.rank() >= 2 && a.rank() <= kMostAxes;
    for (int axis = 0; fits && axis < a.rank() - 2; ++axis)
        fits = a[axis] == b[axis];
    if (!fits)
        return {{},
                {problem(query, {},
                         Text(TR("{node} multiplies matrices (rows × columns), so both inputs have two axes, or more "
                                 "that agree in front of them; they are {first} and {second}."),
                              {node, first, second}))}};
    if (innerOf(a, true, turned.a) != innerOf(b, false, turned.b))
        return {{},
                {problem(query, {},
                         Text(TR("{node}: a row of the first factor has {columns} numbers and a column of the second "
                                 "{rows}; both must be as many. The inputs are {first} and {second}."),
                              {node,
                               {"columns", innerOf(a, true, turned.a)},
                               {"rows", innerOf(b, false, turned.b)},
                               first,
                               second}))}};
    Shape out = a;
    out[-2] = innerOf(a, false, turned.a);
    out[-1] = innerOf(b, true, turned.b);
    return {{out}, {}};
}

void forward(Pass& pass)
{
    const Turned turned(pass);
    pass.setOut(ops::matmul(pass, pass.in(0), pass.in(1), turned.a, turned.b));
}

void backward(Pass& pass)
{
    const Turned turned(pass);
    if (const Ref g = pass.gradient())
        ops::matmulBackward(pass, g, pass.in(0), pass.in(1), turned.a, turned.b);
}

std::optional<Formula> explain(const ExplainQuery& query, ElementNames& names)
{
    const Turned turned(query.layer);
    // The number in that row and column of a factor as it stands, and of the output.
    const auto at = [&](std::int64_t row, std::int64_t column, bool isTurned) {
        Index index = query.index;
        index[index.size() - 2] = isTurned ? column : row;
        index.back() = isTurned ? row : column;
        return index;
    };
    const auto a = [&](std::int64_t i, std::int64_t k) { return names("a", {query.inputs[0], at(i, k, turned.a)}); };
    const auto b = [&](std::int64_t k, std::int64_t j) { return names("b", {query.inputs[1], at(k, j, turned.b)}); };
    const auto g = [&](std::int64_t i, std::int64_t j) {
        return names("g", {query.node + "/output:gradient", at(i, j, false)});
    };
    const bool forward = query.of == "output", isFirst = query.port == 0;
    if (!forward && query.of != "input:gradient")
        return std::nullopt;
    std::int64_t row = query.index[query.index.size() - 2], column = query.index.back();
    if (!forward && (isFirst ? turned.a : turned.b))
        std::swap(row, column);
    const std::int64_t count = forward ? innerOf(query.layer.inputs[0], true, turned.a)
        : isFirst                      ? query.output[-1]
                                       : query.output[-2];
    std::vector<Formula> sum;
    for (std::int64_t k = 0; k < count; ++k)
        sum.push_back(Formula::product(forward       ? std::vector{a(row, k), b(k, column)}
                                           : isFirst ? std::vector{g(row, k), b(column, k)}
                                                     : std::vector{a(k, row), g(k, column)}));
    return Formula::sum(std::move(sum));
}

Cost cost(const LayerQuery& query, const Shape& output)
{
    return {output.size() * innerOf(query.inputs[0], true, query.flag("transpose_a")), output.size() * 4};
}

Text summary(const LayerQuery& query)
{
    const Turned turned(query);
    return Text(turned.a ? turned.b ? TR("Aᵀ·Bᵀ") : TR("Aᵀ·B") : turned.b ? TR("A·Bᵀ") : TR("A·B"));
}

std::string factor(const char* name, bool turned, const char* turn)
{
    return turned ? std::string(turn) + "(" + name + ", -1, -2)" : name;
}

std::string keras(const LayerQuery& query)
{
    const Turned turned(query);
    return "keras.layers.Lambda(lambda x: keras.ops.matmul(" + factor("x[0]", turned.a, "keras.ops.swapaxes") + ", "
        + factor("x[1]", turned.b, "keras.ops.swapaxes") + "))";
}

std::string pytorch(const LayerQuery& query)
{
    const Turned turned(query);
    return "lambda a, b: torch.matmul(" + factor("a", turned.a, "torch.transpose") + ", "
        + factor("b", turned.b, "torch.transpose") + ")";
}

AttributeSpec turn(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::boolean,
            .fallback = false,
            .title = std::move(title),
            .help = std::move(help)};
}

} // namespace

LayerType matmul()
{
    return {
        .id = "matmul",
        .title = TR("Matrix product"),
        .category = LayerCategory::arithmetic,
        .text = TR("Multiplies its two inputs as matrices, for each sample by itself: every row of the first with "
                   "every column of the second. Both change with the sample, unlike the weights of Dense. With more "
                   "axes it does so for each index of those in front."),
        .formula = "y[i, j] = Σₖ a[i, k]·b[k, j]",
        .backwardFormula = "∂E/∂a = ∂E/∂y·bᵀ\n∂E/∂b = aᵀ·∂E/∂y",
        .attributes = {turn("transpose_a", TR("Transpose the first"),
                            TR("Takes the columns of the first factor as its rows.")),
                       turn("transpose_b", TR("Transpose the second"),
                            TR("Takes the rows of the second factor as its columns: then every row of the first "
                               "meets every row of the second."))},
        .inputs = {{.name = "input", .title = TR("First factor")}, {.name = "other", .title = TR("Second factor")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .explain = explain,
        .cost = cost,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "MatMul",
        .samples = {{{}, {{2, 3}, {3, 4}}},
                    {{{"transpose_a", true}}, {{2, 3, 4}, {2, 3, 2}}},
                    {{{"transpose_b", true}}, {{2, 3, 4}, {2, 5, 4}}},
                    {{{"transpose_a", true}, {"transpose_b", true}}, {{3, 2}, {4, 3}}}},
        .errors = {{{}, {{2, 3}, {4, 3}}, "has 3 numbers and a column of the second 4"},
                   {{}, {{4}, {4}}, "multiplies matrices"},
                   {{}, {{2, 3, 4}, {3, 4, 2}}, "they are 2 × 3 × 4 and 3 × 4 × 2"}}};
}

} // namespace loom::layers
