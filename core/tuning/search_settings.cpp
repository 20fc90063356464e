#include "tuning/search_settings.h"

#include "base/json.h"
#include "base/nested_text.h"
#include "data/data_split.h"
#include "project/json_reader.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr int kMostParts = 100, kMostBest = 1000;
constexpr std::int64_t kMostGeneration = 4096, kMostTrials = 1'000'000;
const std::vector<std::string> kRepeats{"one", "seeds", "folds"};

Json jsonOf(const std::vector<Objective>& objectives)
{
    Json json = Json::array();
    for (const Objective& objective : objectives)
        json.push_back({{"metric", objective.metric}, {"maximum", objective.maximum}});
    return json;
}

std::vector<Objective> objectivesFrom(const Json& list)
{
    std::vector<Objective> objectives;
    for (const Json& item : list)
        if (item.is_object() && item.contains("metric") && item["metric"].is_string() && item.contains("maximum")
            && item["maximum"].is_boolean())
            objectives.push_back({item["metric"].get<std::string>(), item["maximum"].get<bool>()});
    return objectives;
}

/// The part with its settings as its type has them; nothing where the type is not known or one is out of range.
template<class Type> std::optional<Part> partFrom(const Json& json, const Type* (*find)(const std::string&))
{
    const std::optional<Value> value = valueFrom(json);
    const auto* parts = value ? std::get_if<std::vector<Part>>(&*value) : nullptr;
    const Type* type = parts && parts->size() == 1 ? find(parts->front().type) : nullptr;
    if (!type)
        return std::nullopt;
    for (const auto& [name, held] : parts->front().attributes) {
        const AttributeSpec* spec = findSpec(type->attributes, name);
        if (!spec || !checked(*spec, held))
            return std::nullopt;
    }
    return Part{type->id, completed(type->attributes, parts->front().attributes)};
}

Json jsonOf(const SearchSettings& s)
{
    return {{"space", *parseJson(writeSpace(s.space))},
            {"objectives", jsonOf(s.objectives)},
            {"sampler", jsonFrom(s.sampler, nullptr)},
            {"pruner", jsonFrom(s.pruner, nullptr)},
            {"repeats", kRepeats[std::size_t(s.repeats.kind)]},
            {"count", s.repeats.count},
            {"parameters", s.limits.parameters},
            {"multiply_adds", s.limits.multiplyAdds},
            {"steps", s.limits.steps},
            {"seconds", s.limits.seconds},
            {"seed", s.seed},
            {"generation", s.generation},
            {"best", s.best},
            {"again", s.again},
            {"kernels", s.kernels}};
}

} // namespace

const char* nameOf(TrialState state)
{
    constexpr const char* kNames[] = {"waiting", "finished", "pruned", "failed", "refused"};
    return kNames[int(state)];
}

std::optional<TrialState> trialStateFrom(const std::string& name)
{
    for (const TrialState state :
         {TrialState::waiting, TrialState::finished, TrialState::pruned, TrialState::failed, TrialState::refused})
        if (name == nameOf(state))
            return state;
    return std::nullopt;
}

Result<void> checkSettings(const SearchSettings& s)
{
    if (Result<void> space = checkSpace(s.space); !space)
        return space;
    if (!findSampler(s.sampler.type) || !findPruner(s.pruner.type))
        return Text(TR("The sampler or the pruner of the search is not known"));
    if (s.repeats.count < 1 || s.repeats.count > kMostParts
        || (s.repeats.kind == Repeats::Kind::folds && s.repeats.count < 2))
        return Text(TR("A trial has 1 to {most} seeds or 2 to {most} folds, not {count}"),
                    {{"most", kMostParts}, {"count", s.repeats.count}});
    if (s.generation < 1 || s.generation > kMostGeneration)
        return Text(TR("A generation has 1 to {most} trials, not {count}"),
                    {{"most", kMostGeneration}, {"count", s.generation}});
    const auto negative = [](const Limits& l) {
        return l.parameters < 0 || l.multiplyAdds < 0 || l.steps < 0 || !(l.seconds >= 0);
    };
    if (s.objectives.empty() || s.objectives.size() > 2 || negative(s.limits) || s.best < 0 || s.best > kMostBest
        || s.again < 0 || s.again > kMostParts)
        return Text(TR("A number of the search's settings is out of range"));
    for (const Axis& axis : s.space.axes)
        if (axis.path == "seed" && (s.repeats.kind == Repeats::Kind::seeds))
            return Text(TR("The seed cannot vary where every trial is the mean over several seeds"));
    return {};
}

Result<void> checkRepeats(const Project& project, const Repeats& repeats, bool onDisk)
{
    if (repeats.kind != Repeats::Kind::folds)
        return {};
    Split split = project.data.split;
    split.folds = repeats.count;
    split.fold = 1;
    return onDisk ? checkStoredSplit(split) : checkShares(split);
}

