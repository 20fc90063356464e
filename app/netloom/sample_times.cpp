#include "sample_times.h"

#include "project/project_file.h"
#include "project/run.h"

#include <QFileInfo>
#include <chrono>

namespace loom::ui {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kEnough = 0.2; ///< seconds of steps
constexpr int kMostSteps = 200, kFirst = 3; ///< the first ones still warm up
constexpr double kForward = 1.0 / 3; ///< of a step is the way forward, all that a validation does

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// From the first step to the last, validations included, as far as a few steps tell; none where it cannot be
/// trained or nobody waits any longer.
std::optional<double> trainingSeconds(const QString& file, const std::stop_token& stop)
{
    const Result<OpenedProject> opened = openProject(file.toStdString());
    if (!opened)
        return {};
    RunOptions options;
    options.projectFolder = QFileInfo(file).path().toStdString();
    options.progress = [&](double) { return !stop.stop_requested(); };
    const Result<Run> run = makeRun(opened->project, options);
    if (!run)
        return {};
    Trainer& trainer = *run->trainer;
    const double total = double(trainer.totalSteps());
    Clock::time_point start = Clock::now();
    int steps = -kFirst;
    while (steps < kMostSteps && secondsSince(start) < kEnough && !stop.stop_requested() && trainer.step())
        if (++steps == 0)
            start = Clock::now();
    if (steps <= 0 || stop.stop_requested())
        return {};
    const double seconds = secondsSince(start) / steps * total;
    if (trainer.epoch() > 0) // validations were among them
        return seconds;
    const double batches = double(run->data->validation.size()) / double(opened->project.training.batchSize);
    return seconds * (1 + kForward * batches / double(trainer.batchesPerEpoch()));
}

} // namespace

SampleTimes::SampleTimes(QObject* parent)
    : QObject(parent)
{
}

SampleTimes::~SampleTimes() = default;

void SampleTimes::measure(const QStringList& files)
{
    wanted_ = files;
    if (runs_)
        again_ = true;
    else
        begin();
}

void SampleTimes::begin()
{
    QStringList open;
    for (const QString& file : wanted_)
        if (!seconds_.contains(file))
            open << file;
    again_ = false;
    runs_ = !open.isEmpty();
    if (!runs_)
        return;
    worker_ = std::jthread([this, open](const std::stop_token& stop) {
        for (const QString& file : open) {
            const std::optional<double> found = stop.stop_requested() ? std::nullopt : trainingSeconds(file, stop);
            if (found)
                QMetaObject::invokeMethod(
                    this,
                    [this, file, seconds = *found] {
                        seconds_[file] = seconds;
                        emit measured(file);
                    },
                    Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(this, &SampleTimes::end, Qt::QueuedConnection);
    });
}

void SampleTimes::end()
{
    runs_ = false;
    if (again_)
        begin();
}

void SampleTimes::stop()
{
    again_ = false;
    worker_.request_stop();
}

std::optional<double> SampleTimes::seconds(const QString& file) const
{
    const auto found = seconds_.constFind(file);
    return found == seconds_.cend() ? std::nullopt : std::optional<double>(*found);
}

} // namespace loom::ui
