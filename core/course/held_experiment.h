#pragma once

#include "course/experiment.h"
#include "course/lab.h"

#include <functional>
#include <optional>
#include <span>

namespace loom {

/// A lab's experiment with its settings as they stand, and what it came to with them. One thread at a time uses it.
class HeldExperiment {
public:
    static Result<std::unique_ptr<HeldExperiment>> make(const LabSubject& subject);

    /// As a number: of a choice its place, of a switch 0 or 1.
    Result<double> setting(const std::string& name) const;
    /// Kept within the attribute's limits.
    Result<void> set(const std::string& name, double number);
    Result<void> set(const std::string& name, const Value& value);
    const Attributes& attributes() const { return attributes_; }
    const ExperimentType& type() const { return *type_; }
    /// Of the present settings those that decide what is prepared.
    Attributes decisive() const;
    /// As the lab's file has them; what was prepared stays.
    void reset();

    /// Nothing is to be prepared for these settings. Until then `element` and `output` give what was prepared before.
    bool isReady() const;
    /// `onSketch` gets what can be shown before it is all as fine as it will be.
    Result<void> prepare(const ExperimentWork& work = {},
                         const std::function<void(std::unique_ptr<HeldExperiment>)>& onSketch = {});
    /// What another of the same type has prepared, on another thread.
    void takePrepared(HeldExperiment& other);

    Result<double> element(const std::string& name, std::span<const std::int64_t> index);
    /// Whole, for a picture; null before anything was prepared, or where it failed.
    const Tensor* output(const std::string& name);

private:
    HeldExperiment() = default;
    Result<const ExperimentOutputs*> outputs();

    const ExperimentType* type_ = nullptr;
    std::unique_ptr<Experiment> experiment_;
    Attributes first_, attributes_;
    std::optional<Attributes> prepared_; ///< what it was prepared with
    std::optional<ExperimentOutputs> outputs_; ///< none: something was moved since
};

} // namespace loom
