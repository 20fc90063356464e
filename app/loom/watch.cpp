#include "command.h"

#include "base/shortest.h"
#include "opened.h"
#include "output.h"

#include "project/probe.h"

namespace loom::cli {
namespace {

/// A line for each row of the first axis, its numbers behind one another.
void printTensor(const std::string& name, const Tensor& tensor, std::int64_t step)
{
    std::printf("%s · %s · step %lld\n", name.c_str(), describe(tensor.shape()).c_str(),
                static_cast<long long>(step));
    const std::int64_t lines = tensor.shape().rank() > 1 ? tensor.shape()[0] : 1;
    const std::int64_t width = lines > 0 ? tensor.size() / lines : 0;
    for (std::int64_t line = 0; line < lines; ++line) {
        std::string words;
        for (std::int64_t i = 0; i < width; ++i)
            words += (i > 0 ? "," : "") + shortest(float(tensor.at(line * width + i)));
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
          {"step", snapshot.step},
          {"rows", snapshot.rows},
          {"shape", tensor.shape().axes()},
          {"values", std::move(values)}});
}

/// Trains --steps steps, then looks.
Result<Snapshot> looked(const Options& options, Run& run)
{
    while (run.trainer->stepsDone() < options.steps && run.trainer->step()) { }
    if (run.trainer->stepsDone() < options.steps)
        return Text(TR("Training ended at step {done}, before step {wanted}"),
                    {{"done", run.trainer->stepsDone()}, {"wanted", options.steps}});
    const DataPart part = partFor(options, *run.data);
    WatchRequest request;
    request.names = options.names;
    constexpr std::int64_t kRows = 10; // unless asked for others
    request.rows =
        part.rows->slice(options.firstRow, options.lastRow > 0 ? options.lastRow - options.firstRow : kRows);
    Snapshot snapshot;
    Probe probe(run);
    if (!probe.answer(request, snapshot, [] { return true; }))
        return Text(TR("The rows cannot be read"));
    return snapshot;
}

} // namespace

int runWatch(const Options& options)
{
    if (options.names.empty())
        return fail(options, TR("--names says what to print: NODE/output, NODE/kernel, NODE/kernel:gradient …"),
                    kWrongUsage);
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    Result<Run> run = makeRun(opened->project, runOptions(options, *opened));
    if (!run)
        return fail(options, run.error());
    if (options.steps == 0 || !options.weights.empty())
        if (const Result<void> loaded = loadWeights(options, *run->network, false); !loaded)
            return fail(options, loaded.error());
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
                printTensor(name, found->second, snapshot->step);
        }
    return kDone;
}

} // namespace loom::cli
