#include "plan/ops.h"

#include "base/check.h"
#include "plan/new_op.h"

/// Ops over rows along the last axis, and what attention is made of.
namespace loom::ops {
namespace {

/// The kernel as a matrix.
Ref matrix(const Ref& kernel, std::int64_t out)
{
    return reshape(kernel, Shape{kernel.shape.size() / out, out});
}

} // namespace

Ref addShared(Pass& pass, const Ref& x, const Ref& table)
{
    LOOM_ASSERT(x.shape == table.shape);
    return addBias(pass, x, table);
}

Ref rowVariance(Pass& pass, const Ref& x, const Ref& mean, const Shape& out)
{
    return pass.append(sampleOp("row_variance", {x, mean}, 3 * double(x.shape.size())), out);
}

Ref normalizeRows(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
                  double epsilon)
{
    Op op = sampleOp("normalize_rows", {x, mean, variance, gamma, beta}, 4 * double(x.shape.size()));
    op.info.reals = {epsilon};
    return pass.append(std::move(op), x.shape);
}

Ref normalizeRowsGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma,
                          const Ref& g, double epsilon)
{
    Op op = sampleOp("normalize_rows_gradient", {x, mean, variance, gamma, g}, 10 * double(x.shape.size()));
    op.info.reals = {epsilon};
    return pass.append(std::move(op), x.shape);
}

Ref maskedSoftmax(Pass& pass, const Ref& scores, const Ref& looked, bool causal)
{
    LOOM_ASSERT(scores.shape.rank() >= 2);
    Op op =
        sampleOp("masked_softmax", {scores, {looked.lengths, Shape{}, DType::i32}}, 20 * double(scores.shape.size()));
    op.info.ints = {causal};
    return pass.append(std::move(op), scores.shape);
}

void maskedSoftmaxBackward(Pass& pass, const Ref& scores, const Ref& shares)
{
    const Ref g = pass.gradientOf(shares);
    if (g && pass.needsGradient(scores))
        pass.addGradient(
            scores,
            pass.append(sampleOp("masked_softmax_gradient", {shares, g}, 4 * double(g.shape.size())), scores.shape));
}

Ref project(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, std::int64_t out)
{
    return dense(pass, x, matrix(kernel, out), bias ? reshape(bias, Shape{out}) : bias);
}

void projectBackward(Pass& pass, const Ref& g, const Ref& x, const std::string& kernel, const std::string& bias)
{
    if (!g)
        return;
    const Ref weights = pass.parameter(kernel);
    if (pass.learns(kernel))
        pass.addParameterGradient(kernel, reshape(denseKernelGradient(pass, x, g), weights.shape));
    if (pass.learns(bias))
        pass.addParameterGradient(bias, reshape(biasGradient(pass, g), pass.parameter(bias).shape));
    if (pass.needsGradient(x))
        pass.addGradient(x, denseInputGradient(pass, g, matrix(weights, g.shape[-1]), x.shape));
}

} // namespace loom::ops
