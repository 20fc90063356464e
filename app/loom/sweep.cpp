#include "command.h"

#include "interrupt.h"
#include "launch.h"
#include "opened.h"
#include "output.h"
#include "sweep_lines.h"
#include "tuning/rank_workers.h"
#include "tuning/search.h"

namespace loom::cli {
namespace {

/// What the command line says, over what holds otherwise.
Result<SearchSettings> settingsOf(const Options& options, const Project& project)
{
    const SearchOptions& asked = options.search;
    SearchSettings settings;
    if (asked.seeds > 1 && asked.folds > 0)
        return Text(TR("a trial repeats by --repeat seeds or by --folds, not by both"));
    for (const std::string& text : asked.vary) {
        Result<Axis> axis = readAxis(project, text);
        if (!axis)
            return axis.error();
        settings.space.axes.push_back(std::move(*axis));
    }
    Result<Part> sampler = readSampler(asked.sampler.empty() ? "tpe" : asked.sampler);
    if (!sampler)
        return sampler.error();
    settings.sampler = std::move(*sampler);
    Result<Part> pruner = readPruner(asked.pruner.empty() ? "none" : asked.pruner);
    if (!pruner)
        return pruner.error();
    settings.pruner = std::move(*pruner);
    if (asked.seeds > 1)
        settings.repeats = {Repeats::Kind::seeds, asked.seeds};
    if (asked.folds > 0)
        settings.repeats = {Repeats::Kind::folds, asked.folds};
    settings.limits = asked.limits;
    settings.seed = project.seed;
    settings.generation = asked.generation > 0 ? asked.generation : settings.generation;
    settings.again = asked.again >= 0 ? asked.again : settings.again;
    settings.best = asked.best >= 0 ? int(asked.best) : settings.best;
    settings.kernels = options.kernels;
    return settings;
}

Result<SearchRequest> requestOf(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return opened.error();
    Result<SearchSettings> settings = settingsOf(options, opened->project);
    if (!settings)
        return settings.error();
    SearchRequest request;
    request.store = options.search.store.empty() ? SearchStore::fileOf(options.file) : options.search.store;
    request.project = opened->project;
    request.folder = opened->folder;
    request.objective = options.search.objective;
    request.trials = options.search.trials;
    request.resume = options.resume;
    // Without a setting that varies, whatever the store holds is gone on with.
    request.anySpace = options.resume && settings->space.axes.empty() && SearchStore::exists(request.store);
    if (!request.anySpace)
        if (const Result<void> valid = checkSettings(*settings); !valid)
            return valid.error();
    request.settings = std::move(*settings);
    request.jobs = options.search.jobs;
    request.threads = options.threads;
    return request;
}

/// Events until the end; Ctrl+C stops the search, which is then waited for.
Text follow(Search& search, SweepLines& lines)
{
    constexpr int kWait = 100; // milliseconds between two looks at Ctrl+C
    Text end;
    while (!search.ended()) {
        search.wait(kWait);
        if (interrupted())
            search.stop();
        for (const SearchEvent& event : search.take()) {
            lines.take(event);
            if (event.kind == SearchEvent::Kind::ended)
                end = event.sentence;
        }
        lines.draw(search.running());
    }
    return end;
}

/// Only the first process opens the store; the others train what it gives them.
int sweepIn(Launch& launch, const Options& options)
{
    std::optional<SearchRequest> wanted;
    Text problem;
    if (!launch.alone() && options.search.jobs > 1)
        problem = TR("Of several processes each trains one trial at a time; leave --jobs out and start more of them");
    else if (launch.first()) {
        Result<SearchRequest> request = requestOf(options);
        if (request)
            wanted = std::move(*request);
        else
            problem = request.error();
    }
    if (const auto code = launch.refused(options, problem))
        return *code;
    if (!launch.first()) {
        serveSearch(launch.ranks());
        return kDone;
    }
    wanted->ranks = &launch.ranks();
    const std::string store = wanted->store;
    SweepLines lines(options, store);
    Text end;
    {
        Search search(std::move(*wanted));
        end = follow(search, lines);
    } // every process knows that it is over
    if (!end.empty())
        return fail(options, end);
    return interrupted() ? kInterrupted : kDone;
}

} // namespace

int runSweep(const Options& options)
{
    if (options.device != "cpu") {
        std::fprintf(stderr, "loom: a search computes on the processor; leave --device out\n");
        return kWrongUsage;
    }
    Result<std::unique_ptr<Launch>> launch = Launch::join();
    if (!launch)
        return fail(options, launch.error());
    return (*launch)->leave(sweepIn(**launch, options));
}

} // namespace loom::cli
