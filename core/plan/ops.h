#pragma once

#include "plan/pass.h"

#include <optional>

/// The language in which layers describe themselves. Each function appends one op to the plan and returns its
/// output. Shapes are without the batch axis. Functions named …Gradient of a parameter are summing: their result is
/// shared by the batch and goes to Pass::addParameterGradient.
///
/// What a kernel may rely on: its inputs are the op's arguments in the order in which these functions take them, an
/// absent one is null; numbers lie contiguously, the last axis varies fastest, a sample's rows one after the other. A
/// sample op writes the output of the rows that it is given and reads nobody else's; a summing op adds over its rows,
/// to what stands in the output where the call says `accumulate`, else it stores; the sums of all groups are those of
/// the batch, so that a mean divides by the rows of the batch. Outputs never overlap inputs. Outputs at the end that
/// the op marks as optional are null unless somebody watches them.
namespace loom::ops {

/// While it lives, what stands along the first axis (time steps, heads, crops) passes as more rows: ops see one of
/// them at a time, with the same weights.
class Repeats {
public:
    Repeats(Pass& pass, std::int64_t count)
        : pass_(pass)
        , count_(count)
    {
        pass.setRepeats(count);
    }
    ~Repeats() { pass_.setRepeats(1); }
    Repeats(const Repeats&) = delete;
    Repeats& operator=(const Repeats&) = delete;

    /// (count, …) → (…), and back.
    Ref one(const Ref& all) const { return {all.buffer, all.shape.withoutFront(), all.dtype}; }
    Ref all(const Ref& one) const { return {one.buffer, one.shape.withFront(count_), one.dtype}; }

private:
    Pass& pass_;
    std::int64_t count_;
};

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
/// The same with so many cells of padding at the edges of each axis.
Window paddedWindow(const Shape& picture, const std::vector<std::int64_t>& kernel,
                    const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& dilation,
                    const std::vector<std::int64_t>& before, const std::vector<std::int64_t>& after);

/// x (rows, columns, in), W (kernel rows, kernel columns, in/groups, out) → (out rows, out columns, out). Channels
/// and filters are dealt out to so many groups, in order; a filter sees the channels of its group.
Ref conv2d(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, const Window& window,
           std::int64_t groups = 1);
Ref conv2dInputGradient(Pass& pass, const Ref& g, const Ref& kernel, const Shape& x, const Window& window,
                        std::int64_t groups = 1);
Ref conv2dKernelGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& kernel, const Window& window,
                         std::int64_t groups = 1);

/// x + b along the last axis: (…, n), (n).
Ref addBias(Pass& pass, const Ref& x, const Ref& bias);
/// A picture with an edge of so many cells (above and left) that mirrors it, without the outermost one itself: the
/// output has `rows` × `columns`. Each axis has more cells than its edges.
Ref reflectPad(Pass& pass, const Ref& x, const std::int64_t (&before)[2], std::int64_t rows, std::int64_t columns);
Ref reflectPadGradient(Pass& pass, const Ref& g, const Shape& x, const std::int64_t (&before)[2]);

Ref maxPool2d(Pass& pass, const Ref& x, const Window& window);
/// The gradient goes to the first largest element of each window.
Ref maxPool2dGradient(Pass& pass, const Ref& x, const Ref& g, const Window& window);
/// Mean over the window's cells inside the picture.
Ref averagePool2d(Pass& pass, const Ref& x, const Window& window);
Ref averagePool2dGradient(Pass& pass, const Ref& g, const Shape& x, const Window& window);
/// (rows, columns, channels) → (channels).
Ref globalAveragePool2d(Pass& pass, const Ref& x);
Ref globalAveragePool2dGradient(Pass& pass, const Ref& g, const Shape& x);

/// Each cell times[0] rows by times[1] columns large: its number again in all of them, or `smooth`, each by its
/// distance from the four nearest.
Ref enlarge(Pass& pass, const Ref& x, const std::vector<std::int64_t>& times, bool smooth);
Ref enlargeGradient(Pass& pass, const Ref& g, const Shape& x, const std::vector<std::int64_t>& times, bool smooth);

