#include "progress.h"

#include "output.h"

#include <algorithm>
#include <cmath>

namespace loom::cli {

Progress::Progress(const Options& options, const Trainer& trainer, std::int64_t epochs, std::int64_t lastStep)
    : options_(options)
    , trainer_(trainer)
    , epochs_(epochs)
    , lastStep_(lastStep)
    , firstStep_(trainer.stepsDone())
    , terminal_(onTerminal(options))
    , sums_(trainer.batchValues().size())
{
}

void Progress::step()
{
    samples_ += trainer_.rowsInLastBatch();
    if (!terminal_ || trainer_.batchInEpoch() == 0)
        return;
    for (std::size_t i = 0; i < sums_.size(); ++i)
        sums_[i] += trainer_.batchValues()[i];
    ++batches_;
    const Clock::time_point now = Clock::now();
    if (now - drawn_ < std::chrono::milliseconds(100))
        return;
    drawn_ = now;
    redraw(line());
}

std::string Progress::line() const
{
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    const std::int64_t inEpoch = trainer_.batchInEpoch(), all = trainer_.batchesPerEpoch();
    const std::int64_t done = trainer_.stepsDone() - firstStep_, left = lastStep_ - trainer_.stepsDone();
    // The time left stands in front: narrow terminals cut the end.
    std::string out = "epoch " + std::to_string(trainer_.epoch() + 1) + "/" + std::to_string(epochs_) + " "
        + bar(double(inEpoch) / double(std::max<std::int64_t>(1, all)), 12) + " " + formatNumber(inEpoch) + "/"
        + formatNumber(all);
    if (done > 0 && left > 0)
        out += "  " + duration(seconds / double(done) * double(left)) + " left";
    for (std::size_t i = 0; i < sums_.size(); ++i)
        if (std::isfinite(sums_[i])) // a metric that is not measured while training has no number
            out += "  " + trainer_.series()[i] + " " + brief(sums_[i] / double(std::max<std::int64_t>(1, batches_)));
    out += "  " + formatNumber(std::int64_t(double(samples_) / std::max(seconds, 1e-9))) + " samples/s";
    return out;
}

void Progress::epoch(const EpochRecord& record)
{
    std::fill(sums_.begin(), sums_.end(), 0.0);
    batches_ = 0;
    if (options_.json) {
        Json event = {{"event", "epoch"}, {"epoch", record.epoch}};
        for (std::size_t i = 0; i < trainer_.series().size() && i < record.values.size(); ++i)
            event[trainer_.series()[i]] = record.values[i];
        event["seconds"] = record.seconds;
        event["samples_per_second"] = record.samplesPerSecond;
        emit(event);
        return;
    }
    // Long runs of short epochs print fifty lines.
    if (const std::int64_t every = (epochs_ + 49) / 50; record.epoch % every != 0 && record.epoch != epochs_)
        return;
    std::string out = "epoch " + std::to_string(record.epoch) + "/" + std::to_string(epochs_);
    for (std::size_t i = 0; i < trainer_.series().size() && i < record.values.size(); ++i)
        if (std::isfinite(record.values[i]))
            out += "  " + trainer_.series()[i] + " " + brief(record.values[i]);
    out +=
        "  " + duration(record.seconds) + "  " + formatNumber(std::int64_t(record.samplesPerSecond)) + " samples/s";
    if (terminal_)
        redraw("");
    say(options_, out);
}

} // namespace loom::cli
