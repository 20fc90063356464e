#pragma once

#include "project/project.h"
#include "train/trainer.h"

namespace loom {

/// What a run may change of a project, and how it is computed.
struct RunOptions {
    int threads = 0; ///< 0: all allowed
    bool pin = false;
    std::string kernels;
    std::string device = "auto";
    DType dtype = DType::f32;
    std::int64_t maximumSteps = 0;
    std::string projectFolder; ///< where relative data paths start
    std::string outputFolder;
    std::function<bool(double)> progress; ///< while data are read
    /// Used instead of reading the project's data again; must be of the same recipe, seed and folder.
    std::shared_ptr<const PreparedData> data;
};

/// A project made ready: data loaded, network compiled, trainer built. Members in order of dependence.
struct Run {
    Project project;
    std::unique_ptr<ThreadPool> pool;
    std::shared_ptr<const PreparedData> data; ///< shared: a window looks at the rows that the worker trains on
    std::unique_ptr<Network> network;
    std::unique_ptr<Trainer> trainer;
    std::vector<Issue> warnings;
};

/// The rows that the project learns from, whatever its network is like: those of `options`, else read now.
Result<std::shared_ptr<const PreparedData>> loadData(const Project& project, const RunOptions& options);
/// The one way to run: command line, studio, sweeps, checks and tests start training here and nowhere else.
Result<Run> makeRun(const Project& project, const RunOptions& options);
/// Back to the seed: a fresh network and trainer on the same data and threads.
Result<void> restart(Run& run, const RunOptions& options);

/// Fields as the graph sees them (transforms applied).
std::vector<FieldShape> fieldShapes(const PreparedData& data);
/// The fields a recipe will deliver, found without training statistics; empty with an Issue where it cannot
/// load.
std::vector<LossUse> lossUses(const Project& project, const std::vector<FieldShape>& fields);
/// All Issues of a project: graph, data recipe, training recipe. `fields` empty: data are not known.
std::vector<Issue> checkProject(const Project& project, const std::vector<FieldShape>& fields);

} // namespace loom
