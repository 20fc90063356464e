#pragma once

#include "train/compiler.h"
#include "train/network.h"
#include "train/update.h"

#include <optional>

namespace loom {

/// A parameter's memory, shared by the training and the inference plan.
struct OwnedParameter {
    std::string name;
    ParameterSpec spec;
    bool frozen = false;
    Tensor tensor;
};

/// A compiled plan with the names that the outside uses.
struct CompiledPlan {
    CompiledGraph graph;
    std::unique_ptr<Execution> execution;
    std::vector<Feed> feeds;

    /// Σ of the losses times their weights in the sum.
    double loss() const;
    /// One of them, without its weight.
    double loss(int number) const;
    TensorView view(const Ref& ref) const; ///< empty for an absent one
};

struct Network::Impl {
    Graph graph;
    std::vector<FieldShape> fields;
    CompileOptions options;
    GraphReport report;
    ThreadPool* pool = nullptr;
    const KernelTable* kernels = nullptr; ///< the variant's, or the device's
    std::vector<OwnedParameter> parameters;
    std::vector<ParameterView> views;
    std::optional<CompiledPlan> training;
    CompiledPlan inference;
    std::unique_ptr<Update> update;
    std::set<std::string> watched;
    std::map<std::string, Tensor> taps;

    /// A sentence where the device lacks an op.
    Result<CompiledPlan> compilePlan(bool trainingPlan);
    Result<void> compilePlans();
    void setUpdateTargets();
    void watchExactly(std::set<std::string> names);
    OwnedParameter* find(const std::string& name);
    double penalties() const;
};

} // namespace loom
