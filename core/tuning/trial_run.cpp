#include "tuning/trial_run.h"

#include "base/json.h"
#include "graph/shape_inference.h"
#include "project/recipe_json.h"
#include "project/recipe_table.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <new>

namespace loom {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Values in the search's order of series; what this run does not measure is no number.
EpochRecord inOrder(const EpochRecord& record, const std::vector<std::string>& own,
                    const std::vector<std::string>& wanted)
{
    EpochRecord out = record;
    out.values.assign(wanted.size(), std::nan(""));
    for (std::size_t i = 0; i < own.size() && i < record.values.size(); ++i)
        if (const auto place = std::ranges::find(wanted, own[i]); place != wanted.end())
            out.values[std::size_t(place - wanted.begin())] = record.values[i];
    return out;
}

/// At the end the weights may be those of an earlier epoch (early stopping): then they are measured anew.
std::vector<double> valuesAtEnd(const PartTask& task, Run& run)
{
    Trainer& trainer = *run.trainer;
    if (trainer.epochs().empty())
        return std::vector<double>(trainer.series().size(), std::nan(""));
    std::vector<double> values = trainer.epochs().back().values;
    if (task.project.training.callbacks.empty() || run.data->validation.empty())
        return values;
    if (const std::optional<std::vector<double>> validation = trainer.evaluate(run.data->validation))
        std::ranges::copy(*validation, values.end() - std::ptrdiff_t(validation->size()));
    return values;
}

void takeResults(const PartTask& task, Run& run, PartStretch& out)
{
    Trainer& trainer = *run.trainer;
    out.part.steps = trainer.stepsDone();
    for (const EpochRecord& record : trainer.epochs())
        out.part.epochs.push_back(inOrder(record, trainer.series(), *task.series));
    const std::vector<double> values = out.ended && out.sentence.empty() ? valuesAtEnd(task, run)
        : trainer.epochs().empty()                                       ? std::vector<double>()
                                                                         : trainer.epochs().back().values;
    for (const Objective& objective : *task.objectives)
        out.part.values.push_back(valueOf(objective, trainer.series(), values, out.counts));
    if (!out.ended)
        out.state = trainer.fullState();
    else if (task.keepWeights && out.sentence.empty())
        out.weights = trainedModel(*run.network, *run.data);
}

/// Waits while the search is paused.
void waitOut(const PartTask& task, PartStretch& out)
{
    if (!task.paused || !task.paused->load())
        return;
    const Clock::time_point start = Clock::now();
    out.pauses.push_back({secondsSince1970(), 0});
    task.paused->wait(true);
    out.pauses.back().to = secondsSince1970();
    out.part.seconds -= since(start);
}

void train(const PartTask& task, Run& run, RunningPart& running, const std::stop_token& stop, PartStretch& out)
{
    Trainer& trainer = *run.trainer;
    const Clock::time_point start = Clock::now();
    trainer.onValidationBatch = [&] { return !stop.stop_requested(); };
    trainer.onEpoch = [&](const EpochRecord& record) {
        if (task.onEpoch)
            task.onEpoch(inOrder(record, trainer.series(), *task.series));
    };
    running.allSteps = trainer.totalSteps();
    const auto wanted = [&] { return task.until == 0 || trainer.epoch() < task.until; };
    out.part.curve = task.curve;
    for (bool more = true; more && wanted() && !out.overTime;) {
        waitOut(task, out);
        if (stop.stop_requested())
            break;
        const std::int64_t before = trainer.stepsDone();
        more = trainer.step();
        if (trainer.stepsDone() > before && !trainer.batchValues().empty())
            out.part.curve.add(trainer.batchValues().front());
        running.steps.store(trainer.stepsDone(), std::memory_order_relaxed);
        out.overTime = task.mostSeconds > 0 && task.seconds + out.part.seconds + since(start) > task.mostSeconds;
    }
    trainer.onEpoch = {};
    trainer.onValidationBatch = {};
    out.ended = trainer.ended();
    out.stopped = stop.stop_requested() && !out.ended && (wanted() || trainer.owesEpochEnd());
    if (out.ended && trainer.end().reason != EndReason::finished && trainer.end().reason != EndReason::callback)
        out.sentence = trainer.end().sentence.empty() ? Text(TR("the training failed")) : trainer.end().sentence;
    if (!out.stopped && !out.overTime)
        takeResults(task, run, out);
}

void trainWhole(const PartTask& task, SharedData& shared, RunningPart& running, const std::stop_token& stop,
                PartStretch& out)
{
    const auto fail = [&](const Text& sentence) {
        out.ended = true;
        out.sentence = sentence;
    };
    RunOptions options;
    options.threads = task.threads;
    options.kernels = task.kernels;
    Result<std::shared_ptr<const PreparedData>> data = shared.of(task.project);
    if (!data)
        return fail(data.error());
    options.data = std::move(*data);
    Result<Run> run = makeRun(task.project, options);
    if (!run)
        return fail(run.error());
    if (task.from)
        if (const Result<void> restored = run->trainer->restore(*task.from); !restored)
            return fail(restored.error());
    if (const Result<NetworkCounts> counts = countsOf(task.project, *run->data); counts)
        out.counts = *counts;
    train(task, *run, running, stop, out);
}

} // namespace

