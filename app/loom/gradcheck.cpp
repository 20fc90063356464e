#include "analysis/gradcheck.h"

#include "command.h"
#include "interrupt.h"
#include "opened.h"
#include "output.h"

namespace loom::cli {
namespace {

// Two rows couple what depends on the whole batch; more only cost time.
constexpr std::int64_t kRows = 2;

void report(const Options& options, const GradcheckReport& found)
{
    const std::string place = found.worst.name + "[" + std::to_string(found.worst.index) + "]";
    if (options.json)
        return emit({{"event", "gradcheck"},
                     {"max_relative_error", found.maximumError()},
                     {"worst", place},
                     {"compared", found.compared},
                     {"kinks", found.kinks}});
    std::printf("%s derivatives compared, %s kinks; largest relative error %s at %s (limit %s)\n",
                formatNumber(found.compared).c_str(), formatNumber(found.kinks).c_str(),
                formatNumber(found.maximumError()).c_str(), place.c_str(), formatNumber(found.limit).c_str());
}

bool setsBatchSize(const Options& options)
{
    for (const auto& [path, text] : options.settings)
        if (path == "training.batch_size")
            return true;
    return false;
}

} // namespace

int runGradcheck(const Options& options)
{
    catchInterrupts();
    Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    if (!setsBatchSize(options))
        opened->project.training.batchSize = kRows;
    RunOptions how = runOptions(options, *opened);
    how.dtype = DType::f64;
    const Result<Run> run = makeRun(opened->project, how);
    if (!run)
        return fail(options, run.error());
    GradcheckOptions wanted;
    wanted.rows = std::min<std::int64_t>(run->network->batch(), std::int64_t(run->data->training.size()));
    wanted.seed = opened->project.seed;
    wanted.progress = [&](double fraction) {
        if (onTerminal(options))
            redraw("Comparing  " + bar(fraction, 30));
        return !interrupted();
    };
    const std::vector<std::int64_t> rows = run->data->training.slice(0, wanted.rows);
    for (const Feed& feed : run->network->trainingFeeds())
        if (const auto read = gatherField(*run->data, run->data->indexOf(feed.field), rows, feed.view); !read)
            return fail(options, read.error());
    const GradcheckReport found = gradcheck(*run->network, wanted);
    if (onTerminal(options))
        redraw("");
    report(options, found);
    if (interrupted())
        return kInterrupted;
    if (found.passed())
        return kDone;
    return fail(options,
                Text(TR("The gradient check failed: {kinks} of {count} entries are kinks (at most 1 % may be), the "
                        "largest relative error is {error} (at most {limit} is allowed)"),
                     {{"kinks", found.kinks},
                      {"count", found.compared},
                      {"error", found.maximumError()},
                      {"limit", found.limit}}));
}

} // namespace loom::cli
