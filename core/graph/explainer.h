#pragma once

#include "graph/explanation.h"
#include "graph/shape_inference.h"

namespace loom {

/// Explains the numbers of a network as it predicts (batch_normalization by its running statistics, dropout as if it
/// were not there): layers tell how they compute, and gradients are summed over all that reads a tensor. Losses count
/// with the weight 1, without penalties. What a batch has in common, as its statistics while it trains, is of no
/// single sample and is not explained.
class Explainer {
public:
    /// The graph and its report must be without errors.
    Explainer(Graph graph, const std::vector<FieldShape>& fields, std::vector<LossUse> losses);

    /// None of what is given (parameters, data), and where a layer cannot say. `value` is asked where the formula
    /// depends on numbers; of a long sum it has the `shown` largest terms (`abridged`). The numbers of a field of the
    /// data that no node reads (how many steps are true) are asked for by the field's name.
    std::optional<Explanation> explain(const Element& element, const ElementValue& value,
                                       std::size_t shown = kLargestExplained) const;

private:
    /// A layer or loss with what it reads.
    struct Placed {
        const LayerType* type = nullptr;
        const LayerQuery* layer = nullptr;
        std::string id, owner;
        std::vector<std::string> inputs;
        Shape output;
        bool weighs = false; ///< a loss that counts samples or steps differently: it is not explained
        bool bypassed = false;
        std::size_t passed = 0; ///< the input that goes on where it is bypassed
    };
    void addLoss(const LossUse& loss, const std::vector<FieldShape>& fields);
    std::optional<Formula> ask(const Placed& placed, const std::string& of, const std::vector<std::int64_t>& index,
                               std::size_t port, const ElementValue& value, ElementNames& names) const;
    std::optional<Formula> gradient(const std::string& tensor, const std::vector<std::int64_t>& index,
                                    const ElementValue& value, ElementNames& names) const;
    /// The loss that starts at the numbers in front of this node's softmax or sigmoid.
    const Placed* shortcut(const std::string& node) const;
    bool isReadElsewhere(const std::string& tensor, const Placed& loss) const;

    Graph graph_;
    GraphReport report_;
    std::map<std::string, LayerQuery> lossQueries_;
    std::map<std::string, Placed> nodes_;
    std::vector<Placed> losses_;
};

} // namespace loom
