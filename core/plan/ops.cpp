#include "plan/ops.h"

#include "base/check.h"
#include "plan/new_op.h"

#include <algorithm>
#include <array>

namespace loom::ops {
namespace {

constexpr double kExpWork = 20; ///< an exponential, in additions

Shape lastAxis(const Shape& shape)
{
    return Shape{shape[-1]};
}

double size(const Ref& ref)
{
    return double(ref.shape.size());
}

} // namespace

double lossWeight(const Pass& pass)
{
    return pass.hasAttribute("loss_weight") ? pass.real("loss_weight") : 1.0;
}

Ref dense(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias)
{
    LOOM_ASSERT(x.shape.rank() > 0 && kernel.shape.rank() == 2 && x.shape[-1] == kernel.shape[0]);
    Shape shape = x.shape;
    shape[-1] = kernel.shape[1];
    return pass.append(sampleOp("dense", {x, kernel, bias}, 2 * size(x) * double(kernel.shape[1])), shape);
}

Ref denseInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x)
{
    return pass.append(sampleOp("dense_input_gradient", {g, kernel}, 2 * size(g) * double(kernel.shape[0])), x);
}

Ref denseKernelGradient(Pass& pass, const Ref& x, const Ref& g)
{
    return pass.append(summingOp("dense_kernel_gradient", {x, g}, 2 * size(x) * double(g.shape[-1])),
                       Shape{x.shape[-1], g.shape[-1]}, BufferRole::shared);
}

Ref biasGradient(Pass& pass, const Ref& g)
{
    return pass.append(summingOp("bias_gradient", {g}, size(g)), lastAxis(g.shape), BufferRole::shared);
}

Ref globalAveragePool2d(Pass& pass, const Ref& x)
{
    return pass.append(sampleOp("global_average_pool", {x}, size(x)), lastAxis(x.shape));
}

Ref globalAveragePool2dGradient(Pass& pass, const Ref& g, const Shape& x)
{
    return pass.append(sampleOp("global_average_pool_gradient", {g}, double(x.size())), x);
}

Ref activation(Pass& pass, const Ref& x, const std::string& id, double a)
{
    return activation(pass, x, id, std::vector<double>{a});
}

Ref activation(Pass& pass, const Ref& x, const std::string& id, const std::vector<double>& numbers)
{
    if (id == "linear")
        return x;
    const auto is = [&](const char* other) { return id == other; };
    const bool cheap = std::ranges::any_of(
        std::array{"relu", "leaky_relu", "bounded_relu", "step", "abs", "square", "scale", "shift"}, is);
    Op op = sampleOp(id, {x}, size(x) * (cheap ? 1 : kExpWork));
    op.info.reals = numbers;
    return pass.append(std::move(op), x.shape);
}

Ref activationBackward(Pass& pass, const Ref& x, const Ref& y, const std::string& id, double a)
{
    return activationBackward(pass, x, y, id, std::vector<double>{a});
}

Ref activationBackward(Pass& pass, const Ref& x, const Ref& y, const std::string& id,
                       const std::vector<double>& numbers)
{
    if (x.buffer != y.buffer) {
        const Ref g = pass.gradientOf(y);
        if (g && pass.needsGradient(x)) {
            Op op = sampleOp(id + "_gradient", {x, y, g}, size(x) * 2);
            op.info.reals = numbers;
            pass.addGradient(x, pass.append(std::move(op), x.shape));
        }
    }
    return pass.gradientOf(x);
}

Ref prelu(Pass& pass, const Ref& x, const Ref& alpha)
{
    return pass.append(sampleOp("prelu", {x, alpha}, 4 * size(x)), x.shape);
}

Ref preluGradient(Pass& pass, const Ref& x, const Ref& alpha, const Ref& g)
{
    return pass.append(sampleOp("prelu_gradient", {x, alpha, g}, 4 * size(x)), x.shape);
}

Ref preluAlphaGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& alpha)
{
    return pass.append(summingOp("prelu_alpha_gradient", {x, g}, 4 * size(x)), alpha, BufferRole::shared);
}

Ref reshape(const Ref& x, const Shape& shape)
{
    LOOM_ASSERT(x.shape.size() == shape.size());
    return {x.buffer, shape, x.dtype};
}

Ref concatenate(Pass& pass, const std::vector<Ref>& xs, int axis)
{
    LOOM_ASSERT(!xs.empty());
    Shape shape = xs[0].shape;
    const int at = axis < 0 ? axis + shape.rank() : axis;
    shape[at] = 0;
    for (const Ref& x : xs)
        shape[at] += x.shape[at];
    Op op = sampleOp("concatenate", xs, double(shape.size()));
    op.info.ints = {at};
    return pass.append(std::move(op), shape);
}

