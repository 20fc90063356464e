#include "tuning/search.h"

#include "base/nested_text.h"
#include "kernels/variants.h"
#include "project/data_files.h"
#include "project/project_file.h"
#include "tuning/rank_workers.h"
#include "tuning/search_member.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kTrials = 40; // of a sampler without an end

std::int64_t now()
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

SearchEvent event(SearchEvent::Kind kind)
{
    SearchEvent made;
    made.kind = kind;
    return made;
}

} // namespace

Search::Search(SearchRequest request)
    : request_(std::move(request))
{
    const int processes = request_.ranks ? request_.ranks->count() : 1;
    if (processes > 1)
        others_ = std::make_unique<RankWorkers>(*request_.ranks);
    const int most = std::max({processes, request_.jobs, request_.threads, ThreadPool::allowedProcessors()});
    for (int i = 0; i < most; ++i)
        running_.push_back(std::make_unique<RunningPart>());
    if (request_.given)
        asked_.push_back({0, {}, {}, std::move(request_.given)});
    thread_ = std::jthread([this] { work(); });
}

Search::~Search()
{
    stop();
}

void Search::stop()
{
    stop_.request_stop();
    setPaused(false); // who waits learns of it
}

void Search::setPaused(bool paused)
{
    paused_.store(paused && !stop_.stop_requested());
    paused_.notify_all();
}

void Search::stopAfterRung()
{
    const std::lock_guard lock(mutex_);
    lastRung_ = true;
}

void Search::stopAfterGeneration()
{
    const std::lock_guard lock(mutex_);
    lastGeneration_ = true;
}

void Search::setTrials(std::int64_t trials)
{
    const std::lock_guard lock(mutex_);
    asked_.push_back({0, trials, {}, {}});
}

void Search::tryPoint(Point point, std::int64_t trials)
{
    const std::lock_guard lock(mutex_);
    asked_.push_back({0, trials, {}, std::move(point)});
}

void Search::narrow(SearchSpace space)
{
    const std::lock_guard lock(mutex_);
    asked_.push_back({0, {}, std::move(space), {}});
}

std::vector<SearchEvent> Search::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(events_, {});
}

bool Search::ended() const
{
    const std::lock_guard lock(mutex_);
    return ended_ && events_.empty();
}

void Search::wait(int milliseconds)
{
    std::unique_lock lock(mutex_);
    happened_.wait_for(lock, std::chrono::milliseconds(milliseconds), [&] { return !events_.empty() || ended_; });
}

void Search::tell(SearchEvent event)
{
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    happened_.notify_all();
}

void Search::work()
{
    SearchEvent end = event(SearchEvent::Kind::ended);
    try {
        if (const Result<void> done = workThrough(); !done)
            end.sentence = done.error();
        else
            end.whole = !stop_.stop_requested() && !endedAtRung_
                && std::int64_t(search_.trials.size()) >= trialsWanted(search_.changes);
    } catch (const std::bad_alloc&) {
        end.sentence = TR("The memory of this computer is not enough for the search");
    }
    store_.reset(); // whoever resumes it need not wait for this object to go
    others_.reset();
    end.search = std::make_shared<const StoredSearch>(search_);
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(end));
    ended_ = true;
    happened_.notify_all();
}

Result<void> Search::workThrough()
{
    if (Result<void> opened = openStore(); !opened)
        return opened;
    if (Result<void> chosen = chooseWorkers(); !chosen)
        return chosen;
    SearchEvent began = event(SearchEvent::Kind::began);
    began.workers = workers_;
    began.search = std::make_shared<const StoredSearch>(search_);
    tell(std::move(began));
    for (std::vector<Trial> trials; !stop_.stop_requested();) {
        const Result<bool> more = nextGeneration(trials);
        if (!more)
            return more.error();
        if (!*more)
            break;
        if (Result<void> done = runGeneration(std::move(trials)); !done || endedAtRung_)
            return done;
    }
    return stop_.stop_requested() ? Result<void>() : runAgain();
}

Result<void> Search::openStore()
{
    const std::size_t parts = std::size_t(std::max(1, request_.settings.repeats.count));
    data_ = std::make_unique<SharedData>(request_.folder, parts + 1);
    if (Result<void> opened = request_.resume && SearchStore::exists(request_.store) ? checkStore() : beginStore();
        !opened)
        return opened;
    const PrunerType& pruner = *findPruner(search_.settings.pruner.type);
    rungs_ = pruner.rungs(longestEpochs(search_.project, search_.settings.space), search_.settings.generation,
                          completed(pruner.attributes, search_.settings.pruner.attributes));
    for (const Trial& trial : search_.trials) {
        const Result<std::vector<TrialPart>> kept = store_->parts(trial.number);
        if (!kept)
            return kept.error();
        earlier_.push_back(rungCosts(trial, *kept));
    }
    return {};
}

