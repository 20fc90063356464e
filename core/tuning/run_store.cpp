#include "tuning/run_store.h"

#include "base/nested_text.h"
#include "project/project_file.h"
#include "tensor/safetensors.h"
#include "tuning/run_texts.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

constexpr std::int64_t kApplication = 0x4C6F6F6D, kFormat = 1;
constexpr std::size_t kPart = std::size_t(16) << 20; // one row of a state's bytes

constexpr const char* kTables[] = {
    "CREATE TABLE studies(id INTEGER PRIMARY KEY, name TEXT NOT NULL, created INTEGER NOT NULL, space TEXT NOT NULL, "
    "sampler TEXT NOT NULL)",
    "CREATE TABLE runs(id INTEGER PRIMARY KEY, name TEXT NOT NULL, color INTEGER NOT NULL, study INTEGER REFERENCES "
    "studies(id) ON DELETE CASCADE, parent INTEGER, parent_step INTEGER NOT NULL, project TEXT NOT NULL, folder TEXT "
    "NOT NULL, kernels TEXT NOT NULL, device TEXT NOT NULL, version INTEGER NOT NULL, data TEXT NOT NULL, created "
    "INTEGER NOT NULL, status TEXT NOT NULL, sentence TEXT NOT NULL, given_weights INTEGER NOT NULL, steps INTEGER "
    "NOT "
    "NULL, batches_per_epoch INTEGER NOT NULL, series TEXT NOT NULL, saved_weights TEXT NOT NULL)",
    "CREATE TABLE epochs(run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, epoch INTEGER NOT NULL, record "
    "TEXT NOT NULL, last_step INTEGER NOT NULL, PRIMARY KEY(run, epoch)) WITHOUT ROWID",
    "CREATE TABLE curves(run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, series INTEGER NOT NULL, "
    "buckets "
    "BLOB NOT NULL, PRIMARY KEY(run, series)) WITHOUT ROWID",
    "CREATE TABLE events(run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, number INTEGER NOT NULL, step "
    "INTEGER NOT NULL, record TEXT NOT NULL, PRIMARY KEY(run, number)) WITHOUT ROWID",
    "CREATE TABLE states(run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, step INTEGER NOT NULL, "
    "epoch_end "
    "INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY(run, step)) WITHOUT ROWID",
    "CREATE TABLE state_parts(run INTEGER NOT NULL, step INTEGER NOT NULL, part INTEGER NOT NULL, content BLOB NOT "
    "NULL, PRIMARY KEY(run, step, part), FOREIGN KEY(run, step) REFERENCES states(run, step) ON DELETE CASCADE)",
    "CREATE TABLE results(run INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE, name TEXT NOT NULL, value "
    "REAL, "
    "PRIMARY KEY(run, name)) WITHOUT ROWID"};

constexpr const char* kColumns =
    "SELECT id, name, color, study, parent, parent_step, project, folder, kernels, device, version, data, created, "
    "status, sentence, given_weights, steps, batches_per_epoch, series, saved_weights FROM runs";

std::string selectRuns(const char* which)
{
    return std::string(kColumns).append(which);
}

Result<KeptRun> runFrom(const Statement& row)
{
    KeptRun run;
    run.id = row.integer(0);
    run.name = row.text(1);
    run.color = int(std::clamp<std::int64_t>(row.integer(2), 0, 1000));
    if (!row.isNull(3))
        run.study = row.integer(3);
    if (!row.isNull(4))
        run.parent = row.integer(4);
    run.parentStep = row.integer(5);
    Result<OpenedProject> project = parseProject(row.text(6));
    if (!project)
        return Text(TR("The run “{run}” holds a project that cannot be read: {reason}"),
                    {{"run", run.name}, {"reason", nested(project.error())}});
    run.project = std::move(project->project);
    run.folder = row.text(7);
    run.kernels = row.text(8);
    run.device = row.text(9);
    run.version = row.integer(10);
    run.dataFiles = filesFrom(row.text(11));
    run.created = row.integer(12);
    run.status = row.text(13);
    run.sentence = row.text(14);
    run.givenWeights = row.integer(15) != 0;
    run.steps = row.integer(16);
    run.batchesPerEpoch = row.integer(17);
    run.series = namesFrom(row.text(18));
    run.savedWeights = row.text(19);
    return run;
}

} // namespace

