#pragma once

#include "project/run_state.h"
#include "train/late_writer.h"

#include <chrono>
#include <functional>

namespace loom::ui {

/// The file that lets a run survive a kill: its full state after each epoch, each 60 s and whenever it stands still,
/// copied between two steps and written by another thread. Lives as long as its run; what is left behind belongs to a
/// program that was killed. Used by one thread.
class RunCheckpoint {
public:
    /// An empty name: nothing is written.
    explicit RunCheckpoint(std::string file)
        : file_(std::move(file))
    {
    }
    /// Takes the file away; the last use was `finish`, so that nothing waits here.
    ~RunCheckpoint();

    /// Between two steps: copies the run and starts to write it where that is due and the last one is on disk.
    void visit(const Trainer& trainer, bool standsStill, const std::function<RunState()>& copy);
    /// Writes at once and waits for it; only where nobody trains.
    void writeNow(const Trainer& trainer, RunState run);
    /// The run was given up; what is written of it is taken away.
    void forget();
    /// Waits until everything is written.
    void finish();

private:
    using Clock = std::chrono::steady_clock;
    /// What of a run was copied last.
    struct Mark {
        std::int64_t step = 0, epoch = 0;
        bool ended = false;
        bool operator==(const Mark&) const = default;
    };
    static Mark markOf(const Trainer& trainer);
    void write(RunState run);

    std::string file_;
    LateWriter writer_;
    Mark written_;
    Clock::time_point copied_ = Clock::now();
};

} // namespace loom::ui
