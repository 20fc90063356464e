#include "bench.h"

#include "bench_peak.h"
#include "output.h"
#include "project/run.h"

#include <set>

namespace loom::cli {
namespace {

constexpr int kWarmUpSteps = 5;

/// f32 operations of a step: two a multiply-add; training takes as many again for the gradient of the weights and
/// for that of the input, which nothing needs in the first layer.
double operationsAStep(const Graph& graph, const GraphReport& report, bool training, std::int64_t batch)
{
    std::set<std::string> learning; // nodes with parameters of their own or before them
    double sum = 0;
    for (const std::string& id : report.order) {
        const NodeShapes& node = report.nodes.at(id);
        bool before = false;
        for (const Edge& edge : graph.into(id))
            before = before || learning.contains(edge.from.node);
        const bool own = node.trainableCount > 0;
        if (before || own)
            learning.insert(id);
        sum += double(node.cost.multiplyAdds) * (1 + (training ? int(own) + int(before) : 0));
    }
    return 2 * sum * double(batch);
}

/// Every round starts from the seed and so must end with the same loss, bit by bit.
struct Training {
    Run& run;
    const RunOptions& options;
    std::int64_t lossSteps = 0;
    double loss = 0;

    Result<void> begin()
    {
        if (const Result<void> fresh = restart(run, options); !fresh)
            return fresh;
        steps(kWarmUpSteps);
        return {};
    }
    void steps(std::int64_t count)
    {
        for (std::int64_t i = 0; i < count; ++i)
            run.trainer->step();
    }
    Result<void> end()
    {
        if (run.trainer->ended())
            return run.trainer->end().sentence;
        const double now = run.trainer->batchValues()[0];
        if (run.trainer->stepsDone() == lossSteps && now != loss)
            return Text("Two runs from the same seed differ after {steps} steps: loss {first} and {second}",
                        {{"steps", lossSteps}, {"first", loss}, {"second", now}});
        lossSteps = run.trainer->stepsDone();
        loss = now;
        return {};
    }
};

void fillInputs(const Run& run, std::int64_t batch)
{
    const std::vector<std::int64_t> rows = run.data->training.slice(0, batch);
    for (const Feed& feed : run.network->inferenceFeeds()) {
        const Result<void> read = gatherField(*run.data, run.data->indexOf(feed.field), rows, feed.view);
        LOOM_ASSERT(read); // the data of the bench are held in memory
    }
}

Result<Rounds> timeTraining(const BenchContext& context, Run& run, const RunOptions& how, Json& more)
{
    Training training{run, how};
    const Result<Rounds> rounds = timeRounds({.begin = [&] { return training.begin(); },
                                              .steps = [&](std::int64_t n) { training.steps(n); },
                                              .end = [&] { return training.end(); },
                                              .mostSteps = run.trainer->totalSteps() - kWarmUpSteps - 1},
                                             context.rounds(), context.seconds());
    more["optimizer"] = run.project.training.optimizer.type;
    more["steps"] = training.lossSteps;
    more["loss"] = training.loss;
    return rounds;
}

Result<Rounds> timeInference(const BenchContext& context, Run& run, std::int64_t batch)
{
    fillInputs(run, batch);
    const auto infer = [&](std::int64_t count) {
        for (std::int64_t i = 0; i < count; ++i)
            run.network->infer(batch);
    };
    infer(kWarmUpSteps);
    return timeRounds({.steps = infer}, context.rounds(), context.seconds());
}

} // namespace

Result<BenchLine> measureNetwork(const BenchContext& context, const BenchCase& bench, std::int64_t batch)
{
    const Result<BenchProject> made = context.data.prepared(bench, batch);
    if (!made)
        return made.error();
    if (const std::int64_t rows = std::int64_t(made->data->training.size()); rows < batch)
        return Text("{case} has {rows} rows, which do not fill a batch of {batch}",
                    {{"case", bench.name}, {"rows", rows}, {"batch", batch}});
    RunOptions how;
    how.threads = context.options.threads;
    how.pin = true;
    how.kernels = context.options.kernels;
    how.device = context.options.device;
    how.fellBack = [&](const Text& reason) { sayFallBack(context.options, reason); };
    how.data = made->data;
    Result<Run> run = makeRun(made->project, how);
    if (!run)
        return run.error();
    const Peak peak = measurePeak(*run->pool);
    const bool training = bench.mode == BenchMode::train;
    BenchLine line{.name = bench.name, .mode = nameOf(bench.mode), .batch = batch, .threads = run->pool->threads()};
    const Result<Rounds> rounds =
        training ? timeTraining(context, *run, how, line.more) : timeInference(context, *run, batch);
    if (!rounds)
        return rounds.error();
    line.rounds = *rounds;
    const GraphReport report = inspect(made->project.graph, fieldShapes(*made->data));
    line.peak = peak.operationsASecond;
    line.peakFraction =
        operationsAStep(made->project.graph, report, training, batch) / line.rounds.median() / line.peak;
    line.more["instructions"] = peak.instructions;
    line.device = describe(run->device);
    line.kernels = run->network->kernels();
    return line;
}

} // namespace loom::cli
