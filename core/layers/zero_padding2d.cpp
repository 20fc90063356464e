#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/moved_layer.h"
#include "graph/picture_edges.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

struct Edged : FillsNothing {
    template<class Settings> static std::vector<ops::MovedAxis> axes(const Settings& settings, const Shape& x)
    {
        const PictureEdges e = edgesOf(settings.integers("padding"));
        std::vector<ops::MovedAxis> all = ops::allAxes(x);
        all[0] = {.from = 0, .length = x[0] + e.top + e.bottom, .begin = -e.top};
        all[1] = {.from = 1, .length = x[1] + e.left + e.right, .begin = -e.left};
        return all;
    }
};

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = edgesIssues(query, "padding"); !issues.empty())
        return {{}, std::move(issues)};
    return {{movedShape<Edged>(query)}, {}};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("by {width}"), {{"width", describe(Value(query.integers("padding")))}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.ZeroPadding2D").with(edgesInCode(edgesOf(query.integers("padding")))).text();
}

std::string pytorch(const LayerQuery& query)
{
    const PictureEdges e = edgesOf(query.integers("padding"));
    return CodeCall("nn.ZeroPad2d").with(python::tuple({e.left, e.right, e.top, e.bottom})).text();
}

} // namespace

LayerType zero_padding2d()
{
    return {
        .id = "zero_padding2d",
        .title = TR("Zero padding 2D"),
        .category = LayerCategory::shape,
        .text = TR("Sets rows and columns of zeros around a picture, so that a window behind it reaches beyond "
                   "the edge. “same” of a convolution does it by itself; this one lets you choose how much, and on "
                   "which side."),
        .formula = "y[i + top, j + left, c] = x[i, j, c], else 0",
        .backwardFormula = "∂E/∂x[i, j, c] = ∂E/∂y[i + top, j + left, c]",
        .attributes = {edgesAttribute("padding", 1, TR("Padding"),
                                      TR("How many: one number for every edge; two for rows (above and below) and "
                                         "columns (left and right); four for top, bottom, left, right."))},
        .infer = infer,
        .forward = movedForward<Edged>,
        .backward = movedBackward<Edged>,
        .explain = movedExplained<Edged>,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Pad",
        .samples = {{{}, {{2, 3, 2}}},
                    {{{"padding", Axes{2}}}, {{1, 2, 3}}},
                    {{{"padding", Axes{1, 0, 2, 1}}}, {{3, 2, 2}}}},
        .errors = {{{}, {{128}}, "needs a picture"},
                   {{{"padding", Axes{1, 1, 1}}}, {{8, 8, 3}}, "left and right; there are 3"},
                   {{{"padding", Axes{1, -1}}}, {{8, 8, 3}}, "padding is -1"}}};
}

} // namespace loom::layers
