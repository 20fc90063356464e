#pragma once

#include "base/result.h"

#include <functional>
#include <future>

namespace loom {

/// Writes one file again and again on another thread, so that training never waits for a disk. While a write runs,
/// the newest content waits and replaces what waited before it. Used by one thread.
class LateWriter {
public:
    /// Starts `write` soon; returns the sentence of an earlier write that failed.
    Result<void> start(std::function<Result<void>()> write);
    /// A write is under way.
    bool busy() const;
    /// Waits until everything is written.
    Result<void> finish();

private:
    Result<void> collect();

    std::future<Result<void>> running_;
    std::function<Result<void>()> waiting_;
};

} // namespace loom