// --- activations by id: linear, relu, leaky_relu (a: slope below 0), elu (a: alpha), selu, softplus, silu, gelu,
// gelu_tanh, mish, sigmoid, hard_sigmoid, tanh, softsign, step; softmax and log_softmax (last axis); bounded_relu,
// which has three numbers: its slope below the threshold, the most that it gives, the threshold
Ref activation(Pass& pass, const Ref& x, const std::string& id, const std::vector<double>& numbers);
Ref activation(Pass& pass, const Ref& x, const std::string& id, double a = 0);
/// Backward of `y = activation(x)`: sends the gradient of y on to x, together with what reached x by itself (a
/// cross-entropy that started from the logits), and returns the whole gradient of x; absent when there is none.
Ref activationBackward(Pass& pass, const Ref& x, const Ref& y, const std::string& id,
                       const std::vector<double>& numbers);
Ref activationBackward(Pass& pass, const Ref& x, const Ref& y, const std::string& id, double a = 0);
/// x above 0, below it times its number of alpha, which is 1 long along the axes whose places share one.
Ref prelu(Pass& pass, const Ref& x, const Ref& alpha);
Ref preluGradient(Pass& pass, const Ref& x, const Ref& alpha, const Ref& g);
/// Σ g·x where x is below 0, of all that share a number.
Ref preluAlphaGradient(Pass& pass, const Ref& x, const Ref& g, const Shape& alpha);

// --- shapes
/// The same numbers under another shape; costs nothing, and its gradient is the same buffer too.
Ref reshape(const Ref& x, const Shape& shape);
Ref concatenate(Pass& pass, const std::vector<Ref>& xs, int axis);
/// An axis of an output that is made of one of x: index i stands there at (i·step + begin)/divide, where that is a
/// whole number within the axis.
struct MovedAxis {
    int from = 0; ///< of x
    std::int64_t length = 1;
    std::int64_t step = 1, begin = 0, divide = 1;
};
/// Each axis as it is.
std::vector<MovedAxis> allAxes(const Shape& x);
/// Numbers of x in other places, each axis of x made into one of the output; where none of x stands, `fill`.
Ref moved(Pass& pass, const Ref& x, const std::vector<MovedAxis>& axes, double fill = 0);
Ref movedGradient(Pass& pass, const Ref& g, const Shape& x, const std::vector<MovedAxis>& axes);
/// That axis behind all others.
Ref axisLast(Pass& pass, const Ref& x, int axis);
Ref axisLastGradient(Pass& pass, const Ref& g, const Shape& x, int axis);
/// sum, mean or max along the axes (max: the gradient goes to the first of the largest); `out` holds what is left.
Ref reduce(Pass& pass, const Ref& x, const std::string& kind, const std::vector<int>& axes, const Shape& out);
Ref reduceGradient(Pass& pass, const Ref& x, const Ref& g, const std::string& kind, const std::vector<int>& axes);
/// Along the last axis: x/√Σx², where that is not 0.
Ref unitLength(Pass& pass, const Ref& x);
Ref unitLengthGradient(Pass& pass, const Ref& x, const Ref& g);
/// (…, m, k) · (…, k, n) → (…, m, n), each for itself; a turned operand is (…, k, m) or (…, n, k). Backward sends g
/// on.
Ref matmul(Pass& pass, const Ref& a, const Ref& b, bool turnA = false, bool turnB = false);
void matmulBackward(Pass& pass, const Ref& g, const Ref& a, const Ref& b, bool turnA, bool turnB);
/// Part [begin, begin + length) of an axis.
Ref slice(Pass& pass, const Ref& x, int axis, std::int64_t begin, std::int64_t length);
Ref add(Pass& pass, const Ref& a, const Ref& b);
/// x + table, which is the same for every sample.
Ref addShared(Pass& pass, const Ref& x, const Ref& table);
// Two of one shape, number by number; of equal ones the largest (smallest) is the first.
Ref subtract(Pass& pass, const Ref& a, const Ref& b);
Ref multiply(Pass& pass, const Ref& a, const Ref& b);
Ref maximum(Pass& pass, const Ref& a, const Ref& b);
Ref minimum(Pass& pass, const Ref& a, const Ref& b);
/// g where a ≥ b (a > b), else 0.
Ref whereAtLeast(Pass& pass, const Ref& g, const Ref& a, const Ref& b);
Ref whereAbove(Pass& pass, const Ref& g, const Ref& a, const Ref& b);

