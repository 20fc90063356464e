#pragma once

#include "base/attribute_spec.h"
#include "tensor/tensor.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace loom {

/// What an experiment came to, by name: numbers of any shape, in f64.
using ExperimentOutputs = std::map<std::string, Tensor>;

/// Long work asks it whether to go on and tells it how far it is.
struct ExperimentWork {
    std::stop_token stop = {};
    std::function<void(double share)> progress = {}; ///< 0 … 1; may be empty
};

/// What a lab is about where no single network in the hand is enough: several networks, a race of optimizers, a
/// landscape. It computes with the engine's own parts. One thread at a time uses it.
class Experiment {
public:
    Experiment() = default;
    Experiment(const Experiment&) = delete;
    Experiment& operator=(const Experiment&) = delete;
    virtual ~Experiment() = default;

    /// What takes longer than a picture: training, sampling. Called before `outputs`, and again when one of the
    /// attributes changed that it reads. A sentence where it fails or was stopped.
    virtual Result<void> prepare(const Attributes& /*attributes*/, const ExperimentWork& /*work*/) { return {}; }
    /// After `prepare`: what only makes pictures finer.
    virtual Result<void> refine(const ExperimentWork& /*work*/) { return {}; }
    /// One with what `prepare` came to, for who wants to see it while `refine` goes on; null: there is nothing finer.
    virtual std::unique_ptr<Experiment> sketch() const { return nullptr; }
    /// All that follows at once, in a few milliseconds: it is called while a hand moves.
    virtual Result<ExperimentOutputs> outputs(const Attributes& attributes) = 0;
};

/// An experiment that labs may use. The file experiments/ID.cpp defines it as `loom::experiments::ID()`; the folder
/// is the list.
struct ExperimentType {
    const char* id = "";
    Text title;
    std::vector<AttributeSpec> attributes; ///< whole and real numbers, choices and switches
    std::vector<std::string> outputs; ///< names of all that `outputs` gives
    bool prepares = false; ///< it has something to prepare …
    std::vector<std::string> prepared; ///< … which these attributes decide
    /// What it needs and this computer has not, in a sentence; empty where it has all. Checks over it are skipped
    /// then.
    Text (*lacks)() = nullptr;
    std::unique_ptr<Experiment> (*make)() = nullptr;
};

/// An output of rank 1.
Tensor outputList(std::span<const double> numbers);
inline Tensor outputNumber(double number)
{
    return outputList({&number, 1});
}
/// A whole number from `least` to `most`.
AttributeSpec wholeAttribute(const char* name, std::int64_t fallback, Text title, double least, double most);

/// Null when there is none of that id.
const ExperimentType* findExperiment(const std::string& id);
/// As CMake found the files; ask for findExperiment().
const std::vector<ExperimentType>& experimentsTable();

} // namespace loom
