#include "document/training_session.h"

#include "document/training_session_impl.h"

#include <QFileInfo>

namespace loom::ui {
namespace {

constexpr int kTick = 33; ///< ms between two pulls
constexpr double kSmallStep = 50e-6; ///< seconds
constexpr double kSmallSpeed = 30; ///< steps a second of a small project, until somebody says otherwise
constexpr double kMultiplyAddsASecond = 5e9; ///< a cautious guess for one core

using Kind = Command::Kind;

} // namespace

void TrainingSession::Impl::send(Command command)
{
    if (worker && (!unsent.empty() || !worker->post(command)))
        unsent.push_back(std::move(command));
}

void TrainingSession::Impl::flush()
{
    while (worker && !unsent.empty() && worker->post(unsent.front()))
        unsent.pop_front();
}

void TrainingSession::Impl::retire()
{
    unsent.clear();
    if (worker) {
        worker->requestStop();
        retired.push_back(std::move(worker));
    }
}

bool TrainingSession::Impl::readCurves()
{
    bool any = false;
    for (CurveItem item; worker->curves.pop(item); any = true) {
        readItem(item);
    }
    return any;
}

/// True when the state is another one than before.
bool TrainingSession::Impl::readStatus()
{
    status = worker->status.value();
    const State before = state;
    switch (status.state) {
    case WorkerState::preparing:
        state = State::preparing;
        break;
    case WorkerState::ready:
        state = State::ready;
        break;
    case WorkerState::running:
        state = State::running;
        break;
    case WorkerState::paused:
        state = State::paused;
        break;
    case WorkerState::ended:
        state = State::ended;
        break;
    case WorkerState::failed:
        state = State::failed;
        break;
    }
    return state != before;
}

TrainingSession::TrainingSession(QObject* parent)
    : SnapshotSource(parent)
    , impl_(std::make_unique<Impl>())
{
    startPulling();
}

TrainingSession::~TrainingSession()
{
    // All are asked first, so that they end side by side.
    impl_->retire();
    if (aside_)
        aside_->retire();
}

void TrainingSession::startPulling()
{
    impl_->timer.setInterval(kTick);
    connect(&impl_->timer, &QTimer::timeout, this, &TrainingSession::pull);
}

/// A worker that has not been asked yet.
void TrainingSession::Impl::renewWatches()
{
    answered.clear();
    for (auto& [number, channel] : channels) {
        channel->withdrawn = true;
        channel = std::make_shared<WatchChannel>(channel->request);
        send({.kind = Kind::watch, .channel = channel});
    }
}

void TrainingSession::prepare(const Project& project, const QString& projectFile,
                              std::shared_ptr<const std::map<std::string, Tensor>> weights)
{
    WorkOrder order;
    order.project = project;
    order.weights = std::move(weights);
    start(std::move(order), projectFile);
}

void TrainingSession::takeUp(std::shared_ptr<const RunState> run, const QString& projectFile)
{
    WorkOrder order;
    order.project = run->project;
    order.run = std::move(run);
    start(std::move(order), projectFile);
}

void TrainingSession::forgetData()
{
    impl_->data.reset();
    impl_->dataSeen = false;
}

void TrainingSession::setCheckpointName(const QString& name)
{
    impl_->checkpointName = name;
}

void TrainingSession::start(WorkOrder order, const QString& projectFile)
{
    Impl& my = *impl_;
    my.keepFormer();
    my.retire();
    order.number = ++my.workers;
    order.curvesKnown = my.known.has_value();
    my.run = 0;
    my.wanted = order.look;
    my.runState.reset();
    my.projectFile = projectFile;
    const Project& project = order.project;
    const QString folder = projectFile.isEmpty() ? QString() : QFileInfo(projectFile).absolutePath();
    const bool sameData =
        my.data && my.dataRecipe == project.data && my.dataSeed == project.seed && my.dataFolder == folder;
    order.projectFolder = folder.toStdString();
    order.data = sameData ? my.data : nullptr;
    order.stepsPerSecond = my.speedChosen ? my.speed : 0;
    // A number each: the run before may still be on its way out.
    if (!my.checkpointName.isEmpty())
        order.checkpointFile = QStringLiteral("%1.%2.run").arg(my.checkpointName).arg(++my.runs).toStdString();
    my.project = project;
    my.folder = folder;
    my.curves = my.known ? std::move(*my.known) : CurveStore();
    my.known.reset();
    my.status = {};
    my.testValues.clear();
    my.warnings.clear();
    my.dataSeen = my.preparedSeen = false;
    my.answered.clear();
    my.worker = std::make_unique<Worker>(std::move(order));
    connect(&my.worker->bell, &Bell::rung, this, &TrainingSession::pull, Qt::QueuedConnection);
    my.renewWatches();
    my.state = State::preparing;
    my.timer.start();
    emit stateChanged();
    loseAsked();
}

void TrainingSession::takeData()
{
    Impl& my = *impl_;
    const auto* data = my.worker->data();
    if (my.dataSeen || !data)
        return;
    my.dataSeen = true;
    my.data = *data;
    my.dataRecipe = my.project.data;
    my.dataSeed = my.project.seed;
    my.dataFolder = my.folder;
    emit dataReady();
}

void TrainingSession::takePrepared()
{
    Impl& my = *impl_;
    const Prepared* prepared = my.worker->prepared();
    if (my.preparedSeen || !prepared)
        return;
    my.preparedSeen = true;
    my.warnings = prepared->warnings;
    my.curves.series = prepared->series;
    my.curves.buckets.resize(std::max(my.curves.buckets.size(), prepared->series.size()));
    if (!my.speedChosen) {
        constexpr double kPasses = 3; // forward, and twice as much backward
        const double step =
            kPasses * double(prepared->multiplyAdds) * double(my.project.training.batchSize) / kMultiplyAddsASecond;
        my.speed = step < kSmallStep ? kSmallSpeed : 0;
        my.send({.kind = Kind::speed, .value = my.speed});
    }
}

void TrainingSession::pull()
{
    Impl& my = *impl_;
    std::erase_if(my.retired, [&my](const auto& worker) {
        const bool finished = worker->isFinished();
        my.takeLeft(*worker);
        return finished;
    });
    if (!my.worker)
        return;
    my.worker->bell.hear();
    my.flush();
    takePrepared();
    takeData();
    bool progress = my.readCurves();
    bool newState = false;
    const std::int64_t refusals = my.status.refusals, past = my.status.pastStep, wanted = my.wanted;
    if (my.worker->status.take()) {
        progress = true;
        newState = my.readStatus();
    }
    if (my.worker->testValues.take()) {
        my.testValues = my.worker->testValues.value();
        newState = true;
    }
    my.takeLeft(*my.worker);
    const bool newRunState = my.worker->asked.take();
    if (newRunState)
        my.runState = my.worker->asked.value().state;
    const bool newShown = my.worker->shown.take();
    if (newShown)
        my.shownRun = my.worker->shown.value();
    const bool newWeights = my.worker->weights.take();
    if (newWeights)
        my.weights = my.worker->weights.value();
    for (const auto& [what, answered] :
         {std::pair(Request::weights, newWeights), {Request::runState, newRunState}, {Request::shownRun, newShown}})
        if (answered)
            my.asked.erase(what);
    std::vector<int> fresh;
    for (const auto& [number, channel] : my.channels)
        if (channel->box.take()) {
            my.answered[number] = true;
            fresh.push_back(number);
        }
    if (newState)
        emit stateChanged();
    if (my.state == State::failed)
        loseAsked();
    if (my.status.refusals > refusals && my.status.pastStep < 0)
        my.wanted = -1; // where that was to be shown, it cannot be
    if (my.status.refusals > refusals)
        emit refused(my.status.refusal);
    if (progress)
        emit progressed();
    if (newWeights)
        emit weightsReady();
    if (newRunState)
        emit runStateReady();
    if (newShown)
        emit shownRunReady();
    if (my.status.pastStep != past || my.wanted != wanted)
        emit looked();
    for (const int number : fresh)
        if (my.channels.count(number))
            emit snapshotReady(number);
}

void TrainingSession::train()
{
    impl_->send({.kind = Kind::train});
}

void TrainingSession::pause()
{
    impl_->send({.kind = Kind::pause});
}

void TrainingSession::stepBatch()
{
    impl_->send({.kind = Kind::stepBatch});
}

void TrainingSession::stepEpoch()
{
    impl_->send({.kind = Kind::stepEpoch});
}

void TrainingSession::stop()
{
    impl_->send({.kind = Kind::stop});
}

void TrainingSession::reset()
{
    impl_->send({.kind = Kind::reset});
}

void TrainingSession::setSpeed(double stepsPerSecond)
{
    impl_->speed = stepsPerSecond;
    impl_->speedChosen = true;
    impl_->send({.kind = Kind::speed, .value = stepsPerSecond});
}

double TrainingSession::speed() const
{
    return impl_->speed;
}

void TrainingSession::set(const QString& path, const Value& value)
{
    impl_->send({.kind = Kind::set, .path = path.toStdString(), .setting = value});
}

void TrainingSession::setLearningRate(double rate)
{
    set(QLatin1String(kRatePath), rate);
}

int TrainingSession::watch(const WatchRequest& request, int number)
{
    Impl& my = *impl_;
    if (number <= 0)
        number = my.nextNumber++;
    auto& channel = my.channels[number];
    if (channel && channel->request == request)
        return number;
    if (channel)
        channel->withdrawn = true;
    channel = std::make_shared<WatchChannel>(request);
    my.answered.erase(number);
    my.send({.kind = Kind::watch, .channel = channel});
    return number;
}

void TrainingSession::unwatch(int number)
{
    const auto found = impl_->channels.find(number);
    if (found == impl_->channels.end())
        return;
    found->second->withdrawn = true;
    impl_->channels.erase(found);
    impl_->answered.erase(number);
}

const Snapshot* TrainingSession::snapshot(int number) const
{
    const auto found = impl_->channels.find(number);
    return found != impl_->channels.end() && impl_->answered.count(number) ? &found->second->box.value() : nullptr;
}

} // namespace loom::ui
