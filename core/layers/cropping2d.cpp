#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "graph/moved_layer.h"
#include "graph/picture_edges.h"

namespace loom::layers {
namespace {

using Axes = std::vector<std::int64_t>;

struct Cropped : FillsNothing {
    template<class Settings> static std::vector<ops::MovedAxis> axes(const Settings& settings, const Shape& x)
    {
        const PictureEdges e = edgesOf(settings.integers("cropping"));
        std::vector<ops::MovedAxis> all = ops::allAxes(x);
        all[0] = {.from = 0, .length = x[0] - e.top - e.bottom, .begin = e.top};
        all[1] = {.from = 1, .length = x[1] - e.left - e.right, .begin = e.left};
        return all;
    }
};

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = edgesIssues(query, "cropping"); !issues.empty())
        return {{}, std::move(issues)};
    const PictureEdges e = edgesOf(query.integers("cropping"));
    const Shape& x = query.inputs[0];
    if (e.top + e.bottom < x[0] && e.left + e.right < x[1])
        return {{movedShape<Cropped>(query)}, {}};
    return {
        {},
        {problem(
            query, "cropping",
            Text(TR("{node} cuts away {rows} row(s) and {columns} column(s); of the picture of {height} × {width} "
                    "nothing is left."),
                 {{"node", query.name},
                  {"rows", e.top + e.bottom},
                  {"columns", e.left + e.right},
                  {"height", x[0]},
                  {"width", x[1]}}),
            {setRepair(TR("Cut nothing away"), query.node, "cropping", Axes{0})})}};
}

Text summary(const LayerQuery& query)
{
    return Text(TR("by {width}"), {{"width", describe(Value(query.integers("cropping")))}});
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.Cropping2D").with(edgesInCode(edgesOf(query.integers("cropping")))).text();
}

std::string pytorch(const LayerQuery& query)
{
    const PictureEdges e = edgesOf(query.integers("cropping"));
    return CodeCall("nn.ZeroPad2d").with(python::tuple({-e.left, -e.right, -e.top, -e.bottom})).text();
}

} // namespace

LayerType cropping2d()
{
    return {
        .id = "cropping2d",
        .title = TR("Cropping 2D"),
        .category = LayerCategory::shape,
        .text = TR("Cuts rows and columns away at the edges of a picture, so that two pictures become alike in "
                   "size and can be joined. What is cut away gets no gradient."),
        .formula = "y[i, j, c] = x[i + top, j + left, c]",
        .backwardFormula = "∂E/∂x[i + top, j + left, c] = ∂E/∂y[i, j, c], else 0",
        .attributes = {edgesAttribute("cropping", 0, TR("Cropping"),
                                      TR("How many are cut away: one number for every edge; two for rows (above and "
                                         "below) and columns (left and right); four for top, bottom, left, right."))},
        .infer = infer,
        .forward = movedForward<Cropped>,
        .backward = movedBackward<Cropped>,
        .explain = movedExplained<Cropped>,
        .summary = summary,
        .keras = keras,
        .pytorch = pytorch,
        .onnx = "Slice",
        .samples = {{{{"cropping", Axes{1}}}, {{4, 3, 2}}},
                    {{{"cropping", Axes{0, 1}}}, {{2, 5, 1}}},
                    {{{"cropping", Axes{0, 2, 1, 0}}}, {{5, 3, 2}}},
                    {{}, {{2, 2, 1}}}},
        .errors = {{{}, {{128}}, "needs a picture"},
                   {{{"cropping", Axes{1, 2, 3}}}, {{8, 8, 3}}, "left and right; there are 3"},
                   {{{"cropping", Axes{4, 0}}}, {{8, 8, 3}}, "cuts away 8 rows and 0 columns"}}};
}

} // namespace loom::layers
