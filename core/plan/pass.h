#pragma once

#include "base/value.h"
#include "plan/plan.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace loom {

/// A layer's view of the plan that is being built: its inputs, parameters and attributes, and where it leaves its
/// output and gradients. `forward` and `backward` of a LayerType run once, at compile, never per step.
class Pass {
public:
    Pass(Plan& plan, std::string node, Attributes attributes, std::uint64_t seed, bool frozen = false);

    // What the layer reads.
    int inputs() const { return int(inputs_.size()); }
    /// Input number `port` in the order of the wires (absent where an optional port has none).
    Ref in(int port = 0) const;
    /// `NODE/NAME`; asserts that the layer declared it.
    Ref parameter(const std::string& name) const;
    bool hasParameter(const std::string& name) const { return parameters_.count(name) > 0; }
    /// A parameter that is not trained (running mean …).
    Ref state(const std::string& name) const { return parameter(name); }
    bool training() const { return plan_.training; }
    /// The node is kept as it is: none of its parameters learns, and what it measures while training (running
    /// statistics) stays, so that a layer that behaves otherwise when predicting does so now.
    bool frozen() const { return frozen_; }
    /// Does what the layer measures while training follow this plan's batches? Not in a phase that moves other nodes.
    bool measures() const { return measures_; }
    /// Does the plan read a series piece by piece, so that states go on from run to run?
    bool carries() const { return carries_; }
    /// A state of this layer (`NODE/NAME`, a row a sample) that stays from run to run; 0 before the first.
    Ref carried(const std::string& name, const Shape& shape);
    bool hasAttribute(const std::string& name) const { return attributes_.count(name) > 0; }
    std::int64_t integer(const std::string& name) const { return integerOf(attributeOf(attributes_, name)); }
    double real(const std::string& name) const { return numberOf(attributeOf(attributes_, name)); }
    bool flag(const std::string& name) const { return boolOf(attributeOf(attributes_, name)); }
    std::string text(const std::string& name) const { return stringOf(attributeOf(attributes_, name)); }
    std::vector<std::int64_t> integers(const std::string& name) const
    {
        return integersOf(attributeOf(attributes_, name));
    }
    std::vector<double> reals(const std::string& name) const
    {
        return std::get<std::vector<double>>(attributeOf(attributes_, name));
    }

    // What forward leaves.
    void setOut(Ref ref, int port = 0);
    /// Names an intermediate that backward reads with `kept` and a view can watch as NODE/NAME.
    void keep(const std::string& name, Ref ref) { kept_[name] = std::move(ref); }
    Ref kept(const std::string& name) const;

    // What backward reads and leaves.
    Ref out(int port = 0) const;
    /// Gradient of the loss by `of`, in its shape; absent where nothing depends on it.
    Ref gradientOf(const Ref& of) const;
    Ref gradient(int port = 0) const { return gradientOf(out(port)); }
    /// Does anything that learns stand before it? If not, its gradient need not be computed.
    bool needsGradient(const Ref& of) const { return of && plan_.buffers[std::size_t(of.buffer)].learns; }
    /// A contribution to the gradient of `of`; several are added.
    void addGradient(const Ref& of, const Ref& gradient);
    /// The parameter exists and is trained (not frozen).
    bool learns(const std::string& name) const { return hasParameter(name) && needsGradient(parameter(name)); }
    /// A contribution by a summing op to a parameter's gradient; several are added (shared weights).
    void addParameterGradient(const std::string& name, const Ref& sum);
    /// The same of a parameter of another node, as a plan's op reads it.
    void addParameterGradient(const Ref& parameter, const Ref& sum);

    /// If `ref` is the result of that activation ("softmax", "sigmoid"), its input; else absent. Cross-entropies
    /// start there.
    Ref logitsOf(const Ref& ref, const std::string& activation) const;
    /// Of a loss that reads what stands before its prediction and not the prediction itself: in this plan nobody else
    /// needs that either, and what only it needs is left out.
    void spare() { spares_ = true; }
    bool spares() const { return spares_; }
    /// Key of this layer's random stream NAME (seed, NODE/NAME).
    std::uint64_t random(const std::string& name) const;

    /// What a layer inside this one sees: `attributes` stand over this one's, `inputs` at its ports, and its
    /// parameters, states and streams are NODE/NAME/…. Forward makes it; backward finds it again. What it keeps and
    /// gives is its own.
    Pass& makePart(const std::string& name, const Attributes& attributes, std::vector<Ref> inputs);
    Pass& part(const std::string& name) const { return *parts_.at(name); }

    Plan& plan() { return plan_; }
    const Plan& plan() const { return plan_; }
    const std::string& node() const { return node_; }
    /// Appends an op of this node with one fresh output, of the plan's type unless another is named.
    Ref append(Op op, Shape shape, BufferRole role = BufferRole::sample, std::optional<DType> dtype = {});
    /// The same with several outputs, one row a sample.
    std::vector<Ref> appendMany(Op op, const std::vector<Shape>& shapes);
    /// Appends an op of this node whose outputs stand: states that it moves on.
    void appendInto(Op op) { finish(std::move(op)); }

    /// Until the next call the ops that the layer appends see `count` rows for each sample, and their shapes are
    /// those of one (plan/ops.h, Repeats).
    void setRepeats(std::int64_t count) { repeats_ = count; }

    // For the compiler, which wires the passes of all nodes together.
    void setMeasures(bool measures) { measures_ = measures; }
    void setCarries(bool carries) { carries_ = carries; }
    /// How many steps of that output are true.
    void setLengths(int port, int buffer) { outputs_[std::size_t(port)].lengths = buffer; }
    void addInput(Ref ref) { inputs_.push_back(std::move(ref)); }
    void addParameter(const std::string& name, Ref ref) { parameters_[name] = std::move(ref); }
    void startBackward(std::map<int, Ref>& gradients);
    const std::map<std::string, Ref>& keptAll() const { return kept_; }

private:
    Ref addOutput(const std::string& kind, const Shape& shape, BufferRole role, DType dtype);
    void finish(Op op);

    Plan& plan_;
    std::string node_;
    std::string path_; ///< of what it owns: NODE, of a part NODE/NAME
    Attributes attributes_;
    std::uint64_t seed_;
    bool frozen_;
    bool measures_ = true;
    bool carries_ = false;
    bool spares_ = false;
    std::int64_t repeats_ = 1;
    std::vector<Ref> inputs_, outputs_;
    std::map<std::string, Ref> parameters_, kept_;
    std::map<std::string, std::unique_ptr<Pass>> parts_;
    std::map<int, Ref>* gradients_ = nullptr; ///< by buffer, of the whole plan
    OpStage stage_ = OpStage::forward;
};

} // namespace loom
