#pragma once

#include "views/parts/embedding_run.h"

#include <memory>
#include <vector>

namespace loom::ui {

/// One map in the making, and those that nobody wants any more, which are kept until they have stopped: the window
/// waits for none of them.
class EmbeddingJobs {
public:
    /// All are asked to stop before the first is waited for.
    ~EmbeddingJobs() { stop(); }

    void start(Tensor rows, const EmbeddingOptions& options, bool paused);
    void stop();
    bool isRunning() const { return run_ != nullptr; }
    void setPaused(bool paused);
    /// The newest frame, null when there is none since the last call.
    const EmbeddingFrame* take();
    /// Lets go of those that have stopped; true while others have not.
    bool sweep();

private:
    std::unique_ptr<EmbeddingRun> run_;
    std::vector<std::unique_ptr<EmbeddingRun>> retired_;
};

} // namespace loom::ui