Ref add(Pass& pass, const Ref& a, const Ref& b)
{
    LOOM_ASSERT(a.shape.size() == b.shape.size());
    return pass.append(sampleOp("add", {a, b}, size(a)), a.shape);
}

namespace {

Ref combined(Pass& pass, const char* kind, const Ref& a, const Ref& b)
{
    LOOM_ASSERT(a.shape.size() == b.shape.size());
    return pass.append(sampleOp(kind, {a, b}, size(a)), a.shape);
}

Ref chosen(Pass& pass, const char* kind, const Ref& g, const Ref& a, const Ref& b)
{
    LOOM_ASSERT(g.shape.size() == a.shape.size() && a.shape.size() == b.shape.size());
    return pass.append(sampleOp(kind, {g, a, b}, size(a)), a.shape);
}

Ref dropping(Pass& pass, const char* kind, const Ref& x, std::uint64_t stream, double rate, const std::string& live)
{
    Op op = sampleOp(kind, {x}, size(x) * kExpWork);
    op.info.reals = {rate};
    op.info.stream = stream;
    op.live = live;
    return pass.append(std::move(op), x.shape);
}

} // namespace

Ref subtract(Pass& pass, const Ref& a, const Ref& b)
{
    return combined(pass, "subtract", a, b);
}

Ref multiply(Pass& pass, const Ref& a, const Ref& b)
{
    return combined(pass, "multiply", a, b);
}

Ref maximum(Pass& pass, const Ref& a, const Ref& b)
{
    return combined(pass, "maximum", a, b);
}

Ref minimum(Pass& pass, const Ref& a, const Ref& b)
{
    return combined(pass, "minimum", a, b);
}

Ref whereAtLeast(Pass& pass, const Ref& g, const Ref& a, const Ref& b)
{
    return chosen(pass, "where_at_least", g, a, b);
}

Ref whereAbove(Pass& pass, const Ref& g, const Ref& a, const Ref& b)
{
    return chosen(pass, "where_above", g, a, b);
}

Ref dropout(Pass& pass, const Ref& x, std::uint64_t stream, double rate, const std::string& live)
{
    return dropping(pass, "dropout", x, stream, rate, live);
}

Ref dropoutChannels(Pass& pass, const Ref& x, std::uint64_t stream, double rate, const std::string& live)
{
    return dropping(pass, "dropout_channels", x, stream, rate, live);
}

Ref channelMean(Pass& pass, const Ref& x)
{
    return pass.append(summingOp("channel_mean", {x}, size(x)), lastAxis(x.shape), BufferRole::shared);
}

Ref channelVariance(Pass& pass, const Ref& x, const Ref& mean)
{
    return pass.append(summingOp("channel_variance", {x, mean}, 3 * size(x)), lastAxis(x.shape), BufferRole::shared);
}

Ref normalize(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
              double epsilon)
{
    Op op = sampleOp("normalize", {x, mean, variance, gamma, beta}, 4 * size(x));
    op.info.reals = {epsilon};
    return pass.append(std::move(op), x.shape);
}

void updateRunning(Pass& pass, const Ref& state, const Ref& batch, double momentum)
{
    if (!pass.training() || !pass.measures())
        return;
    Op op;
    op.kind = "update_running";
    op.opClass = OpClass::whole;
    op.stage = OpStage::state;
    op.inputs = {batch};
    op.outputs = {state};
    op.info.reals = {momentum};
    op.node = pass.node();
    op.work = 3 * size(state);
    pass.plan().append(std::move(op));
}

Ref gammaGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& g, double epsilon)
{
    Op op = summingOp("gamma_gradient", {x, mean, variance, g}, 4 * size(x));
    op.info.reals = {epsilon};
    return pass.append(std::move(op), lastAxis(x.shape), BufferRole::shared);
}

Ref normalizeGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& g,
                      const Ref& gammaGradient, const Ref& betaGradient, double epsilon)
{
    Op op = sampleOp("normalize_gradient", {x, mean, variance, gamma, g, gammaGradient, betaGradient}, 8 * size(x));
    op.info.reals = {epsilon};
    return pass.append(std::move(op), x.shape);
}

Ref spread(Pass& pass, const Ref& parameter)
{
    return pass.append(sampleOp("spread", {parameter}, size(parameter)), parameter.shape);
}

Ref constant(Pass& pass, const Shape& shape, double number)
{
    Op op = sampleOp("constant", {}, double(shape.size()));
    op.info.reals = {number};
    return pass.append(std::move(op), shape);
}

