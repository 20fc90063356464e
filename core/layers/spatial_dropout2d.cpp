#include "graph/code_call.h"
#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/function_layer.h"

// Tompson et al., "Efficient object localization using convolutional networks", CVPR 2015.

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    if (std::vector<Issue> issues = unlessPicture(query); !issues.empty())
        return {{}, std::move(issues)};
    return sameShape(query);
}

std::string keras(const LayerQuery& query)
{
    return CodeCall("keras.layers.SpatialDropout2D").with(python::number(query.real("rate"))).text();
}

std::string pytorch(const LayerQuery& query)
{
    return CodeCall("nn.Dropout2d").with(python::number(query.real("rate"))).text();
}

} // namespace

LayerType spatial_dropout2d()
{
    return {.id = "spatial_dropout2d",
            .title = TR("Spatial dropout 2D"),
            .category = LayerCategory::regularization,
            .text =
                TR("Sets whole feature maps, chosen at random in each training step, to 0 and enlarges the rest to "
                   "make up for it. Neighboring numbers of a map say almost the same: ordinary dropout takes "
                   "little from it, this one all. When predicting it does nothing."),
            .formula = "y[i, j, c] = x[i, j, c]·m[c]/(1 − rate), m[c] = 0 with probability rate, else 1",
            .backwardFormula = "∂E/∂x[i, j, c] = ∂E/∂y[i, j, c]·m[c]/(1 − rate)",
            .attributes = {rateAttribute(
                TR("The share of feature maps set to 0 while training: 0.2 is mild, 0.5 strong."))},
            .infer = infer,
            .forward = dropForward<ops::dropoutChannels>,
            .backward = dropBackward<ops::dropoutChannels>,
            .explain = explainPassing, // as it predicts
            .summary = rateSummary,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Dropout",
            .samples = {{{}, {{2, 3, 5}}}, {{{"rate", 0.25}}, {{3, 2, 8}}}, {{{"rate", 0.0}}, {{2, 2, 1}}}},
            .errors = {{{{"rate", 1.5}}, {{8, 8, 1}}, "rate is 1.5"}, {{}, {{128}}, "needs a picture"}}};
}

} // namespace loom::layers
