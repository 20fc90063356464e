// What a search's store holds: trials, runs, weights, changes.
#include "tuning/search_store.h"

#include "base/json.h"
#include "base/nested_text.h"
#include "project/project_file.h"
#include "tuning/run_texts.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::size_t kPiece = std::size_t(16) << 20; // one row of the weights' bytes

std::string textOf(const std::vector<double>& numbers)
{
    Json json = Json::array();
    for (const double number : numbers)
        json.push_back(std::isfinite(number) ? Json(number) : Json());
    return writeJson(json);
}

std::vector<double> numbersFrom(const std::string& text)
{
    constexpr std::size_t kMost = 8;
    std::vector<double> numbers;
    if (const Result<Json> json = parseJson(text); json && json->is_array() && json->size() <= kMost)
        for (const Json& number : *json)
            numbers.push_back(number.is_number() ? number.get<double>() : std::nan(""));
    return numbers;
}

Result<Trial> trialFrom(const Statement& row, const SearchSettings& settings)
{
    Trial trial;
    trial.number = row.integer(0);
    trial.generation = row.integer(1);
    trial.draw = row.integer(2);
    Result<Point> point = readPoint(row.text(3), settings.space.axes.size());
    if (!point)
        return point.error();
    trial.point = std::move(*point);
    const std::optional<TrialState> state = trialStateFrom(row.text(4));
    trial.rung = int(std::clamp<std::int64_t>(row.integer(5), 0, 1'000'000));
    trial.values = numbersFrom(row.text(6));
    trial.lowest = numbersFrom(row.text(7));
    trial.highest = numbersFrom(row.text(8));
    trial.sentence = row.text(9);
    trial.parameters = row.integer(10);
    trial.multiplyAdds = row.integer(11);
    trial.seconds = row.real(12);
    trial.started = row.integer(13);
    trial.ended = row.integer(14);
    trial.worker = int(std::clamp<std::int64_t>(row.integer(15), 0, 1'000'000));
    const std::size_t objectives = settings.objectives.size();
    const bool valued =
        trial.values.size() == objectives && trial.lowest.size() == objectives && trial.highest.size() == objectives;
    if (!state || (*state == TrialState::finished && !valued))
        return Text(TR("what came of trial {trial} is damaged"), {{"trial", trial.number}});
    trial.state = *state;
    return trial;
}

} // namespace

Result<StoredSearch> SearchStore::search() const
{
    StoredSearch search;
    Statement row = database_.prepare("SELECT settings, project, data, version, created, series FROM search");
    if (!row.next()) {
        const Result<void> failed = row.finish();
        return failed ? Text(TR("{file} holds no search"), {{"file", file_}}) : damaged(failed.error());
    }
    Result<SearchSettings> settings = readSettings(row.text(0));
    if (!settings)
        return damaged(settings.error());
    search.settings = std::move(*settings);
    Result<OpenedProject> project = parseProject(row.text(1));
    if (!project)
        return damaged(project.error());
    search.project = std::move(project->project);
    search.dataFiles = filesFrom(row.text(2));
    search.version = row.integer(3);
    search.created = row.integer(4);
    search.series = namesFrom(row.text(5));
    if (const Result<void> read = readRest(search); !read)
        return damaged(read.error());
    if (const Result<void> read = readTrials(search); !read)
        return damaged(read.error());
    return search;
}

Result<void> SearchStore::readRest(StoredSearch& search) const
{
    Statement changes = database_.prepare("SELECT content FROM changes ORDER BY number");
    while (changes.next()) {
        Result<SearchChange> change = readChange(changes.text(0), search.settings.space.axes.size());
        if (!change)
            return change.error();
        if (change->space)
            if (const Result<void> narrower =
                    checkNarrower(spaceAfter(search.settings, search.changes, change->trial), *change->space);
                !narrower)
                return narrower;
        search.changes.push_back(std::move(*change));
    }
    if (Result<void> done = changes.finish(); !done)
        return done;
    Statement again = database_.prepare("SELECT trial, seed, objectives, seconds FROM again ORDER BY trial, seed");
    while (again.next())
        search.again.push_back(
            {again.integer(0), std::uint64_t(again.integer(1)), numbersFrom(again.text(2)), again.real(3)});
    return again.finish();
}

