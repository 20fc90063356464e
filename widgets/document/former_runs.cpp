#include "document/former_runs.h"

#include "base/json.h"
#include "project/project_file.h"
#include "train/timeline.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace loom::ui {
namespace {

constexpr std::size_t kMostRows = 200;

/// Every value of a JSON record by its path; items of a list by id where they have one.
void flatten(const Json& json, const std::string& path, std::map<std::string, std::string>& out)
{
    const bool open = (json.is_object() || (json.is_array() && !json.empty() && json.front().is_object()));
    if (!open) {
        out[path] = json.is_string() ? json.get<std::string>() : writeJson(json);
        return;
    }
    std::size_t number = 0;
    for (const auto& [key, value] : json.items()) {
        const bool named = json.is_array() && value.is_object() && value.contains("id") && value["id"].is_string();
        const std::string step = !json.is_array() ? key
            : named                               ? value["id"].template get<std::string>()
                                                  : std::to_string(number);
        ++number;
        if (step != "at" && step != "format" && step != "id")
            flatten(value, path.empty() ? step : path + "." + step, out);
    }
}

std::map<std::string, std::string> settingsOf(const Project& project)
{
    std::map<std::string, std::string> out;
    if (const Result<Json> json = parseJson(writeProject(project)))
        flatten(*json, {}, out);
    return out;
}

} // namespace

QString FormerRun::shownName() const
{
    return name.isEmpty() ? FormerRuns::tr("Run %1").arg(number) : name;
}

FormerRuns::FormerRuns(QObject* parent, std::size_t bytes)
    : QObject(parent)
    , most_(bytes)
{
}

const FormerRun* FormerRuns::find(int number) const
{
    const auto found = std::ranges::find(runs_, number, &FormerRun::number);
    return found == runs_.end() ? nullptr : &*found;
}

FormerRun* FormerRuns::run(int number)
{
    const auto found = std::ranges::find(runs_, number, &FormerRun::number);
    return found == runs_.end() ? nullptr : &*found;
}

std::size_t FormerRuns::bytes() const
{
    std::size_t sum = 0;
    for (const FormerRun& one : runs_)
        sum += one.state ? bytesOf(one.state->state) : 0;
    return sum;
}

int FormerRuns::add(FormerRun run)
{
    run.number = next_++;
    if (run.name.isEmpty())
        run.color = (run.number - 1) % kColors;
    const int number = run.number;
    runs_.push_back(std::move(run));
    if (runs_.size() > kMost)
        runs_.erase(runs_.begin());
    bound();
    emit added(number);
    emit changed();
    return number;
}

void FormerRuns::setStored(int number, std::int64_t stored)
{
    if (FormerRun* one = run(number)) {
        one->stored = stored;
        emit changed();
    }
}

void FormerRuns::setState(int worker, int run, std::shared_ptr<const RunState> state)
{
    for (FormerRun& one : runs_)
        if (one.worker == worker && one.run == run) {
            one.lost = !state;
            one.state = std::move(state);
        }
    bound();
    emit changed();
}

void FormerRuns::bound()
{
    for (FormerRun& oldest : runs_)
        if (oldest.state && bytes() > most_) {
            oldest.state.reset();
            oldest.lost = true;
        }
}

void FormerRuns::rename(int number, const QString& name)
{
    FormerRun* one = run(number);
    if (one && !name.trimmed().isEmpty() && name.trimmed() != one->shownName()) {
        one->name = name.trimmed();
        emit changed();
    }
}

void FormerRuns::recolor(int number, int color)
{
    if (FormerRun* one = run(number)) {
        one->color = color;
        emit changed();
    }
}

void FormerRuns::show(int number, bool on)
{
    if (FormerRun* one = run(number); one && one->shown != on) {
        one->shown = on;
        emit changed();
    }
}

void FormerRuns::remove(int number)
{
    if (std::erase_if(runs_, [number](const FormerRun& one) { return one.number == number; }))
        emit changed();
}

void FormerRuns::clear()
{
    runs_.clear();
    emit changed();
}

std::vector<SettingRow> differingSettings(const std::vector<const Project*>& projects)
{
    std::vector<std::map<std::string, std::string>> all;
    std::map<std::string, bool> paths;
    for (const Project* project : projects) {
        all.push_back(settingsOf(*project));
        for (const auto& [path, value] : all.back())
            paths[path] = true;
    }
    std::vector<SettingRow> rows;
    for (const auto& [path, used] : paths) {
        SettingRow row{path, {}};
        for (const auto& settings : all) {
            const auto found = settings.find(path);
            row.values << (found == settings.end() ? QStringLiteral("–") : QString::fromStdString(found->second));
        }
        const bool differ =
            std::ranges::any_of(row.values, [&](const QString& value) { return value != row.values[0]; });
        if (differ && rows.size() < kMostRows)
            rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace loom::ui
