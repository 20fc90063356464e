#pragma once

#include "train/trainer.h"

#include <chrono>
#include <memory>

namespace loom {

/// A state that is kept of a run.
struct KeptState {
    std::int64_t step = 0;
    bool epochEnd = false;
    std::size_t bytes = 0;
    bool operator==(const KeptState&) const = default;
};

std::size_t bytesOf(const Trainer::State& state);

/// Which states of a run are kept: one every `spacing` steps as long as they fit into the bytes that they may take,
/// then every second of them, and so on; the first and the newest stay. States of more than a quarter of those bytes
/// are kept at the ends of epochs only, none where one alone is too large.
class StateSpacing {
public:
    static constexpr std::size_t kBytes = std::size_t(256) << 20; ///< the default
    /// Nothing lies further from a kept state, as long as the bytes allow.
    static constexpr std::int64_t kMostSteps = 500;

    StateSpacing(std::size_t bytes, std::int64_t spacing);

    /// The first step that is wanted after the newest one kept.
    std::int64_t next() const;
    /// Should the state of that step be kept, which takes so many bytes?
    bool wants(std::int64_t step, bool epochEnd, std::size_t bytes) const;
    bool tooLarge(std::size_t bytes) const { return bytes > most_; }
    bool atEpochsOnly(std::size_t bytes) const { return bytes > most_ / 4; }
    /// Keeps it and returns the steps whose states have to go.
    std::vector<std::int64_t> add(const KeptState& state);
    /// Everything behind that step is forgotten.
    void cut(std::int64_t step);

    const std::vector<KeptState>& kept() const { return kept_; }
    std::size_t bytes() const { return bytes_; }
    std::size_t budget() const { return most_; }
    std::int64_t spacing() const { return spacing_; }

private:
    void thin(std::vector<std::int64_t>& dropped);

    std::size_t most_, bytes_ = 0;
    std::int64_t spacing_;
    std::vector<KeptState> kept_;
};

/// The newest of them at or before that step; null where there is none.
const KeptState* nearest(const std::vector<KeptState>& kept, std::int64_t step);

/// The states of a run in memory, and all that it takes to repeat it between them. Used by the thread that trains.
class Timeline {
public:
    using Clock = std::chrono::steady_clock;

    explicit Timeline(std::size_t bytes = StateSpacing::kBytes)
        : spacing_(bytes, 1)
    {
    }

    /// After each step (and before the first): copies the state where that is due, not more often than every 25 ms
    /// but at least every 500 steps as long as the bytes allow.
    void visit(const Trainer& trainer, Clock::time_point now);
    /// Keeps a state that comes from elsewhere (a file).
    void add(Trainer::State state, bool epochEnd);
    void clear();
    void cut(std::int64_t step);

    const StateSpacing& spacing() const { return spacing_; }
    /// The newest at or before that step, null where there is none. Stays valid when it is dropped here.
    std::shared_ptr<const Trainer::State> at(std::int64_t step) const;

private:
    StateSpacing spacing_;
    // Shared with whoever goes back to one while the run goes on.
    std::map<std::int64_t, std::shared_ptr<const Trainer::State>> states_;
    Clock::time_point taken_{};
    std::size_t bytes_ = 0; ///< of the last state, an estimate of the next
    std::int64_t epoch_ = 0;
};

/// Brings the trainer to the end of that step: from `state`, or from where it stands when that is null (and it
/// repeats the same run), with the events and epochs of the run. `goOn` is asked before each step. False: it was
/// asked to stop; the trainer then stands at some step on the way.
Result<bool> replay(Trainer& trainer, const Trainer::State* state, const std::vector<RunEvent>& events,
                    const std::vector<EpochRecord>& epochs, std::int64_t step, const std::function<bool()>& goOn);

} // namespace loom
