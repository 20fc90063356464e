#pragma once

#include "graph/explanation.h"
#include "graph/layer_type.h"

/// Losses of choosing one of very many classes that look, while training, at the true class and a few drawn ones
/// only.
///
/// They own nothing: the network ends, as for a cross-entropy, in a dense layer with a unit a class and softmax,
/// whose kernel and bias are the table of the classes. While training the loss reads the input, kernel and bias of
/// that layer, computes the units of the drawn classes alone and hands their gradients back, and the plan leaves out
/// all other units (Pass::spare). When predicting it is the cross-entropy over all classes, and so are all metrics.
/// Where something else than a dense layer stands in front of the softmax, it is that while training, too, and says
/// so.
namespace loom {

/// What one of them does with the numbers of the classes it looks at.
struct SampledKind {
    const char* loss; ///< of ops::loss: categorical_crossentropy_logits or binary_crossentropy_logits
    bool corrected; ///< the expected count of each class is taken off its number
    bool summed; ///< a question for each class: their sum, not their mean
};

/// `negatives` and `sampler`.
std::vector<AttributeSpec> sampledAttributes(std::int64_t negatives);
ShapeAnswer sampledShape(const LayerQuery& query);
void sampledForward(Pass& pass, const SampledKind& kind);
void sampledBackward(Pass& pass, const SampledKind& kind);
/// As it predicts.
std::optional<Formula> explainSampled(const ExplainQuery& query, ElementNames& names);
/// Neither library has them: the loss over all classes, to which they come close.
std::string sampledKeras(const LayerQuery& query);
std::string sampledPytorch(const LayerQuery& query);
std::vector<LayerSample> sampledSamples();
std::vector<LayerErrorSample> sampledErrors();

} // namespace loom
