#include "graph/layer_pieces.h"
#include "plan/ops.h"

// A convolution over every picture of a film (time, rows, columns, channels), with the same weights: its pictures
// pass as more rows.

namespace loom::layers {
namespace {

constexpr std::int64_t kFilters = 2, kSize = 2;

ops::Window window(const Shape& picture)
{
    return ops::windowFor(picture, {kSize, kSize}, {1, 1}, {1, 1}, false);
}

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape& film = query.inputs[0];
    return {{Shape{film[0], film[1] - kSize + 1, film[2] - kSize + 1, kFilters}}, {}};
}

std::vector<ParameterSpec> parameters(const LayerQuery& query)
{
    return {{.name = "kernel", .shape = {kSize, kSize, query.inputs[0][-1], kFilters}, .initializer = "he_uniform"},
            {.name = "bias", .shape = {kFilters}, .initializer = "zeros"}};
}

void forward(Pass& pass)
{
    const Ref film = pass.in();
    const ops::Repeats pictures(pass, film.shape[0]);
    const Ref x = pictures.one(film); // (rows, columns, channels)
    pass.setOut(
        pictures.all(ops::conv2d(pass, x, pass.parameter("kernel"), pass.parameter("bias"), window(x.shape))));
}

void backward(Pass& pass)
{
    if (!pass.gradient())
        return;
    const Ref film = pass.in(), kernel = pass.parameter("kernel");
    const ops::Repeats pictures(pass, film.shape[0]);
    const Ref x = pictures.one(film), g = pictures.one(pass.gradient());
    if (pass.learns("kernel"))
        pass.addParameterGradient("kernel", ops::conv2dKernelGradient(pass, x, g, kernel.shape, window(x.shape)));
    if (pass.learns("bias"))
        pass.addParameterGradient("bias", ops::biasGradient(pass, g));
    if (pass.needsGradient(film))
        pass.addGradient(x, ops::conv2dInputGradient(pass, g, kernel, x.shape, window(x.shape)));
}

} // namespace

LayerType film_filter()
{
    return {.id = "film_filter",
            .title = TR("Film filter"),
            .category = LayerCategory::convolution,
            .text = TR("A convolution over every picture of a film."),
            .formula = "y[t] = x[t] * W + b",
            .backwardFormula = "∂E/∂W = Σ x[t]*∂E/∂y[t]\n"
                               "∂E/∂b = Σ ∂E/∂y[t]\n"
                               "∂E/∂x[t] = ∂E/∂y[t]*W turned",
            .infer = infer,
            .parameters = parameters,
            .forward = forward,
            .backward = backward,
            .samples = {{{}, {{3, 4, 3, 2}}}, {{}, {{1, 3, 3, 1}}}}};
}

} // namespace loom::layers
