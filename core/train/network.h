#pragma once

#include "base/issue.h"
#include "base/result.h"
#include "base/thread_pool.h"
#include "graph/shape_inference.h"
#include "optimizers/optimizer_type.h"
#include "plan/moment.h"
#include "tensor/tensor.h"
#include "train/feed.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace loom {

struct Device;
class Program;
class Ranks;
class ShardCut;

/// A part of each training step ("phases" of a recipe): the losses that it makes small and the nodes that it moves.
struct PhaseOptions {
    std::string id;
    std::vector<int> losses; ///< numbers of CompileOptions::losses
    std::set<std::string> updates; ///< nodes; the others stay, and measure nothing; empty: all
    std::int64_t steps = 1; ///< with the same rows, each with its own random numbers
    std::optional<Part> optimizer; ///< its own, with its own running state; none: the network's
};

/// What the weights of some nodes keep to (graph/constraint_type.h).
struct ConstraintUse {
    Part constraint;
    std::set<std::string> nodes;
    std::string parameter; ///< `kernel` …; empty: all that learn
};

struct CompileOptions {
    DType dtype = DType::f32;
    std::int64_t batch = 32; ///< the largest number of rows; any number up to it runs
    std::uint64_t seed = 7;
    std::vector<LossUse> losses;
    std::vector<double> lossWeights;
    Part optimizer{"adam", {}};
    std::vector<PhaseOptions> phases; ///< run in order in each step; empty: one, of all losses and nodes
    std::vector<ConstraintUse> constraints; ///< of the recipe, held after those of the layers
    std::string kernels; ///< variant, empty: the best there is
    const Device* device = nullptr; ///< null: the processor computes, with that variant
    bool accumulates = false; ///< an update may be shared by several batches (SharedUpdate); without phases only
    int shards = 1; ///< parts that each batch of training is cut into
    const Ranks* ranks = nullptr; ///< the processes that share them, which must outlive the network; null: this one
};

/// An update that several batches share: the optimizer acts once, on their mean gradient.
struct SharedUpdate {
    std::int64_t number = 0; ///< of the update, from 0
    std::int64_t rowsBefore = 0; ///< of those of its batches that are done
    bool acts = true; ///< the batch is its last
};

/// What a further program of a network is for.
struct ProgramOptions {
    std::int64_t batch = 0; ///< largest number of rows; 0: the network's
    std::vector<FieldShape>
        fields; ///< with other shapes than the network's (series of one step); empty: the network's
    bool withLosses = false;
    bool carries = false; ///< each run goes on where the one before left the states of layers (series in pieces)
    std::set<std::string> watched; ///< activations that can be looked at after a run, and their gradients
    bool looksBack = false; ///< backward too, through the network as it predicts: from the losses …
    std::string gradientOf; ///< … or from an output (`NODE/output`) or sum (`NODE/sum`), whose gradient is fed
};

/// A parameter or running statistic: `NODE/NAME` with its tensor.
struct ParameterView {
    std::string name;
    Shape shape;
    bool trainable = true;
    bool frozen = false;
};

/// Which layers begin with weights of another network, and why the others do not.
struct CarriedOver {
    std::vector<std::string> taken; ///< nodes
    std::vector<std::pair<std::string, Text>> left; ///< nodes, each with its reason
};

/// A Graph compiled for a type and a largest batch: its parameters, and programs that compute with them: one a phase
/// of training, one that infers, and others on demand. One thread at a time uses it; its work is spread over the
/// pool. The step allocates nothing.
class Network {
public:
    /// Errors of the graph come back as one sentence (the first Issue); use `inspect` for all of them.
    static Result<std::unique_ptr<Network>> compile(const Graph& graph, const std::vector<FieldShape>& fields,
                                                    const CompileOptions& options, ThreadPool& pool);
    ~Network();

    std::int64_t batch() const;
    DType dtype() const;
    /// Name of the kernel variant that computes f32; f64 is always the baseline's.
    const std::string& kernels() const;
    /// What computes forward and backward; null: the processor.
    const Device* device() const;
    /// Fields for training (inputs and targets, once for each phase that reads them) and for the inference plan.
    const std::vector<Feed>& trainingFeeds() const;
    const std::vector<Feed>& inferenceFeeds() const;

    /// Forward, loss, backward, update on the first `rows` rows of the feeds, phase by phase. `step` counts from 0;
    /// the rate is that of the network's optimizer.
    void trainStep(std::int64_t rows, std::int64_t step, double learningRate);
    /// One of the batches that share an update: its gradients count as often as it has rows, and nothing moves before
    /// the last one. What layers measure follows each batch.
    void trainStep(std::int64_t rows, std::int64_t step, double learningRate, const SharedUpdate& update);
    /// Cuts the batches of `trainStep` into so many shards (see distributed/shards.h) from the next step on; 1: not
    /// at all. Of several processes each computes its own shards and needs only their rows. Throws bad_alloc.
    void setShards(int shards);
    const ShardCut& shards() const;
    const Ranks& ranks() const;
    /// Loss number `loss` over an own shard, after trainStep.
    double shardLoss(int shard, int loss) const;
    /// `infer` on an own shard of `rows` rows, as a batch of its own.
    void inferShard(int shard, std::int64_t rows, Moment at);
    /// The same without the update and without touching layer state (gradient checks, probes).
    void forwardBackward(std::int64_t rows, std::int64_t step);
    /// Inference plan: dropout off, running statistics; also the losses, as the targets are fed. What is random (the
    /// noise of a generator) is that of the moment, which the caller names.
    void infer(std::int64_t rows, Moment at = {});

