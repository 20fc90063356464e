#include "tuning/run_keeper.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace loom {
namespace {

constexpr std::size_t kMostBuckets = 4096;
constexpr auto kShortest = std::chrono::milliseconds(250);
/// States that may wait for a slow disk; beyond that some are left out.
constexpr std::size_t kMostPending = std::size_t(64) << 20;

CurveBucket joined(const CurveBucket& a, const CurveBucket& b)
{
    const std::int64_t count = a.count + b.count;
    const double mean =
        (a.mean * double(a.count) + b.mean * double(b.count)) / double(std::max<std::int64_t>(1, count));
    return {a.series, a.firstStep, count, mean, std::min(a.minimum, b.minimum), std::max(a.maximum, b.maximum)};
}

} // namespace

void KeptCurves::add(std::int64_t step, const std::vector<double>& values)
{
    for (std::size_t i = 0; i < values.size() && i < buckets_.size(); ++i) {
        const CurveBucket one{std::int32_t(i), step, 1, values[i], values[i], values[i]};
        std::vector<CurveBucket>& list = buckets_[i];
        if (!list.empty() && list.back().count < steps_)
            list.back() = joined(list.back(), one);
        else
            list.push_back(one);
    }
    if (!buckets_.empty() && buckets_.front().size() > kMostBuckets)
        halve();
}

void KeptCurves::halve()
{
    for (std::vector<CurveBucket>& list : buckets_) {
        std::vector<CurveBucket> half;
        for (std::size_t i = 0; i < list.size(); i += 2)
            half.push_back(i + 1 < list.size() ? joined(list[i], list[i + 1]) : list[i]);
        list = std::move(half);
    }
    steps_ *= 2;
}

void KeptCurves::take(std::vector<std::vector<CurveBucket>> buckets)
{
    buckets.resize(buckets_.size());
    buckets_ = std::move(buckets);
    for (const auto& list : buckets_)
        for (const CurveBucket& bucket : list)
            steps_ = std::max(steps_, bucket.count);
}

void KeptCurves::cut(std::int64_t step)
{
    for (std::vector<CurveBucket>& list : buckets_)
        while (!list.empty() && list.back().firstStep + list.back().count - 1 > step)
            list.pop_back();
}

RunKeeper::RunKeeper(RunStore store, std::int64_t run, std::size_t bytes, std::size_t series)
    : store_(std::move(store))
    , run_(run)
    , spacing_(bytes, StateSpacing::kMostSteps)
    , curves_(series)
{
}

RunKeeper::~RunKeeper() = default;

Result<std::unique_ptr<RunKeeper>> RunKeeper::begin(RunStore store, KeptRun run, const Trainer& trainer,
                                                    std::size_t bytes)
{
    const Result<std::int64_t> id = store.add(run);
    if (!id)
        return id.error();
    std::unique_ptr<RunKeeper> keeper(new RunKeeper(std::move(store), *id, bytes, trainer.series().size()));
    keeper->step_ = trainer.stepsDone();
    keeper->epoch_ = trainer.epoch();
    return keeper;
}

Result<std::unique_ptr<RunKeeper>> RunKeeper::goOn(RunStore store, std::int64_t run, const Trainer& trainer,
                                                   std::size_t bytes)
{
    const std::int64_t step = trainer.stepsDone();
    if (const Result<void> cut = store.cut(run, step); !cut)
        return cut.error();
    Result<KeptRun> kept = store.run(run);
    if (!kept)
        return kept.error();
    const Result<std::vector<KeptState>> states = store.states(run);
    if (!states)
        return states.error();
    std::unique_ptr<RunKeeper> keeper(new RunKeeper(std::move(store), run, bytes, trainer.series().size()));
    for (const KeptState& state : *states)
        keeper->spacing_.add(state);
    keeper->curves_.take(std::move(kept->curves));
    keeper->curves_.cut(step);
    keeper->epochs_ = kept->epochs.size();
    keeper->events_ = kept->events.size();
    keeper->step_ = step;
    keeper->epoch_ = trainer.epoch();
    return keeper;
}

