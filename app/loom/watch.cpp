#include "command.h"

#include "base/shortest.h"
#include "kept.h"
#include "opened.h"
#include "output.h"

#include "project/probe.h"

namespace loom::cli {
namespace {

/// Numbers of 32 bits have fewer digits.
std::string numberOf(const Tensor& tensor, std::int64_t index)
{
    return tensor.dtype() == DType::f64 ? shortest(tensor.at(index)) : shortest(float(tensor.at(index)));
}

std::string titleOf(const Options& options, const std::string& name)
{
    if (options.kind == WatchKind::tap)
        return name + " · as it passed";
    if (options.kind == WatchKind::probe)
        return name;
    const std::string of = options.of.empty() ? "the loss" : options.of + ":" + std::to_string(options.unit);
    return "gradient of " + of + " by " + name;
}

/// A line for each row of the first axis, its numbers behind one another.
void printTensor(const std::string& title, const Tensor& tensor, std::int64_t step)
{
    std::printf("%s · %s · step %lld\n", title.c_str(), describe(tensor.shape()).c_str(),
                static_cast<long long>(step));
    const std::int64_t lines = tensor.shape().rank() > 1 ? tensor.shape()[0] : 1;
    const std::int64_t width = lines > 0 ? tensor.size() / lines : 0;
    for (std::int64_t line = 0; line < lines; ++line) {
        std::string words;
        for (std::int64_t i = 0; i < width; ++i)
            words += (i > 0 ? "," : "") + numberOf(tensor, line * width + i);
        std::puts(words.c_str());
    }
}

void emitTensor(const std::string& name, const Tensor& tensor, const Snapshot& snapshot)
{
    Json values = Json::array();
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        values.push_back(tensor.at(i));
    emit({{"event", "tensor"},
          {"name", name},
          {"kind", kWatchKinds[int(snapshot.kind)]},
          {"step", snapshot.step},
          {"rows", snapshot.rows},
          {"shape", tensor.shape().axes()},
          {"values", std::move(values)}});
}

/// Trains --steps steps, the last of them with taps where those are looked at.
Result<void> trained(const Options& options, Run& run)
{
    const auto beforeLast = [&] { return run.trainer->stepsDone() + 1 == options.steps; };
    do {
        if (options.kind == WatchKind::tap && (beforeLast() || options.steps == 0))
            run.network->tap(options.names);
    } while (run.trainer->stepsDone() < options.steps && run.trainer->step());
    if (run.trainer->stepsDone() < options.steps)
        return Text(TR("Training ended at step {done}, before step {wanted}"),
                    {{"done", run.trainer->stepsDone()}, {"wanted", options.steps}});
    return {};
}

Result<Snapshot> looked(const Options& options, Run& run)
{
    const DataPart part = partFor(options, *run.data);
    WatchRequest request;
    request.names = options.names;
    request.kind = options.kind;
    request.of = options.of;
    request.unit = options.unit;
    constexpr std::int64_t kRows = 10; // unless asked for others
    request.rows =
        part.rows->slice(options.firstRow, options.lastRow > 0 ? options.lastRow - options.firstRow : kRows);
    Snapshot snapshot;
    Probe probe(run);
    if (!probe.answer(request, snapshot, [] { return true; }))
        return Text(TR("The rows cannot be read"));
    return snapshot;
}

/// The run that is looked at: trained now, or a kept one at --step.
Result<Run> runToLookAt(const Options& options)
{
    if (options.step >= 0) {
        Result<StepOfRun> at =
            stepOfRun(options, options.kind == WatchKind::tap ? options.names : std::vector<std::string>());
        if (!at)
            return at.error();
        return std::move(at->run);
    }
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return opened.error();
    Result<Run> run = makeRun(opened->project, runOptions(options, *opened));
    if (!run)
        return run;
    if (options.steps == 0 || !options.weights.empty())
        if (const Result<void> loaded = loadWeights(options, *run->network, false); !loaded)
            return loaded.error();
    if (const Result<void> done = trained(options, *run); !done)
        return done.error();
    return run;
}

} // namespace

int runWatch(const Options& options)
{
    if (options.names.empty())
        return fail(options, TR("--names says what to print: NODE/output, NODE/kernel, NODE/kernel:gradient …"),
                    kWrongUsage);
    Result<Run> run = runToLookAt(options);
    if (!run)
        return fail(options, run.error());
    const Result<Snapshot> snapshot = looked(options, *run);
    if (!snapshot)
        return fail(options, snapshot.error());
    for (const std::string& name : options.names)
        if (const auto missing = snapshot->missing.find(name); missing != snapshot->missing.end())
            return fail(
                options,
                Text(TR("“{name}” cannot be shown: {reason}"), {{"name", name}, {"reason", missing->second}}));
    for (const std::string& name : options.names)
        if (const auto found = snapshot->tensors.find(name); found != snapshot->tensors.end()) {
            if (options.json)
                emitTensor(name, found->second, *snapshot);
            else
                printTensor(titleOf(options, name), found->second, snapshot->step);
        }
    return kDone;
}

} // namespace loom::cli
