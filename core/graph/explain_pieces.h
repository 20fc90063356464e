#pragma once

#include "graph/explanation.h"

/// Explanations that several layers share. None where there is nothing of that name, or too much to write down.
namespace loom {

/// Of a layer that is one of the activation functions.
std::optional<Formula> explainActivation(const ExplainQuery& query, ElementNames& names);

/// Of a layer whose numbers pass as they are, place by place (flatten, reshape; dropout when it predicts).
std::optional<Formula> explainPassing(const ExplainQuery& query, ElementNames& names);

/// A weighted sum: which input meets which weight on the way to an output.
struct LinearTerm {
    std::vector<std::int64_t> input, kernel;
};

/// f(Σ x·w + b): of a layer with `kernel`, `bias` and an `activation` whose sums have those terms.
using LinearTerms = std::function<std::vector<LinearTerm>(const std::vector<std::int64_t>& output)>;
std::optional<Formula> explainLinear(const ExplainQuery& query, ElementNames& names, const LinearTerms& terms);

/// Of a loss that is the mean of a formula over its numbers: `part` and its slope by the prediction `p`, over `p` and
/// the target `t`. `logits`: the slope by the number in front of the activation, where the loss starts there.
struct MeanLoss {
    const char* part;
    const char* slope;
    const char* logits = nullptr;
};
std::optional<Formula> explainMeanLoss(const ExplainQuery& query, ElementNames& names, const MeanLoss& loss);

} // namespace loom