std::string RunStore::fileOf(const std::string& projectFile)
{
    return std::filesystem::path(projectFile).replace_extension(".runs").string();
}

Result<RunStore> RunStore::open(const std::string& file)
{
    Result<Database> database = Database::open(file, true);
    if (!database)
        return database.error();
    RunStore store(std::move(*database));
    if (const Result<void> ready = store.setUp(); !ready)
        return ready.error();
    return store;
}

Result<RunStore> RunStore::openExisting(const std::string& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Text(TR("There are no kept runs: {file} does not exist; train with --keep --out DIR"),
                    {{"file", file}});
    return open(file);
}

Result<void> RunStore::copyTo(const std::string& file) const
{
    std::error_code error;
    std::filesystem::remove(file, error);
    Statement copy = database_.prepare("VACUUM INTO ?");
    return copy.with(file).finish();
}

Result<void> RunStore::setUp()
{
    const auto number = [&](const char* pragma) {
        Statement row = database_.prepare(pragma);
        return row.next() ? row.integer(0) : std::int64_t(-1);
    };
    const std::int64_t tables = number("SELECT count(*) FROM sqlite_master");
    if (tables < 0)
        return database_.run("SELECT count(*) FROM sqlite_master");
    if (tables == 0) {
        if (Result<void> set = database_.run("PRAGMA auto_vacuum=INCREMENTAL"); !set)
            return set;
        if (Result<void> kept = database_.keepLog(); !kept)
            return kept;
        return database_.together([&]() -> Result<void> {
            for (const char* table : kTables)
                if (Result<void> made = database_.run(table); !made)
                    return made;
            if (Result<void> said = database_.run("PRAGMA application_id=" + std::to_string(kApplication)); !said)
                return said;
            return database_.run("PRAGMA user_version=" + std::to_string(kFormat));
        });
    }
    if (number("PRAGMA application_id") != kApplication)
        return Text(TR("This file does not hold the runs of a project"));
    if (number("PRAGMA user_version") != kFormat)
        return Text(TR("The kept runs were written by a newer version of this program; open them with that one"));
    return database_.keepLog();
}

