#pragma once

#include "tensor/safetensors.h"
#include "train/trainer.h"
#include "tuning/database.h"
#include "tuning/search_settings.h"

#include <memory>

namespace loom {

/// A run of the winner's settings with a new seed.
struct AgainRun {
    std::int64_t trial = 0;
    std::uint64_t seed = 0;
    std::vector<double> values; ///< an objective each; NaN: it failed
    double seconds = 0;
};

/// A search as it stands in its store, without curves and weights.
struct StoredSearch {
    SearchSettings settings;
    Project project; ///< with absolute data paths
    std::map<std::string, std::string> dataFiles; ///< as checkpoints keep them
    std::int64_t version = Trainer::kStateVersion; ///< of the order of sums: another one computes other last digits
    std::int64_t created = 0; ///< seconds since 1970, UTC
    std::vector<std::string> series; ///< of the parts' epochs
    std::vector<SearchChange> changes;
    std::vector<Trial> trials; ///< by number
    std::vector<AgainRun> again;
};

/// The file of one search (SQLite), NAME.search beside its project unless said. What is written is whole or not
/// there, a killed program included. One thread at a time uses an object; one program at a time writes, others may
/// read.
class SearchStore {
public:
    static std::string fileOf(const std::string& projectFile);
    /// Is there anything in the file?
    static bool exists(const std::string& file);
    /// Does the file say that it is the store of a search? (It may be damaged all the same.)
    static bool isSearch(const std::string& file);

    /// A new one, with the search as it begins.
    static Result<SearchStore> create(const std::string& file, const StoredSearch& search);
    /// To go on with; a sentence where another program does, where it is damaged or of a newer version.
    static Result<SearchStore> open(const std::string& file);
    /// To look at only.
    static Result<SearchStore> read(const std::string& file);

    Result<StoredSearch> search() const;
    /// The runs of a trial, with their curves.
    Result<std::vector<TrialPart>> parts(std::int64_t trial) const;
    /// Of the trial's first run; nothing where they were not kept.
    Result<std::optional<NamedTensors>> weights(std::int64_t trial) const;
    std::int64_t bytes() const;

    Result<void> propose(const std::vector<Trial>& trials);
    Result<void> change(const SearchChange& change);
    /// A trial that is done. `weights`: to be kept; those of trials that are not in `kept` go.
    Result<void> finish(const Trial& trial, const std::vector<TrialPart>& parts, const NamedTensors* weights,
                        const std::vector<std::int64_t>& kept);
    Result<void> again(const AgainRun& run);

private:
    class Held;
    SearchStore(std::string file, Database database, std::shared_ptr<Held> held)
        : file_(std::move(file))
        , database_(std::move(database))
        , held_(std::move(held))
    {
    }
    static Result<SearchStore> opened(const std::string& file, std::shared_ptr<Held> held);
    Result<void> readyToWrite();
    Result<void> writeTrial(const Trial& trial);
    Result<void> writePart(std::int64_t trial, const TrialPart& part);
    Result<void> writeWork(const Trial& trial);
    Result<void> readCurves(std::int64_t trial, std::vector<TrialPart>& parts) const;
    Result<void> writeWeights(std::int64_t trial, const NamedTensors& weights);
    Result<void> readTrials(StoredSearch& search) const;
    Result<void> readWork(StoredSearch& search) const;
    Result<void> readRest(StoredSearch& search) const;
    Text damaged(const Text& reason) const;

    std::string file_;
    Database database_;
    /// 2 brought the curves of trials, 3 who worked on them when, 4 points by hand among the changes.
    static constexpr std::int64_t kFormat = 4, kCurvesSince = 2, kWorkSince = 3;
    std::int64_t format_ = kFormat; ///< that the file says
    std::shared_ptr<Held> held_; ///< shared: the object may be moved; the lock goes with the last of them
};

} // namespace loom
