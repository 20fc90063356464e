#pragma once

#include "base/result.h"

#include <functional>
#include <future>
#include <memory>

namespace loom {

/// Writes one file again and again on another thread, so that training never waits for a disk. While a write runs,
/// the newest content waits, replaces what waited before it, and follows as soon as the disk is done. Used by one
/// thread.
class LateWriter {
public:
    LateWriter();
    /// Waits until everything is written.
    ~LateWriter();
    LateWriter(const LateWriter&) = delete;
    LateWriter& operator=(const LateWriter&) = delete;

    /// Starts `write` soon; returns the sentence of an earlier write that failed.
    Result<void> start(std::function<Result<void>()> write);
    /// A write is under way.
    bool busy() const;
    /// Waits until everything is written; returns the first sentence of those that failed since last asked.
    Result<void> finish();

private:
    struct Shared;
    std::unique_ptr<Shared> shared_;
    std::future<void> thread_;
};

} // namespace loom
