#pragma once

#include "base/result.h"
#include "graph/layer_type.h"
#include "optimizers/optimizer_type.h"
#include "plan/device_tensors.h"
#include "tensor/tensor.h"

#include <deque>
#include <map>
#include <memory>
#include <string>

namespace loom {

struct CarriedOver;

/// What a network learns and keeps, whatever plans compute with it: parameters, running statistics, and the running
/// state of each optimizer. A tensor never changes its place in memory, so that plans may be bound to it. Where a
/// device computes they are there, and here when somebody asks. One thread at a time.
class Parameters {
public:
    struct Entry {
        std::string name; ///< NODE/NAME
        ParameterSpec spec;
        bool frozen = false;
        Tensor tensor;
        Tensor gathered; ///< gradients of batches before the next update, each times its rows; empty: see `gather`
    };
    /// The running state of a parameter under one optimizer: a tensor a slot.
    using Slots = std::vector<Tensor>;

    explicit Parameters(DType dtype)
        : dtype_(dtype)
    {
    }

    /// Before there are any: plans on that device, which must outlive this, will compute with them.
    void settle(const Device& device) { there_ = std::make_unique<DeviceTensors>(device); }
    DeviceTensors* there() const { return there_.get(); }
    /// A tensor is about to be read or written by the host, until the next run of a plan.
    void toRead(const Tensor& tensor) const;
    void toWrite(const Tensor& tensor) const;

    void add(std::string name, const ParameterSpec& spec, bool frozen);
    bool empty() const { return entries_.empty(); }
    const std::deque<Entry>& entries() const { return entries_; }
    Entry* find(const std::string& name);
    const Entry* find(const std::string& name) const;
    /// What was gathered for the node's is given up.
    void setFrozen(const std::string& node, bool frozen);
    /// Makes room for gradients that are gathered over several batches, where there is none yet.
    Tensor* gather(Entry& entry) const;

    /// Tells of an optimizer before its slots are asked for; `id` is empty for the recipe's own, else a phase's.
    void addOptimizer(const std::string& id, const OptimizerType& type);
    /// The slots of a parameter, made with their first values when they are asked for the first time. What a
    /// parameter that is frozen later had, rests until it learns again.
    Slots& slotsOf(const std::string& optimizer, Entry& entry);
    const Tensor* slot(const std::string& optimizer, const std::string& parameter, const std::string& name) const;

    /// Back to the seed; slots back to their first values.
    void initialize(std::uint64_t seed);
    /// l1·Σ|w| + l2·Σw² of everything that learns.
    double penalties() const;

    std::map<std::string, Tensor> weights() const;
    Result<void> setWeights(const std::map<std::string, Tensor>& weights);
    /// As Network::carryOver.
    CarriedOver carryOver(const std::map<std::string, Tensor>& weights);
    /// Weights and slots: `conv1/kernel`, `conv1/kernel:m`, of a phase's own optimizer `conv1/kernel:critic.m`.
    std::map<std::string, Tensor> allState() const;
    /// Nothing is changed where something is missing or has another shape.
    Result<void> restoreState(const std::map<std::string, Tensor>& state);
    /// What is gathered for an update to come: `conv1/kernel:accumulated`; nothing is changed where one is missing.
    std::map<std::string, Tensor> gathered() const;
    Result<void> restoreGathered(const std::map<std::string, Tensor>& state);

private:
    struct OptimizerSlots {
        const OptimizerType* type = nullptr;
        std::map<std::string, Slots> byParameter;
    };
    void toRead() const;
    void toWrite() const;
    void take(Entry& entry, const std::map<std::string, Tensor>& weights) const;
    static void start(Slots& slots, const OptimizerType& type);
    Slots fresh(const OptimizerType& type, const Entry& entry) const;
    void restoreSlots(const std::map<std::string, Tensor>& state, const std::string& optimizer, Entry& entry);

    DType dtype_;
    std::unique_ptr<DeviceTensors> there_; ///< null: the processor computes
    std::deque<Entry> entries_;
    std::map<std::string, OptimizerSlots> optimizers_;
};

/// l1·Σ|w| + l2·Σw² of one tensor.
double penaltyOf(const Tensor& parameter, double l1, double l2);

} // namespace loom
