#include "sweep_lines.h"

#include "output.h"
#include "tuning/search_table.h"

#include <algorithm>

namespace loom::cli {
namespace {

/// The end of an address, as long as it takes to tell it from the others.
std::string shortPath(const SearchSpace& space, std::size_t axis)
{
    const std::string& path = space.axes[axis].path;
    for (std::size_t dot = path.rfind('.'); dot != std::string::npos && dot > 0; dot = path.rfind('.', dot - 1)) {
        const std::string end = path.substr(dot);
        const auto same = std::ranges::count_if(space.axes, [&](const Axis& one) { return one.path.ends_with(end); });
        if (same == 1)
            return end.substr(1);
    }
    return path;
}

std::int64_t doneOf(const StoredSearch& search)
{
    return std::ranges::count_if(search.trials,
                                 [](const Trial& trial) { return trial.state != TrialState::waiting; });
}

std::string workersLine(const Workers& workers)
{
    std::string line = std::to_string(workers.jobs) + (workers.jobs == 1 ? " trial at once, " : " trials at once, ")
        + std::to_string(workers.threads) + (workers.threads == 1 ? " thread each" : " threads each");
    if (workers.stepsApart > 0)
        line += " (measured: " + formatNumber(std::int64_t(workers.stepsApart)) + " steps/s with a thread each, "
            + formatNumber(std::int64_t(workers.stepsTogether)) + " with all threads shared out)";
    return line;
}

} // namespace

std::string trialLine(const StoredSearch& search, const Trial& trial)
{
    std::string line = paddedLeft(std::to_string(trial.number), 5) + "  " + padded(nameOf(trial.state), 9);
    for (std::size_t i = 0; i < search.settings.objectives.size() && i < trial.values.size(); ++i)
        line += " " + search.settings.objectives[i].metric + " " + brief(trial.values[i]);
    if (search.settings.repeats.count > 1 && !trial.values.empty())
        line += " (" + brief(trial.lowest[0]) + " … " + brief(trial.highest[0]) + ")";
    for (std::size_t i = 0; i < trial.point.size(); ++i)
        line +=
            "  " + shortPath(search.settings.space, i) + " " + wordOf(search.settings.space.axes[i], trial.point[i]);
    return trial.sentence.empty() ? line : line + "  (" + trial.sentence + ")";
}

std::string againLine(const StoredSearch& search)
{
    const std::optional<AgainSummary> again = againSummary(search);
    if (!again || search.settings.objectives.size() > 1)
        return {};
    return "trial " + std::to_string(again->trial) + ": " + search.settings.objectives[0].metric + " "
        + brief(again->inSearch) + " in the search, " + brief(again->mean) + " ± " + brief(again->deviation)
        + " over " + std::to_string(again->runs) + " new seeds";
}

SweepLines::SweepLines(const Options& options, std::string store)
    : options_(options)
    , store_(std::move(store))
{
}

void SweepLines::began(const SearchEvent& event)
{
    search_ = *event.search;
    wanted_ = trialsWanted(search_.changes);
    before_ = doneOf(search_);
    started_ = Clock::now();
    if (!options_.json) {
        say(options_,
            search_.project.title + ": " + formatNumber(wanted_) + " trials, sampler " + search_.settings.sampler.type
                + ", pruner " + search_.settings.pruner.type + ", kernels " + search_.settings.kernels + "; "
                + workersLine(event.workers));
        if (before_ > 0)
            say(options_, formatNumber(before_) + " of them are done already");
        if (!search_.settings.repeatable())
            say(options_, "not repeatable: a limit in seconds ends other trials on another computer");
        return;
    }
    Json objectives = Json::array();
    for (const Objective& objective : search_.settings.objectives)
        objectives.push_back({{"metric", objective.metric}, {"direction", objective.maximum ? "max" : "min"}});
    emit({{"event", "search"},
          {"store", store_},
          {"trials", wanted_},
          {"done", before_},
          {"sampler", search_.settings.sampler.type},
          {"pruner", search_.settings.pruner.type},
          {"objectives", objectives},
          {"generation", search_.settings.generation},
          {"seed", search_.settings.seed},
          {"kernels", search_.settings.kernels},
          {"repeatable", search_.settings.repeatable()},
          {"jobs", event.workers.jobs},
          {"threads", event.workers.threads},
          {"steps_per_second_apart", event.workers.stepsApart},
          {"steps_per_second_together", event.workers.stepsTogether}});
}

void SweepLines::trial(const Trial& trial)
{
    search_.trials[std::size_t(trial.number) - 1] = trial;
    if (options_.json) {
        std::puts(writeTrialJson(search_, trial).c_str());
        std::fflush(stdout);
        return;
    }
    if (onTerminal(options_))
        redraw("");
    say(options_, trialLine(search_, trial));
}

void SweepLines::again(const AgainRun& run)
{
    search_.again.push_back(run);
    if (options_.json)
        emit({{"event", "again"},
              {"trial", run.trial},
              {"seed", run.seed},
              {"objective", run.values.empty() ? Json() : Json(run.values[0])},
              {"run_seconds", run.seconds}});
}

void SweepLines::ended(const SearchEvent& event)
{
    if (onTerminal(options_))
        redraw("");
    if (!event.sentence.empty())
        return;
    search_ = *event.search;
    const std::vector<std::int64_t> best = bestOf(search_.settings, search_.trials);
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    const std::optional<AgainSummary> again = againSummary(search_);
    if (options_.json) {
        Json json = {{"event", "end"}, {"reason", event.whole ? "finished" : "stopped"}, {"store", store_}};
        json["best"] = search_.settings.objectives.size() > 1 ? Json(best)
            : best.empty()                                    ? Json()
                                                              : Json(best.front());
        if (again)
            json.update({{"objective", again->inSearch},
                         {"again_mean", again->mean},
                         {"again_deviation", again->deviation},
                         {"again_runs", again->runs}});
        json["seconds"] = seconds;
        return emit(json);
    }
    const std::string store = options_.search.store.empty() ? store_ : options_.search.store;
    std::string line = std::string("end: ") + (event.whole ? "finished" : "stopped") + "  "
        + formatNumber(doneOf(search_)) + " trials in " + store + "  " + duration(seconds);
    if (options_.quiet)
        std::puts(line.c_str());
    say(options_, line);
    const bool front = search_.settings.objectives.size() > 1;
    if (!best.empty())
        say(options_, front ? "the Pareto front:" : "the best:");
    for (std::size_t i = 0; i < best.size() && (front || i < 1); ++i)
        say(options_, trialLine(search_, search_.trials[std::size_t(best[i]) - 1]));
    if (const std::string words = againLine(search_); !words.empty())
        options_.quiet ? void(std::puts(words.c_str())) : say(options_, words);
    if (!event.whole)
        say(options_, "`loom sweep` with --resume goes on with it");
}

void SweepLines::take(const SearchEvent& event)
{
    switch (event.kind) {
    case SearchEvent::Kind::began:
        return began(event);
    case SearchEvent::Kind::proposed:
        search_.trials.push_back(event.trial);
        wanted_ = std::max(wanted_, event.trial.number);
        return;
    case SearchEvent::Kind::trial:
        return trial(event.trial);
    case SearchEvent::Kind::again:
        return again(event.again);
    case SearchEvent::Kind::remark:
        return notice(options_, event.sentence);
    case SearchEvent::Kind::ended:
        return ended(event);
    case SearchEvent::Kind::epoch:
    case SearchEvent::Kind::worked:
        return;
    }
}

std::string SweepLines::line(const std::vector<std::unique_ptr<RunningPart>>& running) const
{
    const std::int64_t done = doneOf(search_);
    double share = double(done);
    std::string trials;
    for (const auto& part : running)
        if (const std::int64_t trial = part->trial; trial > 0) {
            const double of = double(part->steps) / double(std::max<std::int64_t>(1, part->allSteps));
            trials += "  " + std::to_string(trial) + " " + std::to_string(int(of * 100)) + " %";
        }
    const double seconds = std::chrono::duration<double>(Clock::now() - started_).count();
    std::string out = bar(share / double(std::max<std::int64_t>(1, wanted_)), 20) + " " + formatNumber(done) + "/"
        + formatNumber(wanted_);
    if (done > before_ && done < wanted_)
        out += "  " + duration(seconds / double(done - before_) * double(wanted_ - done)) + " left";
    return out + trials;
}

void SweepLines::draw(const std::vector<std::unique_ptr<RunningPart>>& running)
{
    const Clock::time_point now = Clock::now();
    if (!onTerminal(options_) || search_.series.empty() || now - drawn_ < std::chrono::milliseconds(100))
        return;
    drawn_ = now;
    redraw(line(running));
}

} // namespace loom::cli