void RunKeeper::visit(const Trainer& trainer)
{
    if (trainer.stepsDone() > step_)
        curves_.add(trainer.stepsDone(), trainer.batchValues());
    step_ = trainer.stepsDone();
    if (trainer.owesEpochEnd() || !failed_)
        return;
    if (stateBytes_ == 0)
        stateBytes_ = trainer.stateBytes();
    const bool epochEnd = trainer.epoch() > epoch_;
    epoch_ = trainer.epoch();
    if (!trainer.ended() && spacing_.wants(step_, epochEnd, stateBytes_) && pendingBytes_ < kMostPending)
        keepState(trainer, epochEnd);
    if (Clock::now() - written_ < kShortest || writer_.busy())
        return;
    collect(trainer);
    flush();
}

void RunKeeper::keepState(const Trainer& trainer, bool epochEnd)
{
    Trainer::State state = trainer.stepState();
    stateBytes_ = bytesOf(state);
    if (!spacing_.wants(step_, epochEnd, stateBytes_))
        return;
    pendingBytes_ += stateBytes_;
    pending_.states.push_back({step_, epochEnd, std::move(state)});
    const std::vector<std::int64_t> dropped = spacing_.add({step_, epochEnd, stateBytes_});
    dropped_.insert(dropped_.end(), dropped.begin(), dropped.end());
}

void RunKeeper::collect(const Trainer& trainer)
{
    pending_.steps = trainer.stepsDone();
    for (; epochs_ < trainer.epochs().size(); ++epochs_)
        pending_.epochs.push_back(trainer.epochs()[epochs_]);
    for (; events_ < trainer.events().size(); ++events_)
        pending_.events.push_back(trainer.events()[events_]);
    pending_.curves = curves_.buckets();
}

bool RunKeeper::writeThen(const Trainer& trainer, const std::function<std::function<Result<void>()>()>& then)
{
    if (writer_.busy() || !failed_ || trainer.owesEpochEnd())
        return false;
    collect(trainer);
    flush(then());
    return true;
}

void RunKeeper::flush(std::function<Result<void>()> then)
{
    written_ = Clock::now();
    pendingBytes_ = 0;
    heard(writer_.start([this, batch = std::exchange(pending_, {}), dropped = std::exchange(dropped_, {}),
                         then = std::move(then)]() -> Result<void> {
        if (Result<void> written = write(batch, dropped); !written)
            return written;
        // A checkpoint that cannot be written is reported by whoever writes the last one.
        if (then)
            (void)then();
        return {};
    }));
}

/// After a failure nothing more is kept: what lies in the store is whole up to there.
void RunKeeper::heard(const Result<void>& written)
{
    if (!written && failed_)
        failed_ = written;
}

Result<void> RunKeeper::write(const RunBatch& batch, const std::vector<std::int64_t>& dropped)
{
    if (Result<void> done = store_.write(run_, batch); !done)
        return done;
    if (!dropped.empty())
        if (Result<void> done = store_.dropStates(run_, dropped); !done)
            return done;
    return batch.states.empty() ? Result<void>() : store_.shrink(std::int64_t(spacing_.budget()), run_);
}

std::optional<Text> RunKeeper::remark()
{
    if (remarked_ || stateBytes_ == 0 || !spacing_.atEpochsOnly(stateBytes_))
        return std::nullopt;
    remarked_ = true;
    const double megabytes = double(stateBytes_) / double(1 << 20),
                 most = double(spacing_.budget()) / double(1 << 20);
    if (spacing_.tooLarge(stateBytes_))
        return Text(
            TR("A state of this run takes {size} MB, more than the {most} MB that kept states may take: none is "
               "kept, and a step is shown by training anew up to it"),
            {{"size", std::round(megabytes)}, {"most", std::round(most)}});
    return Text(
        TR("A state of this run takes {size} MB, over a quarter of the {most} MB that kept states may take: they "
           "are kept at the ends of epochs only"),
        {{"size", std::round(megabytes)}, {"most", std::round(most)}});
}

Result<void> RunKeeper::finish(const Trainer& trainer, const std::string& status, const std::string& sentence,
                               const std::map<std::string, double>& results)
{
    heard(writer_.finish());
    if (!failed_)
        return failed_;
    collect(trainer);
    pending_.status = status;
    pending_.sentence = sentence;
    pending_.results = results;
    return write(std::exchange(pending_, {}), std::exchange(dropped_, {}));
}

} // namespace loom
