#pragma once

#include "plan/execution.h"
#include "plan/moment.h"
#include "train/compiler.h"
#include "train/feed.h"
#include "train/parameters.h"

#include <map>
#include <optional>
#include <set>

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
    /// Forward, and backward where it trains, on `rows` rows of the feeds from `first` on, a batch of their own.
    /// Moves nothing that is learned.
    void run(std::int64_t rows, Moment at = {}, std::int64_t first = 0);
    /// The same as a step of training: what layers measure (running statistics) follows.
    void runStep(std::int64_t rows, Moment at, std::int64_t first = 0);
    /// The same in two, as Execution has them.
    void startStep(std::int64_t rows, Moment at, std::int64_t first = 0);
    void finishStep();
    /// States that the program carries from run to run, a row a sample (ProgramOptions::carries), begin anew.
    void forget() { execution_->forget(); }
    /// Those states by name (`memory/cell_state`): what a file must keep for the series to go on from there.
    std::map<std::string, TensorView> carried() const;

    /// Σ of the losses times their weights in the sum, without penalties.
    double loss() const;
    int losses() const { return int(graph_.losses.size()); }
    /// One of them, without its weight.
    double loss(int number) const;
    double lossWeight(int number) const { return graph_.lossWeights[std::size_t(number)]; }
    /// What a loss compares; views are empty for what it has not, or spares itself while training.
    TensorView prediction(int loss = 0) const { return view(graph_.predictions[std::size_t(loss)]); }
    TensorView target(int loss = 0) const { return view(graph_.targets[std::size_t(loss)]); }
    TensorView mask(int loss = 0) const { return view(graph_.masks[std::size_t(loss)]); }

    /// Running statistics that a step changes, by name.
    std::vector<std::string> measured() const;

    /// Activations by name (`conv1/output`): all that the plan computes have a shape, those that it was compiled to
    /// keep have rows.
    bool has(const std::string& activation) const { return graph_.activations.contains(activation); }
    Shape shapeOf(const std::string& activation) const; ///< of a sample; rank 0 too when there is none
    TensorView activation(const std::string& name) const;
    bool hasRows(const std::string& activation) const; ///< one for each sample, as most activations have
    /// Taps: from the next run on the rows of these activations are stored beside; the taps before are given up, but
    /// for those that stay. False: the program computes one of them not at all, or not row by row. Throws bad_alloc,
    /// with everything as it was.
    bool tap(const std::set<std::string>& activations);
    /// The rows that the last run left there; empty before it.
    TensorView tapped(const std::string& activation) const;

    /// Where the gradient of the activation that it was compiled for is put before a run; empty: it starts from
    /// losses.
    TensorView seed() const { return view(graph_.seed); }
    /// Gradient by a parameter after a run, without penalties. False: none reaches it.
    bool gradient(const std::string& parameter, Tensor& out);

    std::size_t bytes() const { return execution_->schedule().bytes(); }
    Execution& execution() { return *execution_; }
    const Execution& execution() const { return *execution_; }
    const CompiledGraph& graph() const { return graph_; }

private:
    /// Rows of a buffer beside the plan; no memory of its own where the buffer is fed.
    struct Tap {
        Tensor memory;
        bool filled = false;
    };
    TensorView view(const Ref& ref) const;
    void ran(std::int64_t rows);

    CompiledGraph graph_;
    std::int64_t batch_;
    std::unique_ptr<Execution> execution_;
    std::vector<Feed> feeds_;
    std::map<int, Tap> taps_; ///< by buffer
    std::int64_t rows_ = 0; ///< of the last run, those before its first too
};

} // namespace loom