Result<void> SearchStore::readTrials(StoredSearch& search) const
{
    Statement row = database_.prepare(
        "SELECT number, generation, draw, point, state, rung, objectives, lowest, highest, sentence, parameters, "
        "multiply_adds, seconds, started, ended, worker FROM trials ORDER BY number");
    while (row.next()) {
        Result<Trial> trial = trialFrom(row, search.settings);
        if (!trial)
            return trial.error();
        if (trial->number != std::int64_t(search.trials.size()) + 1)
            return Text(TR("trial {trial} is missing"), {{"trial", search.trials.size() + 1}});
        search.trials.push_back(std::move(*trial));
    }
    if (Result<void> done = row.finish(); !done)
        return done;
    return readWork(search);
}

/// What cannot be a time is left out: it decides nothing.
Result<void> SearchStore::readWork(StoredSearch& search) const
{
    constexpr double kMost = 1e11;
    if (format_ < kWorkSince)
        return {};
    Statement row = database_.prepare("SELECT trial, part, worker, started, ended FROM work ORDER BY trial, number");
    while (row.next()) {
        const std::int64_t trial = row.integer(0), part = row.integer(1), worker = row.integer(2);
        const double from = row.real(3), to = row.real(4);
        if (trial >= 1 && trial <= std::int64_t(search.trials.size()) && part >= 0 && part < 1'000'000 && worker >= 1
            && worker <= 1'000'000 && from > 0 && to >= from && to <= kMost)
            search.trials[std::size_t(trial) - 1].work.push_back({int(part), int(worker), from, to});
    }
    return row.finish();
}

Result<std::vector<TrialPart>> SearchStore::parts(std::int64_t trial) const
{
    Statement series = database_.prepare("SELECT series FROM search");
    const std::size_t values = series.next() ? namesFrom(series.text(0)).size() : 0;
    std::vector<TrialPart> parts;
    Statement row = database_.prepare(
        "SELECT part, seed, steps, epochs, objectives, seconds FROM parts WHERE trial=? ORDER BY part");
    row.with(trial);
    while (row.next()) {
        Result<std::vector<EpochRecord>> epochs = readEpochs(row.text(3), values);
        if (!epochs)
            return damaged(epochs.error());
        parts.push_back({int(std::clamp<std::int64_t>(row.integer(0), 0, 1'000'000)),
                         std::uint64_t(row.integer(1)),
                         row.integer(2),
                         std::move(*epochs),
                         numbersFrom(row.text(4)),
                         row.real(5),
                         {}});
    }
    if (const Result<void> done = row.finish(); !done)
        return damaged(done.error());
    if (const Result<void> read = readCurves(trial, parts); !read)
        return damaged(read.error());
    return parts;
}

Result<void> SearchStore::readCurves(std::int64_t trial, std::vector<TrialPart>& parts) const
{
    if (format_ < kCurvesSince)
        return {};
    Statement row = database_.prepare("SELECT part, content FROM curves WHERE trial=?");
    row.with(trial);
    while (row.next()) {
        std::optional<StepCurve> curve = StepCurve::from(row.bytes(1));
        if (!curve)
            return Text(TR("what came of trial {trial} is damaged"), {{"trial", trial}});
        for (TrialPart& part : parts)
            if (part.number == row.integer(0))
                part.curve = std::move(*curve);
    }
    return row.finish();
}

Result<void> SearchStore::writePart(std::int64_t trial, const TrialPart& part)
{
    Statement row = database_.prepare("INSERT OR REPLACE INTO parts(trial, part, seed, steps, epochs, objectives, "
                                      "seconds) VALUES(?,?,?,?,?,?,?)");
    row.with(trial).with(part.number).with(std::int64_t(part.seed)).with(part.steps);
    row.with(writeEpochs(part.epochs)).with(textOf(part.values)).with(part.seconds);
    if (Result<void> done = row.finish(); !done || part.curve.steps() == 0)
        return done;
    const std::string bytes = part.curve.bytes();
    Statement curve = database_.prepare("INSERT OR REPLACE INTO curves(trial, part, content) VALUES(?,?,?)");
    return curve.with(trial).with(part.number).withBytes(bytes).finish();
}

Result<void> SearchStore::writeWork(const Trial& trial)
{
    for (std::size_t i = 0; i < trial.work.size(); ++i) {
        const WorkedSpan& span = trial.work[i];
        Statement row = database_.prepare("INSERT OR REPLACE INTO work(trial, number, part, worker, started, ended) "
                                          "VALUES(?,?,?,?,?,?)");
        row.with(trial.number).with(std::int64_t(i)).with(span.part).with(span.worker).with(span.from).with(span.to);
        if (Result<void> done = row.finish(); !done)
            return done;
    }
    return {};
}