/// Folds that cannot be are refused at once, not by every trial; where the recipe itself varies, each trial says it.
Result<void> Search::checkFolds(const PreparedData& data)
{
    const SearchSettings& settings = search_.settings;
    const auto ofData = [](const Axis& axis) { return axis.path.starts_with("data."); };
    if (settings.repeats.kind != Repeats::Kind::folds || std::ranges::any_of(settings.space.axes, ofData))
        return {};
    if (Result<void> valid = checkRepeats(search_.project, settings.repeats, data.rows.store() != nullptr); !valid)
        return valid;
    Project first = search_.project;
    first.data.split.folds = settings.repeats.count;
    first.data.split.fold = 1;
    const auto dealt = data_->of(first);
    return dealt ? Result<void>() : Result<void>(dealt.error());
}

/// A new search: what it measures is known once its project has been made ready.
Result<void> Search::beginStore()
{
    if (SearchStore::exists(request_.store))
        return Text(TR("{file} exists already; --resume goes on with it, another --store begins anew"),
                    {{"file", request_.store}});
    search_.settings = request_.settings;
    search_.project = withAbsolutePaths(request_.project, request_.folder);
    if (Result<void> valid = checkSettings(search_.settings); !valid)
        return valid;
    Result<std::shared_ptr<const PreparedData>> data = data_->of(search_.project);
    if (!data)
        return data.error();
    if (Result<void> dealt = checkFolds(**data); !dealt)
        return dealt;
    RunOptions options;
    options.threads = 1;
    options.kernels = search_.settings.kernels;
    options.data = *data;
    const Result<Run> run = makeRun(search_.project, options);
    if (!run)
        return run.error();
    std::vector<Text> remarks;
    Result<std::vector<Objective>> objectives =
        readObjectives(request_.objective, run->trainer->series(), !(*data)->validation.empty(), remarks);
    if (!objectives)
        return objectives.error();
    search_.settings.objectives = std::move(*objectives);
    search_.settings.kernels = run->network->kernels();
    search_.series = run->trainer->series();
    search_.dataFiles = (*data)->files;
    search_.created = now();
    const SamplerType& sampler = *findSampler(search_.settings.sampler.type);
    const std::int64_t all =
        sampler.points ? sampler.points(search_.settings.space, search_.settings.sampler.attributes) : kTrials;
    search_.changes = {{0, request_.trials > 0 ? request_.trials : std::min<std::int64_t>(all, 1'000'000), {}, {}}};
    Result<SearchStore> store = SearchStore::create(request_.store, search_);
    if (!store)
        return store.error();
    store_ = std::move(*store);
    for (Text& remark : remarks) {
        SearchEvent said = event(SearchEvent::Kind::remark);
        said.sentence = std::move(remark);
        tell(std::move(said));
    }
    return {};
}

/// One that is there already: it must be the same search, and this computer must be able to go on with it.
Result<void> Search::checkStore()
{
    Result<SearchStore> store = SearchStore::open(request_.store);
    if (!store)
        return store.error();
    Result<StoredSearch> search = store->search();
    if (!search)
        return search.error();
    search_ = std::move(*search);
    store_ = std::move(*store);
    if (search_.version != Trainer::kStateVersion)
        return Text(TR("{file} was begun by another version of this program, which computes other last digits; begin "
                       "another store"),
                    {{"file", request_.store}});
    if (!request_.anySpace) {
        SearchSettings asked = request_.settings;
        asked.objectives = search_.settings.objectives;
        asked.kernels = search_.settings.kernels;
        if (const std::optional<Text> difference = differenceOf(search_.settings, asked))
            return *difference;
    }
    if (!(withAbsolutePaths(request_.project, request_.folder) == search_.project))
        return Text(TR("The project is not the one that {file} was begun with; begin another store"),
                    {{"file", request_.store}});
    if (const auto kernels = chooseKernels(search_.settings.kernels); !kernels)
        return kernels.error();
    Result<std::shared_ptr<const PreparedData>> data = data_->of(search_.project);
    if (!data)
        return data.error();
    for (const std::string& file : changedFiles(search_.dataFiles, (*data)->files))
        return Text(TR("{file} holds other data than when the search was begun; begin another store"),
                    {{"file", file}});
    std::vector<Text> remarks;
    if (!request_.objective.empty()) {
        const Result<std::vector<Objective>> objectives =
            readObjectives(request_.objective, search_.series, !(*data)->validation.empty(), remarks);
        if (!objectives)
            return objectives.error();
        SearchSettings asked = search_.settings;
        asked.objectives = *objectives;
        if (const std::optional<Text> difference = differenceOf(search_.settings, asked))
            return *difference;
    }
    if (request_.trials > 0 && request_.trials != trialsWanted(search_.changes))
        setTrials(request_.trials);
    return {};
}