// --- dropout: keeps with probability 1 − rate and divides by it; the mask is a function of (stream, step, element),
// so backward applies the same op to the gradient. `live` names the attribute that the rate follows.
Ref dropout(Pass& pass, const Ref& x, std::uint64_t stream, double rate, const std::string& live);
/// The same of whole channels: one draw for each number of a sample's last axis.
Ref dropoutChannels(Pass& pass, const Ref& x, std::uint64_t stream, double rate, const std::string& live);

// --- batch statistics over everything but the last axis (channels)
Ref channelMean(Pass& pass, const Ref& x);
Ref channelVariance(Pass& pass, const Ref& x, const Ref& mean);
/// γ·(x − mean)/√(variance + epsilon) + β; gamma and beta may be absent (1, 0).
Ref normalize(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
              double epsilon);
/// state ← momentum·state + (1 − momentum)·batch, in training steps only, and only where the layer measures.
void updateRunning(Pass& pass, const Ref& state, const Ref& batch, double momentum);
/// Σ g·x̂ by channel: gradient of gamma, needed by `normalizeGradient` too (beta's is `biasGradient`).
Ref gammaGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& g, double epsilon);
/// Gradient by x through the batch statistics; without the sums of gamma and beta, of statistics that do not depend
/// on x.
Ref normalizeGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& g,
                      const Ref& gammaGradient, const Ref& betaGradient, double epsilon);

// --- each sample by itself: channels in `groups` of one size, over all that is not the last axis
/// (…, channels) → (groups).
Ref groupMean(Pass& pass, const Ref& x, std::int64_t groups);
Ref groupVariance(Pass& pass, const Ref& x, const Ref& mean);
/// γ·(x − mean)/√(variance + epsilon) + β; gamma and beta (channels) may be absent (1, 0).
Ref normalizeGroups(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
                    double epsilon);
/// Gradient by x, `standard` being what comes out without gamma and beta.
Ref normalizeGroupsGradient(Pass& pass, const Ref& standard, const Ref& variance, const Ref& gamma, const Ref& g,
                            double epsilon);
/// Along the last axis the sum of each number, so many before it and so many behind; the gradient is the same op with
/// both exchanged.
Ref nearChannels(Pass& pass, const Ref& x, std::int64_t before, std::int64_t behind);

// --- rows along the last axis, each by a mean and a variance of its own
/// (…, n) → (…), as shape `out`; the mean is `reduce`.
Ref rowVariance(Pass& pass, const Ref& x, const Ref& mean, const Shape& out);
/// γ·(x − mean)/√(variance + epsilon) + β; gamma and beta (n) may be absent (1, 0).
Ref normalizeRows(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma, const Ref& beta,
                  double epsilon);
/// Gradient by x, through mean and variance too.
Ref normalizeRowsGradient(Pass& pass, const Ref& x, const Ref& mean, const Ref& variance, const Ref& gamma,
                          const Ref& g, double epsilon);

// --- attention
/// Scores (…, places, places looked at) as shares along the last axis: of those below the true length of `looked`,
/// and under `causal` of none behind the place that looks. All others are exactly 0; where nothing is left, all are.
Ref maskedSoftmax(Pass& pass, const Ref& scores, const Ref& looked, bool causal);
/// Sends the gradient of the shares on to the scores.
void maskedSoftmaxBackward(Pass& pass, const Ref& scores, const Ref& shares);
/// The dense product (…, in) · W, W of any axes seen as (in, out), b as (out) or absent.
Ref project(Pass& pass, const Ref& x, const Ref& kernel, const Ref& bias, std::int64_t out);
/// Sends the gradient g (…, out) of such a product on to x and to the parameters of those names.
void projectBackward(Pass& pass, const Ref& g, const Ref& x, const std::string& kernel, const std::string& bias);