Result<std::optional<NamedTensors>> SearchStore::weights(std::int64_t trial) const
{
    std::string bytes;
    Statement row = database_.prepare("SELECT content FROM weights WHERE trial=? ORDER BY piece");
    row.with(trial);
    while (row.next())
        bytes += row.bytes(0);
    if (const Result<void> done = row.finish(); !done)
        return damaged(done.error());
    if (bytes.empty())
        return std::optional<NamedTensors>();
    Result<NamedTensors> content = safetensorsFrom(bytes, file_);
    return content ? Result<std::optional<NamedTensors>>(std::move(*content)) : damaged(content.error());
}

Result<void> SearchStore::writeTrial(const Trial& trial)
{
    Statement row = database_.prepare(
        "INSERT INTO trials(number, generation, draw, point, state, rung, objectives, lowest, highest, sentence, "
        "parameters, multiply_adds, seconds, started, ended, worker) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT(number) DO UPDATE SET state=excluded.state, rung=excluded.rung, objectives=excluded.objectives, "
        "lowest=excluded.lowest, highest=excluded.highest, sentence=excluded.sentence, "
        "parameters=excluded.parameters, "
        "multiply_adds=excluded.multiply_adds, seconds=excluded.seconds, started=excluded.started, "
        "ended=excluded.ended, worker=excluded.worker");
    row.with(trial.number).with(trial.generation).with(trial.draw).with(writePoint(trial.point));
    row.with(nameOf(trial.state)).with(trial.rung).with(textOf(trial.values)).with(textOf(trial.lowest));
    row.with(textOf(trial.highest)).with(trial.sentence).with(trial.parameters).with(trial.multiplyAdds);
    return row.with(trial.seconds).with(trial.started).with(trial.ended).with(trial.worker).finish();
}

Result<void> SearchStore::propose(const std::vector<Trial>& trials)
{
    return database_.together([&]() -> Result<void> {
        for (const Trial& trial : trials)
            if (Result<void> done = writeTrial(trial); !done)
                return done;
        return {};
    });
}

Result<void> SearchStore::change(const SearchChange& change)
{
    Statement row = database_.prepare("INSERT INTO changes(content) VALUES(?)");
    return row.with(writeChange(change)).finish();
}

Result<void> SearchStore::writeWeights(std::int64_t trial, const NamedTensors& weights)
{
    const SafetensorsBytes bytes = safetensorsBytes(weights);
    std::string piece = bytes.head;
    int number = 0;
    const auto flush = [&]() -> Result<void> {
        Statement row = database_.prepare("INSERT OR REPLACE INTO weights(trial, piece, content) VALUES(?,?,?)");
        row.with(trial).with(number++).withBytes(piece);
        Result<void> done = row.finish();
        piece.clear();
        return done;
    };
    for (std::string_view left : bytes.tensors)
        while (!left.empty()) {
            const std::size_t count = std::min(left.size(), kPiece);
            piece.append(left.substr(0, count));
            left.remove_prefix(count);
            if (piece.size() >= kPiece)
                if (Result<void> done = flush(); !done)
                    return done;
        }
    return piece.empty() ? Result<void>() : flush();
}

Result<void> SearchStore::finish(const Trial& trial, const std::vector<TrialPart>& parts, const NamedTensors* weights,
                                 const std::vector<std::int64_t>& kept)
{
    return database_.together([&]() -> Result<void> {
        if (Result<void> done = writeTrial(trial); !done)
            return done;
        for (const TrialPart& part : parts)
            if (Result<void> done = writePart(trial.number, part); !done)
                return done;
        if (Result<void> done = writeWork(trial); !done)
            return done;
        if (weights)
            if (Result<void> done = writeWeights(trial.number, *weights); !done)
                return done;
        std::vector<std::int64_t> gone;
        Statement held = database_.prepare("SELECT DISTINCT trial FROM weights");
        while (held.next())
            if (std::ranges::count(kept, held.integer(0)) == 0)
                gone.push_back(held.integer(0));
        if (Result<void> done = held.finish(); !done)
            return done;
        for (const std::int64_t number : gone) {
            Statement row = database_.prepare("DELETE FROM weights WHERE trial=?");
            if (Result<void> done = row.with(number).finish(); !done)
                return done;
        }
        return {};
    });
}

Result<void> SearchStore::again(const AgainRun& run)
{
    Statement row =
        database_.prepare("INSERT OR REPLACE INTO again(trial, seed, objectives, seconds) VALUES(?,?,?,?)");
    return row.with(run.trial).with(std::int64_t(run.seed)).with(textOf(run.values)).with(run.seconds).finish();
}

} // namespace loom
