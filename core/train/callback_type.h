#pragma once

#include "base/attribute_spec.h"
#include "tensor/tensor.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace loom {

class Network;
struct PreparedData;

/// What a callback sees and may do at the end of an epoch. Decisions are logged as events by the trainer.
struct EpochContext {
    std::int64_t epoch = 0; ///< from 1
    /// `loss`, `validation_loss`, `accuracy` …; at the start of training every name, with NaN.
    std::map<std::string, double> values;
    Network* network = nullptr;
    const PreparedData* data = nullptr; ///< what it is trained on; null: not known
    double epochRate = 0; ///< the base rate that the epoch was trained with at its end
    double learningRate = 0; ///< the base rate from here on; a callback may lower it
    std::vector<std::string> unfrozen; ///< nodes that learn from here on, those of them that are frozen
    std::string outputFolder; ///< empty: write nothing
    bool stop = false;
    Text reason; ///< why it stopped
    bool complete = false; ///< in endTraining: all epochs are done or a callback stopped; no person, no failure
};

/// A running callback. Its state is saved in full checkpoints as numbers and tensors by name.
class Callback {
public:
    virtual ~Callback() = default;
    virtual Result<void> startTraining(EpochContext&) { return {}; }
    virtual Result<void> endEpoch(EpochContext&) { return {}; }
    virtual Result<void> endTraining(EpochContext&) { return {}; }
    virtual std::map<std::string, double> state() const { return {}; }
    virtual std::map<std::string, Tensor> tensors() const { return {}; }
    virtual void restore(const std::map<std::string, double>& /*state*/,
                         const std::map<std::string, Tensor>& /*tensors*/)
    {
    }
};

/// The declaration of a callback: one file in core/train/callbacks.
struct CallbackType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes;
    std::unique_ptr<Callback> (*make)(const Attributes& attributes) = nullptr;
};

const std::vector<CallbackType>& callbacksTable();
const CallbackType* findCallback(const std::string& id);

} // namespace loom
