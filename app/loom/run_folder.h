#pragma once

#include "project/run.h"

#include <future>

namespace loom::cli {

/// The folder of --out: weights, checkpoint, history and project of one run. Checkpoints are copied between steps
/// and written by another thread; everything else is called from the training thread.
class RunFolder {
public:
    /// Without a folder nothing is written and everything succeeds.
    explicit RunFolder(std::string folder)
        : folder_(std::move(folder))
    {
    }

    bool exists() const { return !folder_.empty(); }
    std::string file(const std::string& name) const;
    /// Makes the folder and writes project.loom, whose relative data paths start at `projectFolder`.
    Result<void> open(const Project& project, const std::string& projectFolder);
    Result<void> resume(Trainer& trainer);

    /// Starts writing checkpoint and history unless the last are still being written.
    void checkpoint(const Trainer& trainer);
    /// Waits for the checkpoint under way, then writes the last one, the history and the weights.
    Result<void> close(Trainer::State last, const Run& run);

private:
    std::string folder_;
    std::future<Result<void>> writing_;
};

} // namespace loom::cli
