#include "tuning/search_table.h"

#include "base/json.h"
#include "base/quoted_cell.h"
#include "project/json_reader.h"

#include <cmath>
#include <ctime>

namespace loom {
namespace {

std::string number(double value)
{
    return std::isfinite(value) ? writeJson(Json(value)) : std::string();
}

std::string valueIn(const std::vector<double>& values, std::size_t i)
{
    return i < values.size() ? number(values[i]) : std::string();
}

Json jsonIn(const std::vector<double>& values, std::size_t i)
{
    return i < values.size() ? Json(values[i]) : Json();
}

bool repeated(const StoredSearch& search)
{
    return search.settings.repeats.count > 1;
}

bool twofold(const StoredSearch& search)
{
    return search.settings.objectives.size() > 1;
}

std::string lineOf(const std::vector<std::string>& cells)
{
    std::string line;
    for (const std::string& one : cells)
        line += (&one == &cells.front() ? "" : ",") + quotedCell(one);
    return line + "\n";
}

std::vector<std::string> namesOf(const StoredSearch& search)
{
    std::vector<std::string> names{"trial", "state", "rung", "objective"};
    for (const Axis& axis : search.settings.space.axes)
        names.push_back(axis.path);
    if (twofold(search))
        names.push_back("objective_2");
    if (repeated(search))
        names.insert(names.end(), {"lowest", "highest"});
    names.insert(names.end(), {"reason", "run_seconds", "start_time", "end_time", "worker"});
    return names;
}

} // namespace

std::string timeOf(std::int64_t seconds)
{
    const std::time_t time = std::time_t(seconds);
    std::tm parts{};
    char buffer[40];
    if (seconds <= 0 || !gmtime_r(&time, &parts) || std::strftime(buffer, sizeof buffer, "%FT%TZ", &parts) == 0)
        return {};
    return buffer;
}

std::string writeTrialsCsv(const StoredSearch& search)
{
    std::string out = lineOf(namesOf(search));
    for (const Trial& trial : search.trials) {
        std::vector<std::string> cells{std::to_string(trial.number), nameOf(trial.state), std::to_string(trial.rung),
                                       valueIn(trial.values, 0)};
        for (std::size_t i = 0; i < trial.point.size(); ++i)
            cells.push_back(wordOf(search.settings.space.axes[i], trial.point[i]));
        if (twofold(search))
            cells.push_back(valueIn(trial.values, 1));
        if (repeated(search)) {
            cells.push_back(valueIn(trial.lowest, 0));
            cells.push_back(valueIn(trial.highest, 0));
        }
        cells.insert(cells.end(),
                     {trial.sentence, number(trial.seconds), timeOf(trial.started), timeOf(trial.ended),
                      std::to_string(trial.worker)});
        out += lineOf(cells);
    }
    return out;
}

std::string writeTrialJson(const StoredSearch& search, const Trial& trial)
{
    Json json = {{"event", "trial"},
                 {"trial", trial.number},
                 {"state", nameOf(trial.state)},
                 {"rung", trial.rung},
                 {"objective", jsonIn(trial.values, 0)}};
    json["settings"] = Json::object();
    for (std::size_t i = 0; i < trial.point.size(); ++i)
        json["settings"][search.settings.space.axes[i].path] = jsonFrom(trial.point[i]);
    if (twofold(search))
        json["objective_2"] = jsonIn(trial.values, 1);
    if (repeated(search)) {
        json["lowest"] = jsonIn(trial.lowest, 0);
        json["highest"] = jsonIn(trial.highest, 0);
    }
    json["reason"] = trial.sentence;
    json["parameters"] = trial.parameters;
    json["multiply_adds"] = trial.multiplyAdds;
    json["run_seconds"] = trial.seconds;
    json["start_time"] = timeOf(trial.started);
    json["end_time"] = timeOf(trial.ended);
    json["worker"] = trial.worker;
    return writeJson(json);
}

std::optional<AgainSummary> againSummary(const StoredSearch& search)
{
    const std::vector<std::int64_t> best = bestOf(search.settings, search.trials);
    if (best.empty())
        return std::nullopt;
    AgainSummary summary{best.front(), search.trials[std::size_t(best.front()) - 1].values[0]};
    std::vector<double> values;
    for (const AgainRun& run : search.again)
        if (run.trial == summary.trial && !run.values.empty() && std::isfinite(run.values[0]))
            values.push_back(run.values[0]);
    if (values.size() < 2)
        return std::nullopt;
    for (const double value : values)
        summary.mean += value / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - summary.mean) * (value - summary.mean);
    summary.deviation = std::sqrt(squares / double(values.size() - 1));
    summary.runs = int(values.size());
    return summary;
}

Result<Project> trialProject(const StoredSearch& search, std::int64_t trial)
{
    if (trial < 1 || trial > std::int64_t(search.trials.size()))
        return Text(TR("There is no trial {trial}; there are {count}"),
                    {{"trial", trial}, {"count", search.trials.size()}});
    return projectOf(search.project, search.settings, search.trials[std::size_t(trial) - 1].point, 0);
}

} // namespace loom
