// Who trains a search's tasks: threads of this process, and other processes where a launcher started some.
#include "tuning/rank_workers.h"
#include "tuning/search.h"

namespace loom {
namespace {

constexpr auto kLook = std::chrono::milliseconds(1); // between two looks for letters of other processes

} // namespace

/// Of several processes each trains one run at a time.
Result<void> Search::chooseWorkers()
{
    if (!others_) {
        const Result<Workers> workers = loom::chooseWorkers(search_.project, *data_, search_.settings.kernels,
                                                            request_.jobs, request_.threads, stop_.get_token());
        if (!workers)
            return workers.error();
        workers_ = *workers;
        return {};
    }
    workers_ = {others_->count() + 1, request_.threads > 0 ? request_.threads : ThreadPool::allowedProcessors()};
    return others_->begin({search_.settings, search_.series, search_.project, search_.dataFiles});
}

/// Tasks in their order, as many at once as there are jobs; `done` is called by this thread alone, so that those that
/// train never wait for the disk.
void Search::runTasks(std::vector<PartTask> tasks, const std::function<void(PartStretch)>& done)
{
    Tasks all{std::move(tasks), {}, {}, {}, 0};
    const auto train = [&](int worker) {
        for (;;) {
            std::size_t task = 0;
            {
                const std::lock_guard lock(all.mutex);
                if (all.next == all.tasks.size())
                    return;
                task = all.next++;
            }
            RunningPart& running = *running_[std::size_t(worker)];
            running.since = secondsSince1970();
            PartStretch result = trainPart(all.tasks[task], *data_, running, stop_.get_token());
            all.tasks[task] = {}; // its state and project are not needed further
            leave(std::size_t(worker), result);
            const std::lock_guard lock(all.mutex);
            all.results.push_back(std::move(result));
            all.came.notify_one();
        }
    };
    std::vector<std::jthread> threads;
    const int here = others_ ? 1 : workers_.jobs;
    for (int i = 0; i < std::min<int>(here, int(all.tasks.size())); ++i)
        threads.emplace_back(train, i);
    for (std::size_t left = all.tasks.size(); left > 0;) {
        std::vector<PartStretch> arrived;
        if (others_)
            shareOut(all);
        {
            std::unique_lock lock(all.mutex);
            if (others_)
                all.came.wait_for(lock, kLook, [&] { return !all.results.empty(); });
            else
                all.came.wait(lock, [&] { return !all.results.empty(); });
            arrived = std::exchange(all.results, {});
        }
        left -= arrived.size();
        for (PartStretch& result : arrived)
            done(std::move(result));
    }
}

/// Notes who worked when, and tells it before the run is no longer among those at work: who looks at these first and
/// takes the events then misses nothing, however long what came is kept afterwards.
void Search::leave(std::size_t worker, PartStretch& stretch)
{
    RunningPart& running = *running_[worker];
    stretch.worker = int(worker) + 1;
    stretch.from = running.since;
    stretch.to = secondsSince1970();
    for (const WorkedSpan& span : workOf(stretch)) {
        SearchEvent told;
        told.kind = SearchEvent::Kind::worked;
        told.trial.number = stretch.trial;
        told.trial.work = {span};
        tell(std::move(told));
    }
    running.trial = 0;
}

/// Gives tasks to processes that wait for one, and takes what they send.
void Search::shareOut(Tasks& all)
{
    if (stop_.stop_requested() && others_->anyBusy() && !std::exchange(toldToStop_, true))
        others_->stop();
    for (int worker = others_->idle(); worker >= 0; worker = others_->idle()) {
        std::size_t task = 0;
        {
            const std::lock_guard lock(all.mutex);
            if (all.next == all.tasks.size())
                break;
            task = all.next++;
        }
        PartTask& given = all.tasks[task];
        if (stop_.stop_requested()) { // as a thread of this process would find
            PartStretch none;
            none.trial = given.trial;
            none.part.number = given.part;
            none.stopped = true;
            const std::lock_guard lock(all.mutex);
            all.results.push_back(std::move(none));
            continue;
        }
        if (request_.threads == 0)
            given.threads = 0; // all that the other process may use
        RunningPart& running = *running_[std::size_t(worker) + 1];
        running.since = secondsSince1970();
        running.part = given.part;
        running.trial = given.trial;
        others_->give(worker, given, std::int64_t(task));
    }
    for (;;) {
        Result<std::optional<RankWorkers::Answer>> answer = others_->next();
        if (!answer) // never of processes that are all this program
            throw std::runtime_error(english(answer.error()));
        if (!*answer)
            return;
        RankWorkers::Answer& what = **answer;
        PartTask& task = all.tasks[std::size_t(what.number)];
        if (what.epoch && task.onEpoch)
            task.onEpoch(*what.epoch);
        if (!what.stretch)
            continue;
        task = {};
        leave(std::size_t(what.worker) + 1, *what.stretch);
        const std::lock_guard lock(all.mutex);
        all.results.push_back(std::move(*what.stretch));
    }
}

} // namespace loom
