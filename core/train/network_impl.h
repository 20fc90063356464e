#pragma once

#include "distributed/shards.h"
#include "train/network.h"
#include "train/program.h"
#include "train/update.h"

namespace loom {

struct Network::Impl {
    /// A part of each training step: some losses, what they move, and with which optimizer.
    struct Phase {
        std::string id; ///< empty: the recipe names no phases
        std::vector<int> losses; ///< numbers of CompileOptions::losses, in the program's order
        std::set<std::string> updates; ///< nodes; empty: all
        std::int64_t steps = 1;
        const OptimizerType* optimizer = nullptr;
        Attributes attributes;
        bool ownOptimizer = false;
        double rate = 0; ///< of its own optimizer
        double clip = 0; ///< longest that the gradients may be together; 0: any
        std::unique_ptr<Program> program;
        std::unique_ptr<Update> update;
        // Of batches in shards.
        std::unique_ptr<ShardSum> sum; ///< of gradients, then of what layers measured
        std::vector<Tensor*> measured; ///< running statistics that the program changes
        std::vector<Tensor> before; ///< … as they were before the step

        std::string slotsId() const { return ownOptimizer ? id : std::string(); }
    };
    /// Where a loss is computed: a program and the loss's number in it.
    struct Place {
        const Program* program = nullptr;
        int number = 0;
    };

    explicit Impl(const CompileOptions& how)
        : options(how)
        , parameters(how.dtype)
    {
        if (how.device)
            parameters.settle(*how.device);
    }

    Graph graph;
    std::vector<FieldShape> fields;
    CompileOptions options;
    GraphReport report;
    ThreadPool* pool = nullptr;
    Ranks alone;
    ShardCut cut; ///< of training's batches
    std::vector<double> shardLosses; ///< of the last step, shard by shard
    std::int64_t lastRows = 0; ///< of the last step in shards
    const KernelTable* kernels = nullptr; ///< the variant's, or the device's
    Parameters parameters;
    std::vector<ParameterView> views;
    std::vector<Phase> phases; ///< of training; one where the recipe names none; none without a loss
    std::vector<Feed> trainingFeeds; ///< of all phases
    std::vector<Place> places; ///< of each loss while training: in the last phase that computes it
    std::unique_ptr<Program> inference;
    std::set<std::string> watched;
    std::set<std::string> taps;
    std::map<std::pair<std::string, std::string>, double>
        live; ///< set with setLive: node, attribute; for plans to come

    /// A sentence where the device lacks an op. Throws bad_alloc.
    Result<std::unique_ptr<Program>> compiled(const GraphReport& shapes, const std::vector<FieldShape>& read,
                                              const CompileRequest& request, std::int64_t batch);
    CompileRequest requestFor(const Phase& phase) const;
    CompileRequest inferenceRequest() const;
    Result<void> choosePhases();
    /// A sentence where the device cannot do what ends a step of the phase; empty where it can.
    Text lackingRule(const Phase& phase) const;
    Result<void> compileAll();
    /// The program takes the place of the phase's one before, with everything that was set or kept meanwhile.
    void take(Phase& phase, std::unique_ptr<Program> program);
    std::vector<Part> constraintsOf(const Parameters::Entry& parameter) const;
    /// Feeds and places of the phases' programs as they are now.
    void findFeedsAndPlaces();
    void watchExactly(std::set<std::string> names);
    /// `shared`: null where the update is the batch's own.
    void step(Phase& phase, const Moment& at, std::int64_t rows, double rate, const SharedUpdate* shared);
    const Ranks& ranks() const { return options.ranks ? *options.ranks : alone; }
    bool inShards() const { return cut.shards() > 1; }
    /// Memory for sums, where there are shards.
    void prepareShards(Phase& phase);
    /// The phase's sum holds the gradients of all shards afterwards, and running statistics are their mean.
    void updateHere(const Phase& phase) const;
    void bringOut(const Phase& phase) const;
    void sumShards(Phase& phase, const Moment& at, std::int64_t rows);
    double meanOfShards(int loss) const;
    void runShard(Phase& phase, const Moment& at, int shard, std::int64_t rows);
    template<class T> void addMeasured(const Phase& phase, const ShardSum::Place& place, double weight) const;
    template<class T> void takeMeasured(Phase& phase) const;
    Place place(int loss, bool ofInference) const;
    /// The first phase that moves the parameter, or null.
    const Phase* mover(const std::string& parameter) const;
    const Phase* computing(const std::string& activation) const;
    /// Those of `taps` that this phase computes.
    std::set<std::string> tapsOf(const Phase& phase) const;
};

} // namespace loom
