#pragma once

#include "project/project.h"
#include "tensor/safetensors.h"
#include "train/trainer.h"

namespace loom {

/// What a run may change of a project, and how it is computed.
struct RunOptions {
    int threads = 0; ///< 0: all allowed
    bool pin = false;
    std::string kernels;
    /// cpu; cuda; auto: cuda where it can compute the project, else cpu.
    std::string device = "cpu";
    /// Called with the reason when auto finds that cuda cannot.
    std::function<void(const Text&)> fellBack;
    DType dtype = DType::f32;
    std::int64_t maximumSteps = 0;
    int shards = 1; ///< parts that each batch of training is cut into
    const Ranks* ranks = nullptr; ///< processes that share them; null: this one
    std::string projectFolder; ///< where relative data paths start
    std::string outputFolder;
    std::function<bool(double)> progress; ///< while data are read
    /// Used instead of reading the project's data again; must be of the same recipe, seed and folder.
    std::shared_ptr<const PreparedData> data;
    /// What the weights that will be used know about the data; null: it is learned from the training part.
    std::shared_ptr<const Fitted> fitted;
};

/// A project made ready: data loaded, network compiled, trainer built. Members in order of dependence.
struct Run {
    Project project;
    const Device* device = nullptr; ///< null: the processor computes
    std::unique_ptr<ThreadPool> pool;
    std::shared_ptr<const PreparedData> data; ///< shared: a window looks at the rows that the worker trains on
    std::unique_ptr<Network> network;
    std::unique_ptr<Trainer> trainer;
    std::vector<Issue> warnings;
};

/// A trained network as it is saved: its weights, and what it has learned about its data.
NamedTensors trainedModel(const Network& network, const PreparedData& data);
/// The rows that the project learns from, whatever its network is like: those of `options`, else read now.
Result<std::shared_ptr<const PreparedData>> loadData(const Project& project, const RunOptions& options);
/// The one way to run: command line, studio, sweeps, checks and tests start training here and nowhere else.
Result<Run> makeRun(const Project& project, const RunOptions& options);
/// Back to the seed: a fresh network and trainer on the same data and threads.
Result<void> restart(Run& run, const RunOptions& options);

/// The device that the options ask for; null: the processor.
Result<const Device*> chooseDevice(const RunOptions& options);
/// "cpu", or "cuda (NVIDIA H100 80GB HBM3)".
std::string describe(const Device* device);

/// Fields as the graph sees them (transforms applied).
std::vector<FieldShape> fieldShapes(const PreparedData& data);
/// The losses with what they leave open filled in: the only output, the only target, the only weight and mask.
std::vector<LossUse> lossUses(const Project& project, const std::vector<FieldShape>& fields);
/// All Issues of a project: graph, data recipe, training recipe. `fields` empty: data are not known.
std::vector<Issue> checkProject(const Project& project, const std::vector<FieldShape>& fields);

} // namespace loom
