#pragma once

#include "plan/execution.h"
#include "plan/moment.h"
#include "train/compiler.h"
#include "train/feed.h"
#include "train/parameters.h"

#include <optional>

namespace loom {

/// A plan compiled for a purpose (a phase of training, validation, looking, one step of a series), bound to the
/// parameters of a network, which must outlive it. Made and dropped on demand, between two steps. One thread at a
/// time uses the network and all its programs.
class Program {
public:
    Program(CompiledGraph graph, std::int64_t batch, const KernelTable& kernels, const Device* device,
            Parameters& parameters, ThreadPool& pool);

    /// The largest number of rows; any number up to it runs.
    std::int64_t batch() const { return batch_; }
    const std::vector<Feed>& feeds() const { return feeds_; }
    /// Forward, and backward where it trains, on the first `rows` rows of the feeds. Moves nothing that is learned.
    void run(std::int64_t rows, Moment at = {});
    /// The same as a step of training: what layers measure (running statistics) follows.
    void runStep(std::int64_t rows, Moment at);

    /// Σ of the losses times their weights in the sum, without penalties.
    double loss() const;
    int losses() const { return int(graph_.losses.size()); }
    /// One of them, without its weight.
    double loss(int number) const;
    double lossWeight(int number) const { return graph_.lossWeights[std::size_t(number)]; }
    /// What a loss compares; views are empty for what it has not.
    TensorView prediction(int loss = 0) const { return view(graph_.predictions[std::size_t(loss)]); }
    TensorView target(int loss = 0) const { return view(graph_.targets[std::size_t(loss)]); }
    TensorView mask(int loss = 0) const { return view(graph_.masks[std::size_t(loss)]); }

    /// Activations by name (`conv1/output`): all that the plan computes have a shape, those that it was compiled to
    /// keep have rows.
    bool has(const std::string& activation) const { return graph_.activations.contains(activation); }
    Shape shapeOf(const std::string& activation) const; ///< of a sample; rank 0 too when there is none
    TensorView activation(const std::string& name) const;
    /// Room for all rows of an activation, and a tap that stores them there from the next run on; null ends it.
    /// False: no op computes it.
    Tensor roomFor(const std::string& activation) const;
    bool tap(const std::string& activation, void* memory);

    std::size_t bytes() const { return execution_->schedule().bytes(); }
    Execution& execution() { return *execution_; }
    const Execution& execution() const { return *execution_; }
    const CompiledGraph& graph() const { return graph_; }

private:
    TensorView view(const Ref& ref) const;

    CompiledGraph graph_;
    std::int64_t batch_;
    std::unique_ptr<Execution> execution_;
    std::vector<Feed> feeds_;
};

} // namespace loom