    /// Mean loss of the last trainStep (penalties included) or infer (with penalties, for validation as Keras).
    double loss() const;
    double inferenceLoss() const;
    int losses() const;
    /// One of the losses alone, without its weight in the sum and without penalties; of a batch in shards the mean
    /// over the rows of the own ones.
    double lossPart(int loss, bool inference = false) const;
    double lossWeight(int loss) const;
    /// What the penalties add to the sum, after trainStep / after infer.
    double penalty(bool inference = false) const;
    /// How many of the `rows` samples from `first` on that loss counts: all, or the sum of its mask (over the steps
    /// of series).
    double counted(int loss, std::int64_t rows, bool inference = false, std::int64_t first = 0) const;
    /// The prediction of loss number `loss`, its target and mask, after trainStep / after infer. A loss that judges
    /// its prediction alone has no target, most have no mask: then the view is empty.
    TensorView prediction(int loss = 0, bool inference = false) const;
    /// A row of the prediction, and of the target (rank 0 where there is none).
    Shape predictionShape(int loss = 0) const;
    Shape targetShape(int loss = 0) const;
    TensorView target(int loss = 0, bool inference = false) const;
    TensorView mask(int loss = 0, bool inference = false) const;

    const std::vector<ParameterView>& parameters() const;
    /// `conv1/kernel`; null when there is none. What is read and written through it counts until the next run.
    Tensor* parameter(const std::string& name);
    const Tensor* parameter(const std::string& name) const;
    /// Gradient after the last trainStep or forwardBackward; `conv1/kernel` → copy into `out`. False: none. Of
    /// batches that share an update each has its own, the last one the mean.
    bool gradient(const std::string& name, Tensor& out) const;
    /// Optimizer slot: `conv1/kernel`, "m".
    const Tensor* slot(const std::string& parameter, const std::string& slot) const;
    /// Everything that training changes: parameters, statistics, slots (`conv1/kernel`, `conv1/kernel:m`).
    std::map<std::string, Tensor> allState() const;
    Result<void> restoreState(const std::map<std::string, Tensor>& state);
    /// What batches before a shared update have given (`conv1/kernel:accumulated`, times their rows).
    std::map<std::string, Tensor> gathered() const;
    Result<void> restoreGathered(const std::map<std::string, Tensor>& state);
    /// Parameters and statistics only; a sentence names tensor and both shapes where they differ.
    std::map<std::string, Tensor> weights() const;
    Result<void> setWeights(const std::map<std::string, Tensor>& weights);
    /// Takes over what of `weights` has name and shape of its own, layer by layer: all parameters of one, or none.
    CarriedOver carryOver(const std::map<std::string, Tensor>& weights);
    /// Back to the seed.
    void initialize(std::uint64_t seed);

    /// Activations (`conv1/output`, `conv1/sum`) that the inference plan keeps, besides those before. Throws
    /// bad_alloc, with everything as it was, where there is no memory for them.
    void watchActivations(const std::vector<std::string>& names);
    /// Those that are not among `names` are given up, and their memory with them.
    void keepActivations(const std::vector<std::string>& names);
    /// Rows of a watched activation after `infer`: a view into the plan; empty when the network has no such name.
    TensorView activation(const std::string& name) const;
    Shape activationShape(const std::string& name) const; ///< without the batch axis; rank 0 too when unknown
    bool hasActivation(const std::string& name) const;
    std::vector<std::string> activationNames() const; ///< all that can be watched

    /// Taps of the training plan (law 5): from the next step on these activations of the running batch (`conv1/sum`),
    /// and their gradients (`conv1/output:gradient`), are stored too; of the names before, those that are not among
    /// them are given up. Between steps only; changes no bit of what is learned. False: one of them is not computed,
    /// or not row by row. Throws bad_alloc, with nothing tapped.
    bool tap(const std::vector<std::string>& names);
    bool canTap(const std::string& name) const;
    /// The batch's rows as the last trainStep left them; empty before it, and where nothing is tapped.
    TensorView tapped(const std::string& name) const;
    Shape tappedShape(const std::string& name) const; ///< without the batch axis

    /// A number that layers read each step (`dropout1`, `rate`), or a hyperparameter of `optimizer` or of a phase's
    /// own
    /// (`phases.critic`).
    bool setLive(const std::string& node, const std::string& attribute, double value);
    /// Freezes a layer or lets it learn again, between two steps: plans are compiled anew for the changed graph. The
    /// optimizer's running state of a frozen layer rests until it learns again. A sentence where that cannot be.
    Result<void> setFrozen(const std::string& node, bool frozen);

    /// Leaves a layer out when the network predicts, or lets it take part again, between two steps: what arrives goes
    /// on as it is. Training goes through it as before, weights stay. A sentence where its shapes forbid it.
    Result<void> setBypassed(const std::string& node, bool bypassed);

    /// A further plan over the same parameters; it must not outlive the network. A sentence where the graph does not
    /// fit those fields, a parameter would need another shape, or memory does not suffice.
    Result<std::unique_ptr<Program>> program(const ProgramOptions& options);

    std::size_t plannedBytes() const;
    /// The plan in words: segments, kernels in order, bytes, operations (`loom summary --plan`).
    std::string describePlan() const;

private:
    struct Impl;
    explicit Network(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A sentence about the first number that is none: what a training that failed leaves behind.
Result<void> checkFinite(const std::map<std::string, Tensor>& weights);

} // namespace loom
