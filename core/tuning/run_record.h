#pragma once

#include "project/results.h"
#include "project/run_state.h"
#include "train/curve.h"
#include "train/trainer.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loom {

/// The status of a run that is being trained, or that was left standing.
inline constexpr const char* kUnfinished = "unfinished";

/// A run that is kept, without its states: what it was, what was moved meanwhile, how it went.
struct KeptRun {
    std::int64_t id = 0; ///< in its store
    std::string name; ///< what a person calls it
    int color = 0; ///< number of one of the colours for runs
    std::optional<std::int64_t> study; ///< the search that it belongs to; none: made by hand
    std::optional<std::int64_t> parent; ///< the run that it branched from …
    std::int64_t parentStep = 0; ///< … and where
    Project project; ///< as it was trained
    std::string folder; ///< where its relative data paths start
    std::string kernels;
    std::string device;
    std::int64_t version = Trainer::kStateVersion;
    std::map<std::string, std::string> dataFiles;
    std::int64_t created = 0; ///< seconds since 1970, UTC
    std::string status = kUnfinished; ///< or how it ended (nameOf EndReason)
    std::string sentence; ///< why it ended, in English
    bool givenWeights = false; ///< it started from weights that were given, not from its seed
    /// Hash of the weights file beside the project that was saved when the run stood as it is kept; empty: none was.
    std::string savedWeights;

    std::int64_t steps = 0, batchesPerEpoch = 0;
    std::vector<std::string> series;
    std::vector<EpochRecord> epochs;
    std::vector<std::vector<CurveBucket>> curves; ///< one list a series
    std::vector<RunEvent> events;
    std::map<std::string, double> results; ///< test_loss …
};

/// What the run came to, as addresses read it.
RunResults resultsOf(const KeptRun& run);

/// The record of a run that stands still, and its last state without records. A sentence where the state is damaged.
struct RecordedState {
    KeptRun record;
    Trainer::State state;
};
Result<RecordedState> recordOf(const RunState& run, const std::vector<std::string>& series);
/// A run as it stood at its last state, which comes with its records (RunStore::state).
RunState runStateOf(const KeptRun& record, Trainer::State state);

/// What happened to a run since it was last written.
struct RunBatch {
    std::int64_t steps = 0;
    std::string status = kUnfinished;
    std::string sentence;
    std::vector<EpochRecord> epochs; ///< new ones
    std::vector<RunEvent> events; ///< new ones
    std::vector<std::vector<CurveBucket>> curves; ///< all; empty: as they were
    std::map<std::string, double> results;
    struct State {
        std::int64_t step = 0;
        bool epochEnd = false;
        Trainer::State content; ///< without records
    };
    std::vector<State> states;
};

} // namespace loom
