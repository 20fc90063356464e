#pragma once

#include "analysis/held_network.h"
#include "optimizers/optimizer_type.h"

/// Backpropagation step by step: a network's way forward and back for one sample, each number with the formula that
/// gives it, in 64-bit numbers and as the network predicts (dropout off, running statistics).
namespace loom {

enum class BackpropPart { forward, loss, backward, update };

struct BackpropStep {
    BackpropPart part = BackpropPart::forward;
    std::string node; ///< of a loss its id
    std::string
        tensor; ///< `NODE/sum`, `LOSS/output`, `NODE/sum:gradient`, `NODE/kernel:gradient`; update: `NODE/kernel`
};

/// One of several ways on which a change reaches the loss: a term of a gradient that is a sum.
struct BackpropPath {
    Formula term;
    Element through; ///< the gradient that it takes on; of `others` none
    double value = 0;
    std::size_t others = 0; ///< not 0: so many smaller ways together
};

/// One line of the optimizer's rule with what it gives.
struct BackpropLine {
    std::string left;
    Formula formula;
    double value = 0;
};

/// All that is said of one number.
struct BackpropLook {
    double value = 0;
    std::optional<Explanation> explanation; ///< none of an input, and where the layer cannot say
    std::map<std::string, double> values; ///< of the names in the formulas
    std::vector<BackpropPath> paths; ///< the largest first, the others together last; empty where there is but one
    std::optional<CentralDifference> difference; ///< of a parameter's gradient
    std::vector<BackpropLine> update; ///< of an update; the last gives the new weight
};

/// The optimizer as it stands: its rule, rate and what it has kept so far.
struct BackpropOptimizer {
    const OptimizerType* type = nullptr;
    Attributes attributes;
    double rate = 0;
    std::int64_t step = 1; ///< of the update, from 1
    std::map<std::string, Tensor> kept; ///< `NODE/kernel:m`; those that are absent are as at the start
};

/// One thread at a time uses it.
class Backprop {
public:
    /// The network must hold its weights and sample.
    Backprop(const Graph& graph, std::unique_ptr<HeldNetwork> network, BackpropOptimizer optimizer);

    /// Forward node by node, the losses, backward in reverse, then the updates. Without a loss only forward.
    const std::vector<BackpropStep>& steps() const { return steps_; }
    /// Without the batch axis.
    Shape shapeOf(const BackpropStep& step) const { return network_->shapeOf(step.tensor); }
    /// All numbers of the step's tensor, the last axis the fastest.
    std::vector<double> numbers(const BackpropStep& step);
    /// The step that gives the tensor's numbers; -1: none (a parameter, the target).
    int stepOf(const std::string& tensor) const;
    /// `index` lies within the shape.
    BackpropLook look(const BackpropStep& step, const std::vector<std::int64_t>& index);
    /// The sum of the losses before and after the optimizer has moved every weight by what this sample says; the
    /// weights are as before.
    std::pair<double, double> lossAround();
    HeldNetwork& network() { return *network_; }

private:
    void addForward(const Graph& graph, const std::vector<std::string>& order);
    void addBackward(const std::vector<std::string>& order);
    bool has(const std::string& tensor) const;
    double at(const Element& element);
    void addUpdate(const std::string& parameter, const std::vector<std::int64_t>& index, BackpropLook& look);
    void addValues(BackpropLook& look);
    void addPaths(BackpropLook& look) const;
    double lossNow();
    Tensor updated(const BackpropStep& step);

    std::unique_ptr<HeldNetwork> network_;
    BackpropOptimizer optimizer_;
    UpdateRule rule_;
    std::vector<BackpropStep> steps_;
};

} // namespace loom
