#pragma once

#include "graph/explanation.h"

/// Explanations that several layers share. None where there is nothing of that name.
namespace loom {

/// Of a layer that is one of the activation functions.
std::optional<Formula> explainActivation(const ExplainQuery& query, ElementNames& names);

/// linear, relu, sigmoid or tanh of a formula, and the slope there, written with the result y.
Formula activated(const std::string& id, const Formula& x);
Formula slopeByResult(const std::string& id, const Formula& y);
/// A product that is 0 where a factor is.
Formula times(const std::vector<Formula>& factors);

/// How many steps of the series at the first input are true: all, or what the field of their lengths says. None: not
/// known.
std::optional<std::int64_t> trueSteps(const ExplainQuery& query);

/// Of a layer whose numbers pass as they are, place by place (flatten, reshape; dropout when it predicts).
std::optional<Formula> explainPassing(const ExplainQuery& query, ElementNames& names);

/// f(Σ x·w + b): of a layer with `kernel`, `bias` and an `activation`. `LinearTerms` visits the terms of the sum at
/// an output: which element of the input meets which of the kernel. Indexes hold for the visit.
using LinearVisit =
    std::function<void(const std::vector<std::int64_t>& input, const std::vector<std::int64_t>& kernel)>;
using LinearTerms = std::function<void(const std::vector<std::int64_t>& output, const LinearVisit& visit)>;
/// The sum itself, `sum` of the layer.
InnerSpec sumOfInputs();
/// The place of a kernel's element along the last axis of the output it works for: its own last index, unless told.
using UnitOf = std::function<std::int64_t(const std::vector<std::int64_t>& kernel)>;
std::optional<Formula> explainLinear(const ExplainQuery& query, ElementNames& names, const LinearTerms& terms,
                                     const UnitOf& unitOf = {});

/// The sums alone, of a layer with several: what they are called, what they add up, and what its gradient is called.
struct LinearSums {
    std::string name; ///< "sum"
    Shape shape;
    std::string from, fromGradient; ///< the tensor; "input:gradient"
    std::string kernel;
    bool bias = false;
};
/// Those and the gradients of kernel, bias and what they add up; none for other names.
std::optional<Formula> explainSums(const ExplainQuery& query, ElementNames& names, const LinearSums& sums,
                                   const LinearTerms& terms, const UnitOf& unitOf = {});
/// An activation of sums: `output` and `sum:gradient`.
std::optional<Formula> explainActivated(const ExplainQuery& query, ElementNames& names);

/// Of a loss that is the mean of a formula over its numbers, or of its sums along the last axis: `part` and its slope
/// by the prediction `p`, over `p` and the target `t`, and `a`, a number of the loss. `logits`: the slope by the
/// number in front of the activation, where the loss starts there.
struct MeanLoss {
    const char* part;
    const char* slope;
    const char* logits = nullptr;
    double a = 0;
    bool alongLast = false;
};
std::optional<Formula> explainMeanLoss(const ExplainQuery& query, ElementNames& names, const MeanLoss& loss);

} // namespace loom