// --- recurrence. The input's part of all steps is one `dense`: z (time, 4·units), gates in the order i f c o. Each
// step adds h·R, R (units, 4·units), and makes
//   i, f, o = r(·), g = a(·) of their quarters; c ← f·c + i·g; h = o·a(c)
/// Functions by id (linear, relu, sigmoid, tanh): a and r.
struct CellFunctions {
    std::string activation = "tanh";
    std::string recurrent = "sigmoid";
};
/// All steps, each (time, units): what backward reads and views may watch.
struct LstmSteps {
    Ref hidden, input, forget, candidate, output, cell;
};
/// `before`: hidden state and cell (units) in front of the first step, 0 where absent.
LstmSteps lstm(Pass& pass, const Ref& z, const Ref& recurrent, const CellFunctions& functions,
               const Ref& hiddenBefore = {}, const Ref& cellBefore = {});
/// Gradients of z (time, 4·units) and of the cells (time, units) from that of the hidden states: of all (time,
/// units), or of the last one (units).
struct LstmGradients {
    Ref z, cell;
};
/// `cellBefore` as for lstm; `cells`: gradients of the cells (time, units) from outside.
LstmGradients lstmGradient(Pass& pass, const Ref& g, const LstmSteps& steps, const Ref& recurrent,
                           const CellFunctions& functions, const Ref& cellBefore = {}, const Ref& cells = {});

/// A GRU, three sums a unit: u, r, candidate. Each step makes the states' sums s = h·R + b, R (units, 3·units), and
///   u, r = r(z + s); g = a(z + r·s) of their thirds; h ← u·h + (1 − u)·g
/// `sums` (time, 3·units) and `kept`, u·h of the step before; the gradient of `kept` is that of the whole h.
struct GruSteps {
    Ref hidden, sums, update, reset, candidate, kept;
};
GruSteps gru(Pass& pass, const Ref& z, const Ref& recurrent, const Ref& bias, const CellFunctions& functions,
             const Ref& hiddenBefore = {});
struct GruGradients {
    Ref z, sums, kept;
};
GruGradients gruGradient(Pass& pass, const Ref& g, const GruSteps& steps, const Ref& recurrent,
                         const CellFunctions& functions, const Ref& hiddenBefore = {});

/// h ← a(z + h·R), z (time, units), R (units, units); the gradient is that of z.
Ref simpleRnn(Pass& pass, const Ref& z, const Ref& recurrent, const std::string& activation,
              const Ref& hiddenBefore = {});
Ref simpleRnnGradient(Pass& pass, const Ref& g, const Ref& hidden, const Ref& recurrent,
                      const std::string& activation);

/// Σ over samples and steps of h(t−1)ᵀ·dsums(t), of any of them: as R.
Ref recurrentGradient(Pass& pass, const Ref& hidden, const Ref& dsums);

// --- series: the first axis is time; `x.lengths` says how many steps of a sample are true (all, where it is absent)
/// Rows of a table (words, units) by whole numbers (any shape): shape + (units). Other numbers than the table's rows
/// give zeros.
Ref embedding(Pass& pass, const Ref& numbers, const Ref& table);
Ref embeddingGradient(Pass& pass, const Ref& numbers, const Ref& g, const Shape& table);
/// The last true step: (time, …) → (…); of a series without one `before`, or 0.
Ref lastStep(Pass& pass, const Ref& x, const Ref& before = {});
Ref lastStepGradient(Pass& pass, const Ref& x, const Ref& g);
/// The last true step in the place of all after it, as Keras's recurrent layers give it under a mask.
Ref holdLast(Pass& pass, const Ref& x);
Ref holdLastGradient(Pass& pass, const Ref& x, const Ref& g);
/// Mean over the true steps: (time, …) → (…); 0 where there is none.
Ref meanSteps(Pass& pass, const Ref& x);
Ref meanStepsGradient(Pass& pass, const Ref& x, const Ref& g);
/// The true steps in reverse order, and 0 at all others; its gradient is the same op.
Ref reverseSteps(Pass& pass, const Ref& x);
/// The same numbers at each of so many steps: (…) → (steps, …), and the sum over the steps, its gradient.
Ref repeatSteps(Pass& pass, const Ref& x, std::int64_t steps);
Ref sumSteps(Pass& pass, const Ref& x);
/// 1 for each true step of x and 0 for the others, (time); absent where all steps of a row are true anyway.
Ref trueSteps(Pass& pass, const Ref& x);
/// The row into a state that stands (Pass::carried).
void carry(Pass& pass, const Ref& from, const Ref& state);