namespace {

Ref drawn(Pass& pass, const char* kind, const Shape& shape, std::uint64_t stream, std::vector<double> numbers)
{
    Op op = sampleOp(kind, {}, double(shape.size()) * 2 * kExpWork);
    op.info.reals = std::move(numbers);
    op.info.stream = stream;
    return pass.append(std::move(op), shape);
}

} // namespace

Ref randomNormal(Pass& pass, const Shape& shape, std::uint64_t stream, double mean, double deviation)
{
    return drawn(pass, "random_normal", shape, stream, {mean, deviation});
}

Ref randomUniform(Pass& pass, const Shape& shape, std::uint64_t stream, double low, double high)
{
    return drawn(pass, "random_uniform", shape, stream, {low, high});
}

Ref gaussianSampling(Pass& pass, const Ref& mean, const Ref& logVariance, const Ref& noise)
{
    return pass.append(sampleOp("gaussian_sampling", {mean, logVariance, noise}, size(mean) * kExpWork), mean.shape);
}

Ref gaussianSamplingGradient(Pass& pass, const Ref& logVariance, const Ref& noise, const Ref& g)
{
    return pass.append(sampleOp("gaussian_sampling_gradient", {logVariance, noise, g}, size(g) * kExpWork),
                       logVariance.shape);
}

Ref maskedWeight(Pass& pass, const Ref& weight, const Ref& mask)
{
    if (!mask)
        return weight;
    if (mask.shape.size() > 1) {
        const Ref steps = reshape(mask, Shape{mask.shape.size(), 1});
        const Ref share = meanRows(pass, reshape(meanSteps(pass, steps), Shape{}));
        return pass.append(sampleOp("masked_steps", {weight, mask, share}, 2 * size(mask)), mask.shape);
    }
    return pass.append(sampleOp("masked_weight", {weight, mask, meanRows(pass, mask)}, 2), Shape{});
}

Ref meanRows(Pass& pass, const Ref& x)
{
    return pass.append(summingOp("mean_rows", {x}, 1), Shape{}, BufferRole::shared);
}

Ref loss(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target, const Ref& weight,
         std::optional<double> setting)
{
    Op op = sampleOp(kind, {prediction, target, weight}, size(prediction) * kExpWork);
    if (setting)
        op.info.reals = {*setting};
    return pass.append(std::move(op), Shape{});
}

Ref lossGradient(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target, const Ref& weight,
                 std::optional<double> setting)
{
    Op op = sampleOp(kind + "_gradient", {prediction, target, weight}, size(prediction) * kExpWork);
    op.info.reals = {lossWeight(pass)};
    if (setting)
        op.info.reals.push_back(*setting);
    return pass.append(std::move(op), prediction.shape);
}

Ref smoothLabels(Pass& pass, const Ref& target, const Shape& prediction, std::int64_t classes, double smoothing)
{
    Op op = sampleOp("smooth_labels", {target}, 2 * double(prediction.size()));
    op.info.ints = {classes};
    op.info.reals = {smoothing};
    return pass.append(std::move(op), prediction);
}

Ref classWeight(Pass& pass, const Ref& target, const Ref& weight, const std::vector<double>& weights)
{
    Op op = sampleOp("class_weight", {target, weight}, 2 * size(target));
    op.info.reals = weights;
    const std::int64_t shares =
        target.dtype == DType::i32 || target.shape.size() == 1 ? 1 : std::int64_t(weights.size());
    const std::int64_t positions = target.shape.size() / shares;
    return pass.append(std::move(op), positions > 1 ? Shape{positions} : Shape{});
}

void classLoss(Pass& pass, const std::string& kind, const Ref& from, std::int64_t classes)
{
    Ref weight = maskedWeight(pass, pass.in(2), pass.in(3)), target = pass.in(1);
    if (const std::vector<double> weights = pass.reals("class_weight"); !weights.empty())
        weight = classWeight(pass, target, weight, weights);
    if (const double smoothing = pass.real("label_smoothing"); smoothing > 0)
        target = smoothLabels(pass, target, from.shape, classes, smoothing);
    pass.keep("weight", weight);
    pass.keep("target", target);
    pass.setOut(loss(pass, kind, from, target, weight)); // one number a sample
}

void classLossBackward(Pass& pass, const std::string& kind, const Ref& from)
{
    if (pass.needsGradient(from))
        pass.addGradient(from, lossGradient(pass, kind, from, pass.kept("target"), pass.kept("weight")));
}

} // namespace loom::ops
