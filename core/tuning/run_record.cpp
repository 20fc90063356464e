#include "tuning/run_record.h"

namespace loom {
namespace {

const std::string kTest = "test_";

} // namespace

Result<RecordedState> recordOf(const RunState& run, const std::vector<std::string>& series)
{
    RecordedState out;
    KeptRun& record = out.record;
    out.state = run.state;
    const auto taken = [&](const char* key) {
        auto entry = out.state.metadata.extract(key);
        return entry.empty() ? std::string() : std::move(entry.mapped());
    };
    Result<std::vector<EpochRecord>> epochs = readEpochs(taken("epochs"), series.size());
    Result<std::vector<RunEvent>> events = readEvents(taken("events"));
    (void)taken("planned");
    if (!epochs)
        return epochs.error();
    if (!events)
        return events.error();
    const StateOrigin origin = Trainer::originOf(run.state);
    record.project = run.project;
    record.folder = run.folder;
    record.kernels = origin.kernels;
    record.device = origin.kernels == "cuda" ? "cuda" : "cpu";
    record.version = origin.version;
    record.dataFiles = origin.dataFiles;
    record.status = run.ended ? nameOf(*run.ended) : kUnfinished;
    record.givenWeights = run.savedWeights;
    record.steps = std::max<std::int64_t>(0, Trainer::stepOf(run.state));
    record.series = series;
    record.epochs = std::move(*epochs);
    record.events = std::move(*events);
    for (const auto& [name, value] : run.testValues)
        record.results[kTest + name] = value;
    return out;
}

RunState runStateOf(const KeptRun& record, Trainer::State state)
{
    RunState run;
    run.project = record.project;
    run.folder = record.folder;
    run.state = std::move(state);
    run.savedWeights = record.givenWeights;
    for (const EndReason reason : {EndReason::finished, EndReason::stopped, EndReason::callback})
        if (record.status == nameOf(reason))
            run.ended = reason;
    run.testValues = resultsOf(record).test;
    return run;
}

RunResults resultsOf(const KeptRun& run)
{
    RunResults results{run.series, run.epochs, {}, run.steps};
    for (const auto& [name, value] : run.results)
        if (name.starts_with(kTest))
            results.test[name.substr(kTest.size())] = value;
    return results;
}

} // namespace loom
