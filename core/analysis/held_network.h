#pragma once

#include "analysis/held_gradients.h"
#include "base/result.h"
#include "graph/explainer.h"
#include "train/network.h"

#include <functional>
#include <memory>
#include <span>
#include <string>

namespace loom {

/// What is held: a network and what its inputs read.
struct HeldRecipe {
    Graph graph;
    std::vector<FieldShape> fields; ///< at least one
    std::vector<LossUse> losses; ///< those that do not fit the network count as none
    std::uint64_t seed = 7;
};

/// A network in 64-bit numbers whose weights and one sample are moved by hand: what is shown of it is computed by
/// the engine, whenever something was moved since. With a loss in the recipe also what the sample should
/// give (`LOSS/target`) and what follows backward (HeldGradients). One thread at a time uses it.
class HeldNetwork {
public:
    /// With its weights as drawn by the seed.
    static Result<std::unique_ptr<HeldNetwork>> make(const HeldRecipe& recipe);
    ~HeldNetwork();

    /// An element of `NODE/NAME`: a parameter, the sample at an input (`point/output`) or a target (`loss/target`),
    /// `NODE/sum` or `NODE/output` of the sample, a field that says how many of its steps are true (`lengths`), or
    /// what HeldGradients names. The index has an entry an axis, without the batch axis. A sentence where there is
    /// none.
    Result<double> element(const std::string& tensor, std::span<const std::int64_t> index);
    /// Moves an element of a parameter or of the sample.
    Result<void> setElement(const std::string& tensor, std::span<const std::int64_t> index, double value);
    /// Writes the sample into the windows of the fields (one row, 64-bit numbers or labels); what `write` answers
    /// with a sentence stops it.
    Result<void> setSample(const std::function<Result<void>(const Feed&)>& write);
    /// The loss with one parameter a little larger and smaller; none without a loss that has gradients.
    std::optional<CentralDifference> difference(const std::string& parameter, std::span<const std::int64_t> index);
    bool learns() const { return gradients() != nullptr; } ///< there is a loss, and its gradients can be had
    const std::vector<LossUse>& losses() const { return losses_; }
    const std::vector<ParameterView>& parameters() const { return network_->parameters(); }
    /// Parameters and sample of a network before this one: of the same name and as many axes, as far as they reach.
    void takeOver(HeldNetwork& before);
    /// Weights of a trained network of the same graph, whatever the type of their numbers.
    void takeWeights(const std::map<std::string, Tensor>& weights);
    bool canBeMoved(const std::string& tensor) const;
    /// Names of what is held and of what follows forward from it.
    std::vector<std::string> tensors() const;
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
    Result<void> compile(const HeldRecipe& recipe);
    /// The window of the input's or target's field; null where the tensor is neither.
    const Feed* sampleAt(const std::string& tensor) const;
    void nameFields(const HeldRecipe& recipe);
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
