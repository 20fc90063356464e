#pragma once

#include "project/run_state.h"

#include <future>

namespace loom::cli {

struct Options;

/// Writes the weights of a run: the same run gives the same bytes, wherever it is written from.
Result<void> writeWeights(const Run& run, const std::string& file);

/// The folder of --out: weights, checkpoint, history and project of one run. Checkpoints are copied between steps
/// and written by another thread; everything else is called from the training thread.
class RunFolder {
public:
    /// Without a folder nothing is written and everything succeeds.
    /// One of several processes that do not write it only reads the checkpoint.
    explicit RunFolder(std::string folder, bool writes = true)
        : folder_(std::move(folder))
        , writes_(writes)
    {
    }

    bool exists() const { return writes_ && !folder_.empty(); }
    std::string file(const std::string& name) const;
    /// Makes the folder and writes project.loom, whose relative data paths start at `projectFolder`.
    Result<void> open(const Project& project, const std::string& projectFolder);
    /// The state to go on from: its checkpoint, or the run that a window kept, where that was given as the file.
    Result<RunState> checkpointed(const Options& options) const;

    /// Starts writing checkpoint and history unless the last are still being written.
    void checkpoint(const Trainer& trainer);
    /// What `checkpoint` would do in a thread of its own, for whoever writes.
    std::function<Result<void>()> checkpointing(const Trainer& trainer) const;
    /// Waits for the checkpoint under way, then writes the last one, the history and the weights.
    Result<void> close(Trainer::State last, const Run& run);

private:
    RunState stateOf(Trainer::State state) const;

    std::string folder_;
    bool writes_;
    Project project_; ///< with absolute paths
    std::future<Result<void>> writing_;
};

} // namespace loom::cli
