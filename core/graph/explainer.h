#pragma once

#include "graph/explanation.h"
#include "graph/shape_inference.h"

namespace loom {

/// Explains the numbers of a network as it predicts: layers tell how they compute, and gradients are summed over all
/// that reads a tensor. Losses count with the weight 1, without penalties.
class Explainer {
public:
    /// The graph and its report must be without errors.
    Explainer(Graph graph, const std::vector<FieldShape>& fields, std::vector<LossUse> losses);

    /// None of what is given (parameters, data), and where a layer cannot say or there is too much to write down.
    /// `value` is asked where the formula depends on numbers.
    std::optional<Explanation> explain(const Element& element,
                                       const std::function<double(const Element&)>& value) const;

private:
    using Value = std::function<double(const Element&)>;
    /// A layer or loss with what it reads.
    struct Placed {
        const LayerType* type = nullptr;
        const LayerQuery* layer = nullptr;
        std::string id, owner;
        std::vector<std::string> inputs;
        Shape output;
    };
    std::optional<Formula> ask(const Placed& placed, const std::string& of, const std::vector<std::int64_t>& index,
                               std::size_t port, const Value& value, ElementNames& names) const;
    std::optional<Formula> gradient(const std::string& tensor, const std::vector<std::int64_t>& index,
                                    const Value& value, ElementNames& names) const;
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
