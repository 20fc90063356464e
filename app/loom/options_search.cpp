#include "option_rows.h"

#include <charconv>

namespace loom::cli {
namespace {

constexpr std::int64_t kMost = 1'000'000'000'000;

/// parameters=N, multiply_adds=N, steps=N, seconds=S
Result<void> takeLimit(Options& o, const std::string& text)
{
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const std::string number = equals == std::string::npos ? std::string() : text.substr(equals + 1);
    if (name == "parameters")
        return store(o.search.limits.parameters, number, 1, kMost);
    if (name == "multiply_adds")
        return store(o.search.limits.multiplyAdds, number, 1, kMost);
    if (name == "steps")
        return store(o.search.limits.steps, number, 1, kMost);
    if (name != "seconds")
        return Text(TR("“{value}” is no limit; there is: parameters=N, multiply_adds=N, steps=N, seconds=S"),
                    {{"value", text}});
    double& seconds = o.search.limits.seconds;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), seconds);
    if (read.ec != std::errc() || read.ptr != number.data() + number.size() || !(seconds > 0 && seconds < 1e9))
        return Text(TR("“{value}” is no number of seconds above 0"), {{"value", number}});
    return {};
}

} // namespace

std::vector<OptionRow> searchRows()
{
    using O = Options&;
    using S = const std::string&;
    return {
        {"--vary", "PATH=RANGE",
         "sweep: a setting that varies: LOW:HIGH, LOW:HIGH:log, or A,B,C; graph.nodes.ID=on,off; PATH alone: all "
         "that "
         "it may be (again for more)",
         [](O o, S v) {
             o.search.vary.push_back(v);
             return Result<void>();
         }},
        {"--trials", "N", "sweep: trials in all (default 40, or the whole grid)",
         [](O o, S v) { return store(o.search.trials, v, 1, 1'000'000); }},
        {"--sampler", "NAME",
         "sweep: tpe (the default), random, sobol or grid; with settings: tpe:startup=16,candidates=48",
         [](O o, S v) {
             o.search.sampler = v;
             return Result<void>();
         }},
        {"--prune", "NAME", "sweep: none (the default), median or halving; with settings: halving:factor=4",
         [](O o, S v) {
             o.search.pruner = v;
             return Result<void>();
         }},
        {"--objective", "METRIC[:min|max]",
         "sweep: what is made small or large (default: the validation loss); parameters and multiply_adds count too; "
         "two with a comma between: the Pareto front",
         [](O o, S v) {
             o.search.objective = v;
             return Result<void>();
         }},
        {"--repeat", "N", "sweep: a trial is the mean of N runs with seeds of their own",
         [](O o, S v) { return store(o.search.seeds, v, 1, 100); }},
        {"--folds", "K", "sweep: a trial is the mean of K runs, each checked on another fold of the rows",
         [](O o, S v) { return store(o.search.folds, v, 2, 100); }},
        {"--limit", "NAME=N",
         "sweep: what a trial may cost: parameters, multiply_adds, steps or seconds (then the search is not "
         "repeatable)",
         &takeLimit},
        {"--generation", "N", "sweep: trials that are proposed at once, by what came of those before (default 8)",
         [](O o, S v) { return store(o.search.generation, v, 1, 4096); }},
        {"--again", "N", "sweep: new seeds that the winner is run with (default 5; 0: none)",
         [](O o, S v) { return store(o.search.again, v, 0, 100); }},
        {"--jobs", "N", "sweep: trials at once (default: measured); changes no number of the table",
         [](O o, S v) { return store(o.search.jobs, v, 1, 256); }},
        {"--store", "FILE", "sweep: where the search is kept (default: NAME.search beside the project)",
         [](O o, S v) {
             o.search.store = v;
             return Result<void>();
         }},
        {"--best", "N", "sweep: keep the weights of the best N trials (default 5); runs: print the best N trials",
         [](O o, S v) { return store(o.search.best, v, 0, 1000); }},
        {"--export", "N", "runs: write the project of trial N to --out FILE.loom, its weights beside it",
         [](O o, S v) { return store(o.search.exported, v, 1, 1'000'000); }},
    };
}

} // namespace loom::cli
