#include "graph/explain_pieces.h"
#include "graph/layer_pieces.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

ShapeAnswer infer(const LayerQuery& query)
{
    return {{Shape{query.inputs[0].size()}}, {}};
}

void forward(Pass& pass)
{
    pass.setOut(ops::reshape(pass.in(), Shape{pass.in().shape.size()})); // (rows, columns, channels) → (numbers)
}

void backward(Pass&)
{
    // The output is the same buffer, and so is its gradient.
}

std::string keras(const LayerQuery&)
{
    return "keras.layers.Flatten()";
}

std::string pytorch(const LayerQuery&)
{
    return "nn.Flatten()";
}

} // namespace

LayerType flatten()
{
    return {.id = "flatten",
            .title = TR("Flatten"),
            .category = LayerCategory::shape,
            .text = TR("Lays all numbers of a sample out in one row, so that a dense layer can follow. What "
                       "stood beside "
                       "or above what is forgotten."),
            .formula = "(rows, columns, channels) → (rows·columns·channels)",
            .backwardFormula = "∂E/∂x = ∂E/∂y in the shape of x",
            .infer = infer,
            .forward = forward,
            .backward = backward,
            .explain = explainPassing,
            .keras = keras,
            .pytorch = pytorch,
            .onnx = "Flatten",
            .samples = {{{}, {{3, 4, 2}}}, {{}, {{5}}}}};
}

} // namespace loom::layers
