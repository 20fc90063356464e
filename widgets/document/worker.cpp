#include "document/worker.h"

#include "document/thread_priority.h"

#include <algorithm>

namespace loom::ui {
namespace {

using std::chrono::duration;
using std::chrono::duration_cast;
using std::chrono::milliseconds;

constexpr double kMostCredit = 1; ///< seconds of probing that can be saved up

double seconds(std::chrono::steady_clock::duration time)
{
    return duration<double>(time).count();
}

} // namespace

Worker::Worker(WorkOrder order)
    : order_(std::move(order))
    , speed_(order_.stepsPerSecond)
    , checkpoint_(order_.checkpointFile)
{
    thread_ = std::jthread([this] { main(); });
}

Worker::~Worker()
{
    requestStop();
}

bool Worker::post(const Command& command)
{
    if (!commands_.push(command))
        return false;
    wake_.release();
    return true;
}

void Worker::requestStop()
{
    stop_.store(true, std::memory_order_relaxed);
    wake_.release();
}

void Worker::main()
{
    lowerPriority(Politeness::training);
    try {
        work();
    } catch (const std::bad_alloc&) {
        fail(EndReason::outOfMemory,
             TR("The memory of this computer is not enough to go on; choose a smaller batch size"));
    } catch (const std::exception& error) {
        fail(EndReason::failed, Text::verbatim(error.what()));
    }
    try {
        leave();
    } catch (const std::exception&) {
    } // it cannot be had back; nothing else is lost
    checkpoint_.finish();
    finished_.store(true, std::memory_order_release);
}

void Worker::fail(EndReason reason, Text sentence)
{
    end_ = TrainingEnd{reason, sentence};
    failure_ = std::move(sentence);
    run_.reset();
    setState(WorkerState::failed);
}

void Worker::work()
{
    publish();
    if (prepareRun())
        loop();
}

/// The data come first: while a network is being built, they tell its shapes and can be looked at.
bool Worker::readData()
{
    options_.projectFolder = order_.projectFolder;
    options_.data = order_.data;
    options_.progress = [this](double fraction) {
        fraction_.store(fraction, std::memory_order_relaxed);
        return !stopping();
    };
    Result<std::shared_ptr<const PreparedData>> data = loadData(order_.project, options_);
    if (!data) {
        fail(EndReason::failed, data.error());
        return false;
    }
    options_.data = data_ = *data;
    loaded_.store(true, std::memory_order_release);
    return true;
}

bool Worker::prepareRun()
{
    if (!readData())
        return false;
    if (order_.storedRun > 0)
        if (const Result<void> read = readStored(); !read) {
            fail(EndReason::failed, read.error());
            return false;
        }
    if (order_.run)
        options_.kernels = kernelsOf(order_.run->state);
    Result<Run> made = makeRun(order_.project, options_);
    if (!made) {
        unfinished_ = hasErrors(checkProject(order_.project, fieldShapes(*data_)));
        fail(EndReason::failed, made.error());
        return false;
    }
    run_.emplace(std::move(*made));
    if (const Result<void> taken = keepWeights(); !taken) {
        fail(EndReason::failed, taken.error());
        return false;
    }
    wireTrainer();
    const std::vector<FieldShape> fields = fieldShapes(*run_->data);
    prepared_.multiplyAdds = inspect(run_->project.graph, fields, lossUses(run_->project, fields)).multiplyAdds;
    prepared_.series = run_->trainer->series();
    prepared_.warnings = run_->warnings;
    if (order_.run)
        for (Text& difference : differences(order_.run->state, *run_))
            prepared_.warnings.push_back({Severity::warning, {}, {}, std::move(difference), {}});
    ready_.store(true, std::memory_order_release);
    if (!order_.run) {
        setState(WorkerState::ready);
    } else if (const Result<void> taken = takeUp(*order_.run); !taken) {
        fail(EndReason::failed, taken.error());
        return false;
    }
    look(order_.look);
    order_.run.reset(); // as large as the network and its optimizer
    return true;
}

/// Weights whose name and shape are the network's are kept, the others start from the seed.
Result<void> Worker::keepWeights()
{
    if (!order_.weights || order_.weights->empty())
        return {};
    std::map<std::string, Tensor> all = run_->network->weights();
    for (auto& [name, tensor] : all)
        if (const auto given = order_.weights->find(name);
            given != order_.weights->end() && given->second.shape() == tensor.shape()) {
            tensor = given->second;
            savedWeights_ = true;
        }
    return run_->network->setWeights(all);
}

void Worker::wireTrainer()
{
    run_->trainer->onEpoch = [this](const EpochRecord& epoch) { folder_.add(epoch); };
    run_->trainer->onEnd = [this] {
        const Trainer& trainer = *run_->trainer;
        const EndReason reason = trainer.end().reason;
        if ((reason == EndReason::finished || reason == EndReason::callback)
            && trainer.stateBytes() <= StateSpacing::kBytes)
            beforeEnd_ = trainer.fullState();
    };
    run_->trainer->onValidationBatch = [this] { return goesOnEvaluating(); };
}

Result<void> Worker::startAgain()
{
    leave();
    look(-1);
    if (Result<void> done = restart(*run_, options_); !done)
        return done;
    wireTrainer();
    tapWatched();
    savedWeights_ = false;
    checkpoint_.forget();
    timeline_.clear();
    beforeEnd_.reset();
    folder_.clear();
    for (Watched& watched : watches_)
        watched.step = -1;
    setTested({});
    end_.reset();
    measured_ = {};
    samplesPerSecond_ = stepsPerSecond_ = 0;
    setState(WorkerState::ready);
    return {};
}

void Worker::loop()
{
    while (!stopping()) {
        drain();
        if (!run_)
            return;
        if (!order_.standsStill)
            timeline_.visit(*run_->trainer, Clock::now());
        followCursor();
        if (state_ == WorkerState::running) {
            if (!waitForTurn())
                continue;
            oneStep();
        } else {
            idle();
        }
        answerWatches();
        checkpoint_.visit(*run_->trainer, state_ != WorkerState::running, [this] { return copyOfRun(); });
    }
}

void Worker::drain()
{
    while (run_ && !stopping() && !early_.empty()) {
        const Command command = std::move(early_.front());
        early_.pop_front();
        obey(command);
    }
    Command command;
    while (run_ && !stopping() && commands_.pop(command))
        obey(command);
}

/// Asked after each batch of an evaluation: whoever wants the run to stand still does not wait for the rest. What was
/// abandoned is done anew when training goes on.
bool Worker::goesOnEvaluating()
{
    Command command;
    while (commands_.pop(command))
        early_.push_back(std::move(command));
    const bool testing = run_->trainer->ended();
    const auto standsStill = [testing](const Command& one) {
        using Kind = Command::Kind;
        return one.kind == Kind::stop || one.kind == Kind::reset || (one.kind == Kind::pause && !testing);
    };
    return !stopping() && std::ranges::none_of(early_, standsStill);
}

void Worker::obey(const Command& command)
{
    using Kind = Command::Kind;
    Trainer& trainer = *run_->trainer;
    switch (command.kind) {
    case Kind::train:
        if (!trainable())
            if (const Result<void> done = startAgain(); !done)
                return fail(EndReason::failed, done.error());
        onlyBatch_ = onlyEpoch_ = false;
        measured_ = {};
        setState(WorkerState::running);
        break;
    case Kind::stepBatch:
    case Kind::stepEpoch:
        if (trainable()) {
            onlyBatch_ = command.kind == Kind::stepBatch;
            onlyEpoch_ = !onlyBatch_;
            measured_ = {};
            setState(WorkerState::running);
        }
        break;
    case Kind::pause:
        if (state_ == WorkerState::running)
            setState(WorkerState::paused);
        break;
    case Kind::stop:
        if (trainable()) {
            trainer.finish(EndReason::stopped);
            finishRun();
        }
        break;
    case Kind::reset:
        if (const Result<void> done = startAgain(); !done)
            fail(EndReason::failed, done.error());
        break;
    case Kind::speed:
        speed_ = command.value;
        nextTurn_ = {};
        break;
    case Kind::set:
        if (command.path == kEpochsPath)
            reopen(integerOf(command.setting));
        if (const Result<void> done = trainer.set(command.path, command.setting); !done) {
            refusal_ = done.error();
            ++refusals_;
        } else if (command.path.ends_with(".bypassed")) {
            for (Watched& watched : watches_) // they saw another way through the network
                watched.step = -1;
        }
        publish();
        break;
    case Kind::watch:
        watches_.push_back({command.channel});
        if (command.channel->request.kind == WatchKind::tap)
            tapWatched();
        break;
    case Kind::past:
        look(std::int64_t(command.value));
        break;
    case Kind::branch:
        branch();
        break;
    case Kind::runState:
        asked.slot() = {order_.number, runNumber_, std::make_shared<const RunState>(copyOfRun())};
        asked.publish();
        break;
    case Kind::shownRun:
        shown.slot() = std::make_shared<const ShownRun>(copyOfShown());
        shown.publish();
        break;
    case Kind::weights:
        weights.slot() = std::make_shared<const std::map<std::string, Tensor>>(
            (command.value > 0 ? seen() : *run_).network->weights());
        weights.publish();
        break;
    }
}

/// With a speed limit: is it time for the next step? Waits a little when not, so that commands act at once.
bool Worker::waitForTurn()
{
    if (speed_ <= 0 || onlyBatch_)
        return true;
    const Clock::time_point now = Clock::now();
    const auto period = duration_cast<Clock::duration>(duration<double>(1 / speed_));
    if (nextTurn_ == Clock::time_point() || now - nextTurn_ > period * 4)
        nextTurn_ = now;
    if (now >= nextTurn_) {
        nextTurn_ += period;
        return true;
    }
    answerWatches();
    wake_.try_acquire_for(std::min<Clock::duration>(nextTurn_ - now, milliseconds(10)));
    credit_ = std::min(kMostCredit, credit_ + seconds(Clock::now() - now));
    return false;
}

void Worker::oneStep()
{
    Trainer& trainer = *run_->trainer;
    const Clock::time_point begin = Clock::now();
    const std::int64_t epochBefore = trainer.epoch();
    const std::int64_t stepBefore = trainer.stepsDone();
    const bool goesOn = trainer.step();
    const Clock::time_point now = Clock::now();
    credit_ = std::min(kMostCredit, credit_ + seconds(now - begin) / 9);
    if (trainer.stepsDone() > stepBefore) {
        folder_.add(trainer.stepsDone(), trainer.batchValues(), now);
        samples_ += double(trainer.rowsInLastBatch());
    }
    measure(now);
    if (!goesOn) {
        finishRun();
    } else if (onlyBatch_ || (onlyEpoch_ && trainer.epoch() > epochBefore)) {
        onlyBatch_ = onlyEpoch_ = false;
        setState(WorkerState::paused);
    } else if (now - published_ >= milliseconds(10)) {
        publish();
    }
}

/// Training is over: the test part is looked at once, when it went to its end.
void Worker::finishRun()
{
    Trainer& trainer = *run_->trainer;
    const EndReason reason = trainer.end().reason;
    const bool completed = reason == EndReason::finished || reason == EndReason::callback;
    if (completed && !run_->data->test.empty() && !stopping()) {
        publish(); // the last epoch is seen while the test part is gone through
        if (const std::optional<std::vector<double>> values = trainer.evaluate(run_->data->test)) {
            std::map<std::string, double> named;
            for (std::size_t i = 0; i < values->size() && i < trainer.series().size(); ++i)
                named[trainer.series()[i]] = (*values)[i];
            setTested(std::move(named));
        } else {
            end_ = trainer.end().reason == EndReason::failed ? trainer.end() : TrainingEnd{EndReason::stopped, {}};
        }
    }
    setState(WorkerState::ended);
}

void Worker::idle()
{
    folder_.flush();
    const Clock::time_point begin = Clock::now();
    // Unfolded curves and watches that have to wait for their turn ask again soon.
    wake_.try_acquire_for(watches_.empty() ? milliseconds(200) : milliseconds(20));
    credit_ = std::min(kMostCredit, credit_ + seconds(Clock::now() - begin));
}

} // namespace loom::ui