std::int64_t longestEpochs(const Project& project, const SearchSpace& space)
{
    std::int64_t epochs = project.training.epochs;
    for (const Axis& axis : space.axes) {
        if (axis.path != "training.epochs")
            continue;
        epochs = axis.isRange() ? std::int64_t(axis.high) : 1;
        for (const Value& value : axis.choices)
            epochs = std::max(epochs, integerOf(value));
    }
    return epochs;
}

Result<Project> projectOf(const Project& project, const SearchSettings& settings, const Point& point, int part)
{
    Result<Project> made = withPoint(project, settings.space, point);
    if (made && settings.repeats.kind == Repeats::Kind::seeds)
        made->seed += std::uint64_t(part);
    if (made && settings.repeats.kind == Repeats::Kind::folds) {
        made->data.split.folds = settings.repeats.count;
        made->data.split.fold = part + 1;
    }
    return made;
}

std::string writeSettings(const SearchSettings& settings)
{
    return writeJson(jsonOf(settings));
}

Result<SearchSettings> readSettings(const std::string& text)
{
    const Text damaged = TR("the settings of the search are damaged");
    const Result<Json> json = parseJson(text);
    if (!json || !json->is_object() || !json->contains("space") || !json->contains("sampler")
        || !json->contains("pruner"))
        return damaged;
    ReadLog log;
    RecordReader reader(*json, {"search"}, log);
    SearchSettings s;
    Result<SearchSpace> space = readSpace(writeJson(*reader.take("space")));
    if (!space)
        return space.error();
    s.space = std::move(*space);
    s.objectives = objectivesFrom(reader.list("objectives"));
    const std::optional<Part> sampler = partFrom(*reader.take("sampler"), &findSampler);
    const std::optional<Part> pruner = partFrom(*reader.take("pruner"), &findPruner);
    const auto kind = std::ranges::find(kRepeats, reader.text("repeats"));
    if (!sampler || !pruner || kind == kRepeats.end())
        return damaged;
    s.sampler = *sampler;
    s.pruner = *pruner;
    s.repeats = {Repeats::Kind(kind - kRepeats.begin()),
                 int(std::clamp<std::int64_t>(reader.integer("count", 1), 0, kMostParts + 1))};
    s.limits = {reader.integer("parameters", 0), reader.integer("multiply_adds", 0), reader.integer("steps", 0),
                reader.number("seconds", 0)};
    s.seed = std::uint64_t(reader.integer("seed", 7));
    s.generation = reader.integer("generation", 8);
    s.best = int(std::clamp<std::int64_t>(reader.integer("best", 5), -1, kMostBest + 1));
    s.again = int(std::clamp<std::int64_t>(reader.integer("again", 5), -1, kMostParts + 1));
    s.kernels = reader.text("kernels");
    if (log.refusal)
        return damaged;
    if (const Result<void> valid = checkSettings(s); !valid)
        return valid.error();
    return s;
}

std::string writeChange(const SearchChange& change)
{
    Json json = {{"trial", change.trial}};
    if (change.trials)
        json["trials"] = *change.trials;
    if (change.space)
        json["space"] = *parseJson(writeSpace(*change.space));
    if (change.point)
        json["point"] = *parseJson(writePoint(*change.point));
    return writeJson(json);
}

Result<SearchChange> readChange(const std::string& text, std::size_t axes)
{
    const Result<Json> json = parseJson(text);
    const Text damaged = TR("a change of the search is damaged");
    if (!json || !json->is_object())
        return damaged;
    ReadLog log;
    RecordReader reader(*json, {"change"}, log);
    SearchChange change;
    change.trial = reader.integer("trial", 0);
    if (json->contains("trials"))
        change.trials = reader.integer("trials", 0);
    if (const Json* space = reader.take("space")) {
        Result<SearchSpace> read = readSpace(writeJson(*space));
        if (!read)
            return read.error();
        change.space = std::move(*read);
    }
    if (const Json* point = reader.take("point")) {
        Result<Point> read = readPoint(writeJson(*point), axes);
        if (!read)
            return read.error();
        change.point = std::move(*read);
    }
    const bool outside = change.trials && (*change.trials < 0 || *change.trials > kMostTrials);
    return log.refusal || outside || change.trial < 0 ? Result<SearchChange>(damaged) : Result<SearchChange>(change);
}

std::optional<Text> differenceOf(const SearchSettings& kept, const SearchSettings& asked)
{
    const Json before = jsonOf(kept), now = jsonOf(asked);
    for (const auto& [key, value] : before.items())
        if (now[key] != value)
            return Text(
                TR("The search in this store was begun with {name} {kept}, not {asked}; leave the option out, or "
                   "begin another store"),
                {{"name", key}, {"kept", writeJson(value)}, {"asked", writeJson(now[key])}});
    return std::nullopt;
}

} // namespace loom