/// What was asked for meanwhile acts from here on, and is kept by the number of the trial.
Result<void> Search::takeChanges()
{
    std::vector<SearchChange> asked;
    {
        const std::lock_guard lock(mutex_);
        asked = std::exchange(asked_, {});
    }
    for (SearchChange& change : asked) {
        change.trial = std::int64_t(search_.trials.size());
        if (change.space) {
            const Result<void> narrower =
                checkNarrower(spaceAfter(search_.settings, search_.changes, change.trial), *change.space);
            if (!narrower) {
                SearchEvent said = event(SearchEvent::Kind::remark);
                said.sentence = narrower.error();
                tell(std::move(said));
                continue;
            }
        }
        if (Result<void> kept = store_->change(change); !kept)
            return kept;
        search_.changes.push_back(std::move(change));
    }
    return {};
}

/// The trials that were proposed and are not done, else the next generation. False: there is none.
Result<bool> Search::nextGeneration(std::vector<Trial>& trials)
{
    trials.clear();
    const auto open = std::ranges::find(search_.trials, TrialState::waiting, &Trial::state);
    if (open != search_.trials.end()) {
        for (const Trial& trial : search_.trials)
            if (trial.generation == open->generation)
                trials.push_back(trial);
        return true;
    }
    {
        const std::lock_guard lock(mutex_);
        if (lastGeneration_)
            return false;
    }
    if (const Result<void> taken = takeChanges(); !taken)
        return taken.error();
    const std::int64_t left = trialsWanted(search_.changes) - std::int64_t(search_.trials.size());
    if (left <= 0)
        return false;
    trials = proposeGeneration(
        search_.settings, search_.changes, search_.trials, left, [&](const Point& point) -> std::optional<Text> {
            const Result<Project> project = projectOf(search_.project, search_.settings, point, 0);
            return project ? overLimit(*project, search_.settings.limits, *data_) : std::nullopt;
        });
    if (trials.empty())
        return false;
    if (const Result<void> kept = store_->propose(trials); !kept)
        return kept.error();
    for (const Trial& trial : trials) {
        search_.trials.push_back(trial);
        earlier_.emplace_back();
        SearchEvent proposed = event(SearchEvent::Kind::proposed);
        proposed.trial = trial;
        tell(std::move(proposed));
    }
    return true;
}

/// The winner with seeds that the search has not used: what it was praised for may have been luck.
Result<void> Search::runAgain()
{
    const SearchSettings& settings = search_.settings;
    const std::vector<std::int64_t> best = bestOf(settings, search_.trials);
    if (best.empty() || settings.objectives.size() > 1 || settings.again == 0)
        return {};
    const Trial& winner = search_.trials[std::size_t(best.front()) - 1];
    Result<Project> project = withPoint(search_.project, settings.space, winner.point);
    if (!project)
        return project.error();
    const std::uint64_t first = project->seed + std::uint64_t(std::max(1, settings.repeats.count));
    std::vector<PartTask> tasks;
    for (int i = 0; i < settings.again; ++i) {
        project->seed = first + std::uint64_t(i);
        const bool done = std::ranges::any_of(search_.again, [&](const AgainRun& run) {
            return run.trial == winner.number && run.seed == project->seed;
        });
        if (!done)
            tasks.push_back(taskOf(winner.number, i, *project));
    }
    runTasks(std::move(tasks), [&](PartStretch stretch) {
        if (stretch.stopped || !broken_)
            return;
        SearchEvent told = event(SearchEvent::Kind::again);
        told.again = {winner.number, stretch.part.seed, stretch.part.values, stretch.part.seconds};
        if (stretch.overTime || !stretch.sentence.empty())
            told.again.values.assign(settings.objectives.size(), std::nan(""));
        if (const Result<void> kept = store_->again(told.again); !kept)
            broken_ = kept;
        search_.again.push_back(told.again);
        tell(std::move(told));
    });
    return broken_;
}

} // namespace loom