/// The same number everywhere.
Ref constant(Pass& pass, const Shape& shape, double number);
/// A parameter as it stands, for every sample; its gradient is their sum (`biasGradient` of one axis).
Ref spread(Pass& pass, const Ref& parameter);

// --- noise: numbers of N(mean, deviation²), a function of (stream, step, element): each row of the batch has its
// own, and a forward that is run again draws the same.
Ref randomNormal(Pass& pass, const Shape& shape, std::uint64_t stream, double mean = 0, double deviation = 1);
/// The same of numbers in [low, high), all as likely.
Ref randomUniform(Pass& pass, const Shape& shape, std::uint64_t stream, double low, double high);
/// mean + √(e^logVariance)·noise.
Ref gaussianSampling(Pass& pass, const Ref& mean, const Ref& logVariance, const Ref& noise);
/// Gradient by logVariance: g·noise·√(e^logVariance)/2 (the one by mean is g).
Ref gaussianSamplingGradient(Pass& pass, const Ref& logVariance, const Ref& noise, const Ref& g);

// --- losses: one number a sample (mean over the output's elements, Keras), and its gradient by the prediction
// divided by the number of rows. Kinds: mse, mae, binary_crossentropy, categorical_crossentropy (probabilities
// clipped at 1e-7), binary_crossentropy_logits, categorical_crossentropy_logits. Targets: numbers of the prediction's
// shape, or i32 labels for categorical (shape (), or the prediction's shape without its last axis) and binary (0/1).
// `weight`: one number a sample, or one a step (the prediction's first axis); may be absent. Kind gaussian_kl:
// prediction [mean, log variance] along the last axis, no target.
/// The factor of each sample's loss from the ports weight and mask: weight·mask·rows/Σ mask, so that the mean over
/// the rows is the mean over the samples that count (Keras 3); all 0 where none does. Without a mask the weight
/// itself. A mask (time) says it of each step, and so does the factor then.
Ref maskedWeight(Pass& pass, const Ref& weight, const Ref& mask);
/// Σ over the batch of a number a sample, divided by its rows.
Ref meanRows(Pass& pass, const Ref& x);
/// `setting`: the number that kind huber has (δ).
Ref loss(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target, const Ref& weight = {},
         std::optional<double> setting = {});
Ref lossGradient(Pass& pass, const std::string& kind, const Ref& prediction, const Ref& target,
                 const Ref& weight = {}, std::optional<double> setting = {});
/// Labels or shares as shares of the prediction's shape, a part `smoothing` of them spread evenly over the classes
/// (along the last axis; over yes and no where `classes` is 1).
Ref smoothLabels(Pass& pass, const Ref& target, const Shape& prediction, std::int64_t classes, double smoothing);
/// The weight of each sample by the class of its target, times `weight` where there is one.
Ref classWeight(Pass& pass, const Ref& target, const Ref& weight, const std::vector<double>& weights);
/// A whole loss of classes that starts at `from`: target, weight and mask stand at the layer's ports, the attributes
/// `class_weight` and `label_smoothing` change weight and target; `classes` as for smoothLabels.
void classLoss(Pass& pass, const std::string& kind, const Ref& from, std::int64_t classes);
void classLossBackward(Pass& pass, const std::string& kind, const Ref& from);

} // namespace loom::ops