Result<std::int64_t> RunStore::add(const KeptRun& run)
{
    Statement row = database_.prepare(
        "INSERT INTO runs(name, color, study, parent, parent_step, project, folder, kernels, device, version, data, "
        "created, status, sentence, given_weights, steps, batches_per_epoch, series, saved_weights) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    row.with(run.name).with(run.color);
    run.study ? row.with(*run.study) : row.withNull();
    run.parent ? row.with(*run.parent) : row.withNull();
    row.with(run.parentStep).with(writeProject(run.project)).with(run.folder).with(run.kernels).with(run.device);
    row.with(run.version).with(textOf(run.dataFiles)).with(run.created).with(run.status).with(run.sentence);
    row.with(int(run.givenWeights))
        .with(run.steps)
        .with(run.batchesPerEpoch)
        .with(textOf(run.series))
        .with(run.savedWeights);
    if (const Result<void> done = row.finish(); !done)
        return done.error();
    const std::int64_t id = database_.lastId();
    RunBatch batch{run.steps, run.status, run.sentence, run.epochs, run.events, run.curves, run.results, {}};
    if (const Result<void> done = write(id, batch); !done)
        return done.error();
    return id;
}

Result<void> RunStore::write(std::int64_t run, const RunBatch& batch)
{
    return database_.together([&]() -> Result<void> {
        Statement row = database_.prepare("UPDATE runs SET steps=?, status=?, sentence=? WHERE id=?");
        row.with(batch.steps).with(batch.status).with(batch.sentence).with(run);
        if (Result<void> done = row.finish(); !done)
            return done;
        if (Result<void> done = writeRecords(run, batch); !done)
            return done;
        if (Result<void> done = writeCurves(run, batch.curves); !done)
            return done;
        for (const RunBatch::State& state : batch.states)
            if (Result<void> done = writeState(run, state); !done)
                return done;
        return {};
    });
}

Result<void> RunStore::writeState(std::int64_t run, const RunBatch::State& state)
{
    const NamedTensors content{state.content.tensors, state.content.metadata};
    const SafetensorsBytes bytes = safetensorsBytes(content);
    const std::size_t all = bytesOf(state.content);
    Statement row = database_.prepare("INSERT OR REPLACE INTO states(run, step, epoch_end, bytes) VALUES(?,?,?,?)");
    row.with(run).with(state.step).with(int(state.epochEnd)).with(all);
    if (Result<void> done = row.finish(); !done)
        return done;
    std::string part = bytes.head;
    int number = 0;
    const auto flush = [&]() -> Result<void> {
        Statement insert =
            database_.prepare("INSERT OR REPLACE INTO state_parts(run, step, part, content) VALUES(?,?,?,?)");
        insert.with(run).with(state.step).with(number++).withBytes(part);
        Result<void> done = insert.finish();
        part.clear();
        return done;
    };
    for (std::string_view piece : bytes.tensors)
        while (!piece.empty()) {
            const std::size_t count = std::min(piece.size(), kPart - std::min(part.size(), kPart - 1));
            part.append(piece.substr(0, count));
            piece.remove_prefix(count);
            if (part.size() >= kPart)
                if (Result<void> done = flush(); !done)
                    return done;
        }
    return part.empty() ? Result<void>() : flush();
}

Result<std::vector<KeptRun>> RunStore::runs() const
{
    std::vector<KeptRun> all;
    Statement row = database_.prepare(selectRuns(" ORDER BY id"));
    while (row.next()) {
        Result<KeptRun> run = runFrom(row);
        if (!run)
            continue; // one that cannot be read does not hide the others
        if (const Result<void> read = readRecords(*run); !read)
            continue;
        all.push_back(std::move(*run));
    }
    if (const Result<void> done = row.finish(); !done)
        return done.error();
    return all;
}

Result<KeptRun> RunStore::run(std::int64_t id) const
{
    Statement row = database_.prepare(selectRuns(" WHERE id=?"));
    row.with(id);
    if (!row.next())
        return Text(TR("There is no kept run number {run}"), {{"run", id}});
    Result<KeptRun> run = runFrom(row);
    if (run)
        if (const Result<void> read = readRecords(*run); !read)
            return read.error();
    return run;
}

Result<std::vector<KeptState>> RunStore::states(std::int64_t run) const
{
    std::vector<KeptState> all;
    Statement row = database_.prepare("SELECT step, epoch_end, bytes FROM states WHERE run=? ORDER BY step");
    row.with(run);
    while (row.next())
        all.push_back({row.integer(0), row.integer(1) != 0, std::size_t(std::max<std::int64_t>(0, row.integer(2)))});
    if (const Result<void> done = row.finish(); !done)
        return done.error();
    return all;
}

Result<Trainer::State> RunStore::state(const KeptRun& run, std::int64_t step) const
{
    std::string bytes;
    Statement row = database_.prepare("SELECT content FROM state_parts WHERE run=? AND step=? ORDER BY part");
    row.with(run.id).with(step);
    while (row.next())
        bytes += row.bytes(0);
    if (const Result<void> done = row.finish(); !done)
        return done.error();
    Result<NamedTensors> content = safetensorsFrom(bytes, "state " + std::to_string(step));
    if (!content)
        return content.error();
    Trainer::State state{std::move(content->tensors), std::move(content->metadata)};
    if (Trainer::stepOf(state) != step)
        return Text(TR("The kept state of step {step} is damaged"), {{"step", step}});
    Trainer::addRecords(state, run.epochs, run.events);
    return state;
}

} // namespace loom
