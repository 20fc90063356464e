#pragma once

#include "plan/pass.h"

/// The language in which layers describe themselves. Each function appends one op to the plan and returns its
/// output. Shapes are without the batch axis. Functions named …Gradient of a parameter are summing: their result is
/// shared by the batch and goes to Pass::addParameterGradient.
namespace loom::ops {

// --- dense: y = x·W + b over the last axis; x (…, in), W (in, out), b (out) or absent
Ref dense(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias);
Ref denseInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x);
Ref denseKernelGradient(Pass& pass, const Ref& x, const Ref& g);
/// Σ of g over everything but the last axis: (…, n) → (n).
Ref biasGradient(Pass& pass, const Ref& g);

// --- windows over pictures (rows, columns, channels)
/// Kernel, stride, dilation and padding of a sliding window; `before` is the padding above / left.
struct Window {
    std::int64_t kernel[2] = {1, 1};
    std::int64_t stride[2] = {1, 1};
    std::int64_t dilation[2] = {1, 1};
    std::int64_t before[2] = {0, 0};
    std::int64_t out[2] = {1, 1};
};
/// Keras's rule: valid: ⌊(n − (k−1)·d − 1)/s⌋ + 1; same: ⌈n/s⌉ with the smaller half of the padding in front.
Window windowFor(const Shape& picture, const std::vector<std::int64_t>& kernel,
                 const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation, bool same);

/// x (rows, columns, in), W (kernel rows, kernel columns, in, out) → (out rows, out columns, out).
Ref conv2d(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Window& window);
Ref conv2dInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x, const Window& window);
Ref conv2dKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& kernel, const Window& window);

Ref maxPool2d(Pass& pass, const Ref& x, const Window& window);
/// The gradient goes to the first largest element of each window.
Ref maxPool2dGradient(Pass& pass, const Ref& x, const Ref& g, const Window& window);
/// Mean over the window's cells inside the picture.
Ref averagePool2d(Pass& pass, const Ref& x, const Window& window);
Ref averagePool2dGradient(Pass& pass, const Ref& g, const Shape& x, const Window& window);
/// (rows, columns, channels) → (channels).
Ref globalAveragePool2d(Pass& pass, const Ref& x);
Ref globalAveragePool2dGradient(Pass& pass, const Ref& g, const Shape& x);

// --- activations by id: linear, relu, leaky_relu (a: slope below 0), elu (a: alpha), sigmoid, tanh, softmax (last
// axis)
Ref activation(Pass& pass, const Ref& x, const std::string& id, double a = 0);
/// Backward of `y = activation(x)`: sends the gradient of y on to x, together with what reached x by itself (a
/// cross-entropy that started from the logits), and returns the whole gradient of x; absent when there is none.
Ref activationBackward(Pass& pass, const Ref& x, const Ref& y, const std::string& id, double a = 0);

// --- shapes
/// The same numbers under another shape; costs nothing, and its gradient is the same buffer too.
Ref reshape(const Ref& x, const Shape& shape);
Ref concatenate(Pass& pass, const std::vector<Ref>& xs, int axis);
/// Part [begin, begin + length) of an axis.
Ref slice(Pass& pass, const Ref& x, int axis, std::int64_t begin, std::int64_t length);
Ref add(Pass& pass, const Ref& a, const Ref& b);

// --- dropout: keeps with probability 1 − rate and divides by it; the mask is a function of (stream, step, element),
// so backward applies the same op to the gradient. `live` names the attribute that the rate follows.
Ref dropout(Pass& pass, const Ref& x, std::uint64_t stream, double rate, const std::string& live);

// --- batch statistics over everything but the last axis (channels)
Ref channelMean(Pass& pass, const Ref& x);
Ref channelVariance(Pass& pass, const Ref& x, const Ref& mean);
/// γ·(x − mean)/√(variance + epsilon) + β; gamma and beta may be absent (1, 0).
Ref normalize(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
              double epsilon);
/// state ← momentum·state + (1 − momentum)·batch, in training steps only.
void updateRunning(Pass& pass, const Ref& state, const Ref& batch, double momentum);
/// Σ g·x̂ by channel: gradient of gamma, needed by `normalizeGradient` too (beta's is `biasGradient`).
Ref gammaGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& g, double epsilon);
/// Gradient by x through the batch statistics.
Ref normalizeGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& g,
                      const Ref& gammaGradient, const Ref& betaGradient, double epsilon);

// --- losses: one number a sample (mean over the output's elements, Keras), and its gradient by the prediction
// divided by the number of rows. Kinds: mse, mae, binary_crossentropy, categorical_crossentropy (probabilities
// clipped at 1e-7), binary_crossentropy_logits, categorical_crossentropy_logits. Targets: numbers of the prediction's
// shape, or i32 labels for categorical (shape (), or the prediction's shape without its last axis) and binary (0/1).
// `weight`: one number a sample, may be absent.
Ref loss(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target, const Ref& weight = {});
Ref lossGradient(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target,
                 const Ref& weight = {});

} // namespace loom::ops
