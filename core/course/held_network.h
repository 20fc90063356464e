#pragma once

#include "base/result.h"
#include "course/held_gradients.h"
#include "course/lab.h"
#include "graph/explainer.h"
#include "train/network.h"

#include <memory>
#include <span>
#include <string>

namespace loom {

/// What the subject's inputs read: the fields of its data, else those that are filled by hand.
Result<std::vector<FieldShape>> subjectFields(const LabSubject& subject);

/// A network in 64-bit numbers whose weights and one sample are moved by hand: what a lab shows of it is computed by
/// the engine, whenever something was moved since. With a loss in the project's recipe also what the sample should
/// give (`LOSS/target`) and what follows backward (HeldGradients). One thread at a time uses it.
class HeldNetwork {
public:
    /// The subject's network with its weights as drawn by the seed, then as they are held.
    static Result<std::unique_ptr<HeldNetwork>> make(const LabSubject& subject);
    ~HeldNetwork();

    /// An element of `NODE/NAME`: a parameter, the sample at an input (`point/output`) or a target (`loss/target`),
    /// `NODE/sum` or `NODE/output` of the sample, a field that says how many of its steps are true (`lengths`), or
    /// what HeldGradients names. The index has an entry an axis, without the batch axis. A sentence where there is
    /// none.
    Result<double> element(const std::string& tensor, std::span<const std::int64_t> index);
    /// Moves an element of a parameter or of the sample.
    Result<void> setElement(const std::string& tensor, std::span<const std::int64_t> index, double value);
    /// Parameters and sample of a network before this one: of the same name and as many axes, as far as they reach.
    void takeOver(HeldNetwork& before);
    /// Weights of a trained network of the same graph, whatever the type of their numbers.
    void takeWeights(const std::map<std::string, Tensor>& weights);
    bool canBeMoved(const std::string& tensor) const;
    /// What the element is computed from, by the layer's own word, of a long sum the `shown` largest terms; none of
    /// what is held and of what no layer explains.
    std::optional<Explanation> explain(const std::string& tensor, const std::vector<std::int64_t>& index,
                                       std::size_t shown = kLargestExplained);
    /// The numbers as they stand, for what an explanation names; must not outlive the network.
    ElementValue values();
    /// All that is computed forward: `NODE/output`, `NODE/sum` and what else layers keep.
    const std::vector<std::string>& computed() const { return activations_; }
    /// Without the batch axis; rank 0 where there is no such tensor.
    Shape shapeOf(const std::string& tensor) const;
    std::map<std::string, Tensor> weights() const { return network_->weights(); }

private:
    HeldNetwork() = default;
    Result<void> compile(const LabSubject& subject);
    Result<void> hold(const LabSubject& subject);
    /// The window of the input's or target's field; null where the tensor is neither.
    const Feed* sampleAt(const std::string& tensor) const;
    void nameFields(const LabSubject& subject, const std::vector<FieldShape>& fields);
    /// Null where the network has no loss, or none whose gradient can be had.
    HeldGradients* gradients() const;
    void moved();

    std::unique_ptr<ThreadPool> pool_;
    std::unique_ptr<Network> network_;
    std::map<std::string, std::string>
        inputs_; ///< `NODE/output` of an input, `LOSS/target`, a field of lengths → the field read there
    std::vector<std::string> activations_;
    std::vector<LossUse> losses_;
    std::unique_ptr<Explainer> explainer_;
    mutable std::unique_ptr<HeldGradients> gradients_; ///< made when first asked for
    bool stale_ = true; ///< something was moved since the last inference
};

} // namespace loom
