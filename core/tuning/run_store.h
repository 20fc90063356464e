#pragma once

#include "train/timeline.h"
#include "tuning/database.h"
#include "tuning/run_record.h"

namespace loom {

/// The runs of a project, in the file NAME.runs beside it (SQLite): each with name, colour, settings, curves, events
/// and states; runs of a search say which. One thread at a time uses an object; several programs may use the file.
class RunStore {
public:
    /// `NAME.runs` of `NAME.loom`.
    static std::string fileOf(const std::string& projectFile);
    static Result<RunStore> open(const std::string& file);
    /// One that is there; a sentence where it is not.
    static Result<RunStore> openExisting(const std::string& file);

    /// Returns its id; the run's own id is not looked at.
    Result<std::int64_t> add(const KeptRun& run);
    /// Adds to what is kept of it, all of it or nothing.
    Result<void> write(std::int64_t run, const RunBatch& batch);
    Result<void> rename(std::int64_t run, const std::string& name);
    Result<void> recolor(std::int64_t run, int color);
    Result<void> remove(std::int64_t run);
    /// Everything behind that step is forgotten: the run goes on from there.
    Result<void> cut(std::int64_t run, std::int64_t step);
    Result<void> dropStates(std::int64_t run, const std::vector<std::int64_t>& steps);
    /// States of other runs go, the oldest run's first, until all take no more than that.
    Result<void> shrink(std::int64_t bytes, std::int64_t spared);

    /// The oldest first.
    Result<std::vector<KeptRun>> runs() const;
    Result<KeptRun> run(std::int64_t run) const;
    Result<std::vector<KeptState>> states(std::int64_t run) const;
    /// With the records that belong to it.
    Result<Trainer::State> state(const KeptRun& run, std::int64_t step) const;
    /// Everything as it is now, in a file of its own that replaces what stood there.
    Result<void> copyTo(const std::string& file) const;
    /// Bytes of all states.
    Result<std::int64_t> stateBytes() const;

private:
    explicit RunStore(Database database)
        : database_(std::move(database))
    {
    }
    Result<void> setUp();
    Result<void> writeState(std::int64_t run, const RunBatch::State& state);
    Result<void> writeCurves(std::int64_t run, const std::vector<std::vector<CurveBucket>>& curves);
    Result<void> writeRecords(std::int64_t run, const RunBatch& batch);
    Result<void> readRecords(KeptRun& run) const;

    Database database_;
};

} // namespace loom