Result<std::shared_ptr<const PreparedData>> SharedData::of(const Project& project)
{
    const std::string key = writeJson(jsonOf(dataRecord(), &project.data)) + std::to_string(project.seed);
    const std::lock_guard lock(reading_);
    const auto found = std::ranges::find(entries_, key, &Entry::key);
    if (found != entries_.end()) {
        std::rotate(found, found + 1, entries_.end());
        return entries_.back().data;
    }
    RunOptions options;
    options.projectFolder = folder_;
    Result<std::shared_ptr<const PreparedData>> data = loadData(project, options);
    if (!data)
        return data.error();
    entries_.push_back({key, *data});
    if (entries_.size() > kept_)
        entries_.erase(entries_.begin());
    return data;
}

PartStretch trainPart(const PartTask& task, SharedData& data, RunningPart& running, std::stop_token stop)
{
    const Clock::time_point start = Clock::now();
    PartStretch out;
    out.trial = task.trial;
    out.part.number = task.part;
    out.part.seed = task.project.seed;
    running.steps = running.allSteps = 0;
    running.part = task.part;
    running.trial = task.trial;
    try {
        trainWhole(task, data, running, stop, out);
    } catch (const std::bad_alloc&) {
        out.ended = true;
        out.sentence =
            TR("The memory of this computer is not enough for this network and batch; choose a smaller batch "
               "size");
    }
    if (out.part.values.size() != task.objectives->size())
        out.part.values.assign(task.objectives->size(), std::nan(""));
    out.part.seconds += task.seconds + since(start); // less what it waited
    return out;
}

std::vector<WorkedSpan> workOf(const PartStretch& stretch)
{
    if (stretch.stopped)
        return {};
    return withoutPauses({stretch.part.number, stretch.worker, stretch.from, stretch.to}, stretch.pauses);
}

Result<NetworkCounts> countsOf(const Project& project, const PreparedData& data)
{
    const GraphReport report = inspect(project.graph, fieldShapes(data));
    for (const Issue& issue : report.issues)
        if (issue.severity == Severity::error)
            return issue.sentence;
    return NetworkCounts{report.parameters, report.multiplyAdds};
}

std::optional<Text> overLimit(const Project& project, const Limits& limits, SharedData& shared)
{
    if (limits.parameters == 0 && limits.multiplyAdds == 0 && limits.steps == 0)
        return std::nullopt;
    const Result<std::shared_ptr<const PreparedData>> data = shared.of(project);
    if (!data)
        return std::nullopt; // the run says what is wrong
    const Result<NetworkCounts> counts = countsOf(project, **data);
    if (!counts)
        return std::nullopt;
    const auto rows = std::int64_t((*data)->training.size());
    const std::int64_t batch = std::max<std::int64_t>(1, project.training.batchSize);
    const std::int64_t steps = (rows + batch - 1) / batch * project.training.epochs;
    const struct {
        const char* pattern;
        std::int64_t limit, has;
    } all[] = {{TR("{has} parameters, more than the limit of {limit}"), limits.parameters, counts->parameters},
               {TR("{has} multiply-adds, more than the limit of {limit}"), limits.multiplyAdds, counts->multiplyAdds},
               {TR("{has} steps, more than the limit of {limit}"), limits.steps, steps}};
    for (const auto& [pattern, limit, has] : all)
        if (limit > 0 && has > limit)
            return Text(pattern, {{"has", has}, {"limit", limit}});
    return std::nullopt;
}

} // namespace loom
