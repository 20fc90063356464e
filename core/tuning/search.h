#pragma once

#include "tuning/search_store.h"
#include "tuning/trial_run.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace loom {

class RankWorkers;
class Ranks;

/// What a search is to do, as a person asks for it.
struct SearchRequest {
    std::string store; ///< file
    Project project;
    std::string folder; ///< where its relative data paths start
    SearchSettings settings; ///< objectives and kernels are filled in
    std::string objective; ///< as readObjectives reads it
    std::int64_t trials = 0; ///< in all; 0: as many as the store wants, of a new one 40 or the whole grid
    bool resume = false; ///< goes on with the store where there is one; else it must not be there
    bool anySpace = false; ///< of a store that is there, `settings` are not compared: its own hold
    std::optional<Point> given; ///< the next trial, as `tryPoint` has it
    int jobs = 0; ///< trials at once; 0: measured
    int threads = 0; ///< in all; 0: all allowed
    const Ranks* ranks = nullptr; ///< processes that train with this one (see serveSearch), which must outlive it
};

/// Something that happened in a search, in the order in which it did.
struct SearchEvent {
    enum class Kind {
        began, ///< `search` as it stands in its store, `workers`
        proposed, ///< `trial`
        epoch, ///< `record` of `part` of `trial` (its number alone)
        worked, ///< the one stretch in the `work` of `trial` (its number besides)
        trial, ///< `trial` is done
        again, ///< `again`
        remark, ///< `sentence`
        ended ///< `sentence`: why, where it could not go on; empty: all is done, or it was stopped
    };
    Kind kind = Kind::remark;
    Trial trial;
    int part = 0;
    EpochRecord record;
    AgainRun again;
    Text sentence;
    Workers workers;
    std::shared_ptr<const StoredSearch> search; ///< shared: an event is copied, what it shows is not
    bool whole = false; ///< ended: nothing is left to do
};

/// A search at work in threads of its own: proposes generations, trains them, prunes, keeps everything in its store.
/// All functions return at once and may be called by one other thread; none but the destructor waits.
/// The same request gives the same table whatever the number of jobs, and however often it was stopped or killed.
class Search {
public:
    explicit Search(SearchRequest request);
    /// Stops, and waits until it has.
    ~Search();
    Search(const Search&) = delete;
    Search& operator=(const Search&) = delete;

    /// Gives up the trials at work after their step; they begin anew when the search is resumed.
    void stop();
    /// The generation at work is done first.
    void stopAfterGeneration();
    /// Ends as soon as the members at work have been compared the next time: those that are stopped then are done and
    /// take no further step, the others begin anew when the search is resumed. Without a comparison to come it is the
    /// generation's end.
    void stopAfterRung();
    /// The runs at work wait after their step until it is gone on with; time that is waited is not counted.
    void setPaused(bool paused);
    bool isPaused() const { return paused_.load(); }
    /// So many in all; acts with the next generation.
    void setTrials(std::int64_t trials);
    /// The first trial of the next generation, with the number of all trials there are to be then.
    void tryPoint(Point point, std::int64_t trials);
    /// From the next generation on; a space that is not narrower is said in a remark and not taken.
    void narrow(SearchSpace space);

    /// What happened since it was last asked.
    std::vector<SearchEvent> take();
    bool ended() const;
    /// Waits for an event, at most so long: for programs without a window.
    void wait(int milliseconds);
    /// The runs at work now; a trial of 0: none.
    const std::vector<std::unique_ptr<RunningPart>>& running() const { return running_; }

private:
    struct Member;
    void work();
    Result<void> workThrough();
    Result<void> openStore();
    Result<void> beginStore();
    Result<void> checkStore();
    Result<void> checkFolds(const PreparedData& data);
    Result<void> takeChanges();
    Result<bool> nextGeneration(std::vector<Trial>& trials);
    Result<void> runGeneration(std::vector<Trial> trials);
    Result<std::vector<Member>> membersOf(std::vector<Trial> trials) const;
    Result<void> stretch(std::vector<Member>& members, std::int64_t until);
    Result<void> prune(std::vector<Member>& members, int rung, std::int64_t epoch);
    Result<void> finish(Member& member);
    Result<void> runAgain();
    void take(std::vector<Member>& members, PartStretch stretch);
    Result<void> chooseWorkers();
    void runTasks(std::vector<PartTask> tasks, const std::function<void(PartStretch)>& done);
    /// Tasks at work; the mutex guards what follows it.
    struct Tasks {
        std::vector<PartTask> tasks;
        std::mutex mutex;
        std::condition_variable came;
        std::vector<PartStretch> results; ///< not looked at yet
        std::size_t next = 0; ///< of the tasks
    };
    void shareOut(Tasks& all);
    void leave(std::size_t worker, PartStretch& stretch);
    PartTask taskOf(std::int64_t trial, int part, Project project) const;
    double costAt(const std::vector<TrialPart>& parts, std::int64_t epoch, std::size_t objective) const;
    /// What it cost at every rung that it got to; NaN at the others.
    std::vector<double> rungCosts(const Trial& trial, const std::vector<TrialPart>& parts) const;
    void tell(SearchEvent event);

    SearchRequest request_;
    std::optional<SearchStore> store_; ///< used by the working thread alone, as everything up to the mutex
    StoredSearch search_;
    std::unique_ptr<SharedData> data_;
    Workers workers_;
    std::unique_ptr<RankWorkers> others_; ///< null: this process alone
    bool toldToStop_ = false;
    std::vector<std::int64_t> rungs_;
    std::vector<std::vector<double>> earlier_; ///< a trial each: its cost at every rung that it got to
    Result<void> broken_; ///< the first write that failed
    bool endedAtRung_ = false;

    mutable std::mutex mutex_;
    std::condition_variable happened_;
    std::vector<SearchEvent> events_;
    std::vector<SearchChange> asked_;
    bool lastGeneration_ = false, lastRung_ = false, ended_ = false;
    std::vector<std::unique_ptr<RunningPart>> running_;
    std::atomic<bool> paused_{false};
    std::stop_source stop_;
    std::jthread thread_; ///< last: it uses everything above
};

} // namespace loom
