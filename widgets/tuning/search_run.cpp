#include "tuning/search_run.h"

#include "document/thread_priority.h"

#include <algorithm>
#include <cmath>
#include <thread>

namespace loom::ui {
namespace {

constexpr int kPullMilliseconds = 150;

} // namespace

SearchRun::SearchRun(QObject* parent)
    : QObject(parent)
{
    timer_.setInterval(kPullMilliseconds);
    connect(&timer_, &QTimer::timeout, this, &SearchRun::pull);
}

SearchRun::~SearchRun() = default;

bool SearchRun::start(SearchRequest request)
{
    if (isAtWork())
        return false;
    request_ = std::move(request);
    store_ = QString::fromStdString(request_.store);
    search_ = {};
    epochs_.clear();
    done_ = 0;
    wanted_ = request_.trials;
    resumed_ = false;
    launch();
    return true;
}

void SearchRun::goOn()
{
    if (state_ != State::ended)
        return;
    resumed_ = !search_.series.empty();
    request_.resume = resumed_;
    request_.anySpace = resumed_;
    request_.trials = wanted_;
    launch();
}

bool SearchRun::show(const QString& store, StoredSearch search, std::vector<std::vector<EpochRecord>> epochs)
{
    if (isAtWork())
        return false;
    working_.reset();
    request_ = {};
    request_.store = store.toStdString();
    request_.project = search.project;
    store_ = store;
    remarks_.clear();
    failure_ = {};
    workers_ = {};
    SearchEvent begun;
    begun.search = std::make_shared<const StoredSearch>(std::move(search));
    epochs_ = std::move(epochs);
    wanted_ = trialsWanted(begun.search->changes);
    begin(begun);
    whole_ = done_ >= wanted_;
    if (state_ == State::ended)
        emit stateChanged();
    setState(State::ended);
    emit came();
    emit advanced();
    return true;
}

void SearchRun::launch()
{
    remarks_.clear();
    failure_ = {};
    waited_ = 0;
    pausedAt_ = -1;
    pauses_.clear();
    going_.clear();
    whole_ = false;
    // Threads inherit how far they stand behind the window from the one that starts them.
    std::thread([this] {
        lowerPriority(Politeness::training);
        working_ = std::make_unique<Search>(request_);
    }).join();
    since_.start();
    timer_.start();
    setState(State::starting);
}

void SearchRun::setState(State state)
{
    if (state_ == state)
        return;
    state_ = state;
    emit stateChanged();
}

void SearchRun::setPaused(bool paused)
{
    if (!working_ || !isAtWork() || paused == isPaused())
        return;
    working_->setPaused(paused);
    if (paused) {
        pausedAt_ = since_.elapsed();
        pauses_.push_back({secondsSince1970(), std::nan("")});
    } else if (pausedAt_ >= 0) {
        waited_ += since_.elapsed() - std::exchange(pausedAt_, -1);
        pauses_.back().to = secondsSince1970();
    }
    emit stateChanged();
}

bool SearchRun::isPaused() const
{
    return working_ && isAtWork() && working_->isPaused();
}

void SearchRun::stop()
{
    if (!working_ || !isAtWork())
        return;
    working_->stop();
    setState(State::stopping);
}

void SearchRun::stopAfterRung()
{
    if (!working_ || !isAtWork())
        return;
    setPaused(false);
    working_->stopAfterRung();
    setState(State::stopping);
}

void SearchRun::addTrials(qint64 more)
{
    wanted_ += more;
    if (working_ && isAtWork())
        working_->setTrials(wanted_);
    else
        goOn();
    emit advanced();
}

void SearchRun::tryPoint(const Point& point)
{
    ++wanted_;
    if (working_ && isAtWork()) {
        working_->tryPoint(point, wanted_);
    } else {
        request_.given = point;
        goOn();
        request_.given.reset();
    }
    emit advanced();
}

void SearchRun::narrow(const SearchSpace& space)
{
    if (working_ && isAtWork())
        working_->narrow(space);
}

const Trial* SearchRun::trial(qint64 number) const
{
    return number >= 1 && number <= qint64(search_.trials.size()) ? &search_.trials[std::size_t(number - 1)]
                                                                  : nullptr;
}

const std::vector<EpochRecord>& SearchRun::epochs(qint64 trial) const
{
    static const std::vector<EpochRecord> none;
    return trial >= 1 && trial <= qint64(epochs_.size()) ? epochs_[std::size_t(trial - 1)] : none;
}

double SearchRun::progress(qint64 number) const
{
    if (!working_ || !isAtWork())
        return -1;
    double share = -1;
    const int parts = std::max(1, search_.settings.repeats.count);
    for (const std::unique_ptr<RunningPart>& part : working_->running())
        if (part->trial.load() == number) {
            const double of = double(part->steps.load()) / double(std::max<std::int64_t>(1, part->allSteps.load()));
            share = std::max(share, (double(part->part.load()) + std::min(1.0, of)) / parts);
        }
    return share;
}

std::vector<GoingSpan> SearchRun::going() const
{
    std::vector<GoingSpan> going;
    if (!isAtWork())
        return going;
    for (const GoingSpan& one : going_) {
        const Trial* at = trial(one.trial);
        if (!at || at->state != TrialState::waiting) // the winner that is run again is no trial
            continue;
        for (const WorkedSpan& span : withoutPauses(one.span, pauses_))
            going.push_back({one.trial, span});
    }
    return going;
}

/// Before the events are taken: one that ends between the two is told by them.
void SearchRun::lookAtWork()
{
    going_.clear();
    int worker = 0;
    for (const std::unique_ptr<RunningPart>& part : working_->running()) {
        ++worker;
        GoingSpan one;
        do { // a next one that begins meanwhile has another time
            one.span = {0, worker, part->since.load(), std::nan("")};
            one.trial = part->trial.load();
            one.span.part = part->part.load();
        } while (one.span.from != part->since.load());
        if (one.trial > 0)
            going_.push_back(one);
    }
}

double SearchRun::secondsLeft() const
{
    const qint64 now = done_ - before_;
    if (state_ != State::running || now <= 0 || done_ >= wanted_)
        return -1;
    const qint64 worked = (pausedAt_ >= 0 ? pausedAt_ : since_.elapsed()) - waited_;
    return double(worked) / 1000 / double(now) * double(wanted_ - done_);
}

qint64 SearchRun::best() const
{
    if (search_.trials.empty())
        return 0;
    const std::vector<std::int64_t> best = bestOf(search_.settings, search_.trials);
    return best.empty() ? 0 : best.front();
}

void SearchRun::pull()
{
    if (!working_)
        return;
    lookAtWork();
    const std::vector<SearchEvent> events = working_->take();
    int first = -1, count = 0;
    bool any = false;
    touched_.clear();
    for (const GoingSpan& one : going_)
        touched_.push_back(one.trial);
    for (const SearchEvent& event : events) {
        if (event.kind == SearchEvent::Kind::proposed) {
            first = first < 0 ? int(search_.trials.size()) : first;
            ++count;
        }
        any = any || (event.kind != SearchEvent::Kind::epoch && event.kind != SearchEvent::Kind::worked);
        if (event.kind == SearchEvent::Kind::trial || event.kind == SearchEvent::Kind::epoch)
            touched_.push_back(event.trial.number);
        take(event);
    }
    if (count > 0)
        emit proposed(first, count);
    if (any)
        emit came();
    if (!isPaused() || !events.empty())
        emit advanced();
}

void SearchRun::begin(const SearchEvent& event)
{
    search_ = *event.search;
    epochs_.resize(search_.trials.size());
    for (const Trial& trial : search_.trials)
        if (trial.state == TrialState::waiting) // it begins anew
            epochs_[std::size_t(trial.number - 1)].clear();
    workers_ = event.workers;
    wanted_ = std::max<qint64>(wanted_, trialsWanted(search_.changes));
    done_ = before_ =
        std::ranges::count_if(search_.trials, [](const Trial& trial) { return trial.state != TrialState::waiting; });
    since_.restart();
    emit began();
    if (state_ == State::starting)
        setState(State::running);
}

void SearchRun::take(const SearchEvent& event)
{
    using Kind = SearchEvent::Kind;
    switch (event.kind) {
    case Kind::began:
        begin(event);
        return;
    case Kind::proposed:
        search_.trials.push_back(event.trial);
        epochs_.emplace_back();
        return;
    case Kind::epoch:
        if (event.part == 0 && event.trial.number <= qint64(epochs_.size()))
            epochs_[std::size_t(event.trial.number - 1)].push_back(event.record);
        return;
    case Kind::worked:
        std::erase_if(going_, [&, span = event.trial.work.at(0)](const GoingSpan& one) {
            return one.trial == event.trial.number && one.span.worker == span.worker && one.span.part == span.part
                && one.span.from < span.to; // a later stretch begins after it
        });
        if (event.trial.number <= qint64(search_.trials.size()))
            search_.trials[std::size_t(event.trial.number - 1)].work.push_back(event.trial.work.at(0));
        return;
    case Kind::trial:
        if (event.trial.number <= qint64(search_.trials.size()))
            search_.trials[std::size_t(event.trial.number - 1)] = event.trial;
        ++done_;
        return;
    case Kind::again:
        search_.again.push_back(event.again);
        return;
    case Kind::remark:
        remarks_.push_back(event.sentence);
        return;
    case Kind::ended:
        if (!event.search->series.empty())
            search_ = *event.search;
        epochs_.resize(search_.trials.size());
        failure_ = event.sentence;
        whole_ = event.whole;
        timer_.stop();
        setState(State::ended);
        return;
    }
}

} // namespace loom::ui
