// The smaller things of a kept run: records, curves, names; and what is taken away again.
#include "tuning/run_store.h"

#include "tuning/run_texts.h"

#include <cmath>
#include <cstring>

namespace loom {
namespace {

/// A bucket as it is stored: without its series.
struct StoredBucket {
    std::int64_t firstStep, count;
    double mean, minimum, maximum;
};

std::vector<CurveBucket> bucketsFrom(std::string_view bytes, int series)
{
    std::vector<CurveBucket> buckets(bytes.size() / sizeof(StoredBucket));
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        StoredBucket stored;
        std::memcpy(&stored, bytes.data() + i * sizeof stored, sizeof stored);
        buckets[i] = {series, stored.firstStep, stored.count, stored.mean, stored.minimum, stored.maximum};
    }
    return buckets;
}

Result<void> changeOne(const Database& database, const char* sql, std::int64_t run, auto value)
{
    Statement row = database.prepare(sql);
    row.with(value).with(run);
    return row.finish();
}

} // namespace

Result<void> RunStore::writeRecords(std::int64_t run, const RunBatch& batch)
{
    for (const EpochRecord& epoch : batch.epochs) {
        Statement row =
            database_.prepare("INSERT OR REPLACE INTO epochs(run, epoch, record, last_step) VALUES(?,?,?,?)");
        row.with(run).with(epoch.epoch).with(writeEpochs({epoch})).with(epoch.lastStep);
        if (Result<void> done = row.finish(); !done)
            return done;
    }
    for (const RunEvent& event : batch.events) {
        Statement row = database_.prepare("INSERT INTO events(run, number, step, record) VALUES(?, (SELECT count(*) "
                                          "FROM events WHERE run=?), ?, ?)");
        row.with(run).with(run).with(event.step).with(writeEvents({event}));
        if (Result<void> done = row.finish(); !done)
            return done;
    }
    for (const auto& [name, value] : batch.results) {
        Statement row = database_.prepare("INSERT OR REPLACE INTO results(run, name, value) VALUES(?,?,?)");
        row.with(run).with(name).with(value);
        if (Result<void> done = row.finish(); !done)
            return done;
    }
    return {};
}

Result<void> RunStore::writeCurves(std::int64_t run, const std::vector<std::vector<CurveBucket>>& curves)
{
    for (std::size_t i = 0; i < curves.size(); ++i) {
        std::string bytes;
        for (const CurveBucket& bucket : curves[i]) {
            const StoredBucket stored{bucket.firstStep, bucket.count, bucket.mean, bucket.minimum, bucket.maximum};
            bytes.append(reinterpret_cast<const char*>(&stored), sizeof stored);
        }
        Statement row = database_.prepare("INSERT OR REPLACE INTO curves(run, series, buckets) VALUES(?,?,?)");
        row.with(run).with(i).withBytes(bytes);
        if (Result<void> done = row.finish(); !done)
            return done;
    }
    return {};
}

Result<void> RunStore::readRecords(KeptRun& run) const
{
    std::string texts;
    Statement epochs = database_.prepare("SELECT record FROM epochs WHERE run=? ORDER BY epoch");
    epochs.with(run.id);
    while (epochs.next())
        texts += epochs.text(0);
    Result<std::vector<EpochRecord>> read = readEpochs(texts, run.series.size());
    if (!read)
        return read.error();
    run.epochs = std::move(*read);
    texts.clear();
    Statement events = database_.prepare("SELECT record FROM events WHERE run=? ORDER BY number");
    events.with(run.id);
    while (events.next())
        texts += events.text(0);
    Result<std::vector<RunEvent>> moved = readEvents(texts);
    if (!moved)
        return moved.error();
    run.events = std::move(*moved);
    Statement curves = database_.prepare("SELECT series, buckets FROM curves WHERE run=? ORDER BY series");
    curves.with(run.id);
    run.curves.assign(run.series.size(), {});
    while (curves.next())
        if (const std::int64_t series = curves.integer(0); series >= 0 && series < std::int64_t(run.curves.size()))
            run.curves[std::size_t(series)] = bucketsFrom(curves.bytes(1), int(series));
    Statement results = database_.prepare("SELECT name, value FROM results WHERE run=?");
    results.with(run.id);
    while (results.next())
        run.results[results.text(0)] = results.isNull(1) ? std::nan("") : results.real(1);
    return results.finish();
}

Result<void> RunStore::rename(std::int64_t run, const std::string& name)
{
    return changeOne(database_, "UPDATE runs SET name=? WHERE id=?", run, name);
}

Result<void> RunStore::recolor(std::int64_t run, int color)
{
    return changeOne(database_, "UPDATE runs SET color=? WHERE id=?", run, color);
}

Result<void> RunStore::remove(std::int64_t run)
{
    Statement row = database_.prepare("DELETE FROM runs WHERE id=?");
    row.with(run);
    if (Result<void> done = row.finish(); !done)
        return done;
    return database_.run("PRAGMA incremental_vacuum");
}

Result<void> RunStore::cut(std::int64_t run, std::int64_t step)
{
    return database_.together([&]() -> Result<void> {
        for (const char* sql :
             {"DELETE FROM epochs WHERE last_step>? AND run=?", "DELETE FROM events WHERE step>=? AND run=?",
              "DELETE FROM states WHERE step>? AND run=?", "UPDATE runs SET steps=?, status='unfinished' WHERE id=?"})
            if (Result<void> done = changeOne(database_, sql, run, step); !done)
                return done;
        Statement results = database_.prepare("DELETE FROM results WHERE run=?");
        return results.with(run).finish();
    });
}

Result<void> RunStore::dropStates(std::int64_t run, const std::vector<std::int64_t>& steps)
{
    return database_.together([&]() -> Result<void> {
        for (const std::int64_t step : steps)
            if (Result<void> done = changeOne(database_, "DELETE FROM states WHERE step=? AND run=?", run, step);
                !done)
                return done;
        return {};
    });
}

Result<std::int64_t> RunStore::stateBytes() const
{
    Statement row = database_.prepare("SELECT coalesce(sum(bytes), 0) FROM states");
    const bool found = row.next();
    const std::int64_t bytes = found ? row.integer(0) : 0;
    if (const Result<void> done = row.finish(); !done)
        return done.error();
    return bytes;
}

Result<void> RunStore::shrink(std::int64_t bytes, std::int64_t spared)
{
    for (;;) {
        const Result<std::int64_t> all = stateBytes();
        if (!all)
            return all.error();
        if (*all <= bytes)
            return {};
        Statement oldest = database_.prepare("SELECT run FROM states WHERE run<>? ORDER BY run LIMIT 1");
        oldest.with(spared);
        if (!oldest.next())
            return oldest.finish();
        const std::int64_t run = oldest.integer(0);
        Statement row = database_.prepare("DELETE FROM states WHERE run=?");
        if (Result<void> done = row.with(run).finish(); !done)
            return done;
    }
}

} // namespace loom
