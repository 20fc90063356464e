#pragma once

#include "project/run.h"
#include "tuning/search_settings.h"

#include <atomic>
#include <mutex>

namespace loom {

/// Data that several runs share: read once for each recipe and seed, the last few kept. Any thread.
class SharedData {
public:
    SharedData(std::string folder, std::size_t kept)
        : folder_(std::move(folder))
        , kept_(kept)
    {
    }
    /// Waits while another thread reads.
    Result<std::shared_ptr<const PreparedData>> of(const Project& project);

private:
    struct Entry {
        std::string key;
        std::shared_ptr<const PreparedData> data;
    };
    std::string folder_;
    std::size_t kept_;
    std::mutex reading_;
    std::vector<Entry> entries_; ///< used last at the end
};

/// Where a run stands that is being trained now; read by others while it goes on.
struct RunningPart {
    std::atomic<std::int64_t> trial{0}; ///< 0: none
    std::atomic<int> part{0};
    std::atomic<std::int64_t> steps{0}, allSteps{0};
    std::atomic<double> since{0}; ///< seconds since 1970
};

/// One run of a trial, or a stretch of it up to the end of an epoch.
struct PartTask {
    std::int64_t trial = 0;
    int part = 0;
    Project project;
    int threads = 1;
    std::string kernels;
    std::int64_t until = 0; ///< epochs; 0: to its end
    std::optional<Trainer::State> from; ///< as an earlier stretch left it
    double seconds = 0; ///< of computing before
    StepCurve curve; ///< as an earlier stretch left it
    double mostSeconds = 0; ///< 0: any
    bool keepWeights = false;
    const std::vector<Objective>* objectives = nullptr;
    const std::vector<std::string>* series = nullptr; ///< names of the epochs' values, in the search's order
    std::function<void(const EpochRecord&)> onEpoch; ///< called by the thread that trains
    const std::atomic<bool>* paused = nullptr; ///< while it is true, the run waits between two steps
};

/// What came of it.
struct PartStretch {
    std::int64_t trial = 0;
    int worker = 0; ///< from 1
    double from = 0, to = 0; ///< seconds since 1970 between which it trained
    std::vector<Pause> pauses; ///< in which it waited meanwhile
    TrialPart part;
    NetworkCounts counts;
    bool ended = false; ///< it is not trained further
    bool stopped = false; ///< before its end or epoch, because that was asked for: it counts as not begun
    bool overTime = false;
    Text sentence; ///< why it failed; empty: it did not
    std::optional<Trainer::State> state; ///< where it is not ended
    NamedTensors weights; ///< of one that ended, where they were asked for
};

/// Trains it in the calling thread and `task.threads − 1` others. The same task gives the same bits. `running` names
/// the trial until the caller takes it out, so that it can be told first who worked on it.
PartStretch trainPart(const PartTask& task, SharedData& data, RunningPart& running, std::stop_token stop);

/// When it was trained, by whom; nothing of one that was stopped.
std::vector<WorkedSpan> workOf(const PartStretch& stretch);

/// The counts of a project's network; a sentence where it cannot be built.
Result<NetworkCounts> countsOf(const Project& project, const PreparedData& data);
/// Why a project is over a limit that is known before it is trained.
std::optional<Text> overLimit(const Project& project, const Limits& limits, SharedData& data);

/// How many trials are trained at once, with how many threads each, and how fast each way was when it was measured.
struct Workers {
    int jobs = 1;
    int threads = 1;
    double stepsApart = 0; ///< a second, all together, with one thread each; 0: not measured
    double stepsTogether = 0; ///< with all threads shared out
};

/// Measures for a fraction of a second both ways of using the processors: `jobs` (0: as many as there are processors,
/// or one) runs with a thread each, or with all threads shared out. `threads` of 0: all allowed.
Result<Workers> chooseWorkers(const Project& project, SharedData& data, const std::string& kernels, int jobs,
                              int threads, std::stop_token stop);

} // namespace loom
