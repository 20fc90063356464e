#pragma once

#include "project/project.h"
#include "tuning/objective.h"
#include "tuning/pruner_type.h"
#include "tuning/sampler_type.h"
#include "tuning/trial.h"

#include <functional>

namespace loom {

/// A trial is one run of its settings, or the mean of several with other seeds, or of as many folds of the data.
struct Repeats {
    enum class Kind { one, seeds, folds };
    Kind kind = Kind::one;
    int count = 1;
    bool operator==(const Repeats&) const = default;
};

/// What a trial may cost; 0: anything. The first three are known before it is trained, and one over them is refused;
/// a run over its seconds is ended, which another computer does elsewhere: such a search is not repeatable.
struct Limits {
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< a sample
    std::int64_t steps = 0; ///< of one run
    double seconds = 0; ///< of one run
    bool operator==(const Limits&) const = default;
};

/// Everything that decides what a search finds, beside its project.
struct SearchSettings {
    SearchSpace space;
    std::vector<Objective> objectives{{}};
    Part sampler{"tpe", {}};
    Part pruner{"none", {}};
    Repeats repeats;
    Limits limits;
    std::uint64_t seed = 7;
    std::int64_t generation = 8; ///< trials that are proposed at once
    int best = 5; ///< weights of so many are kept
    int again = 5; ///< new seeds that the winner is run with; 0: it is not
    std::string kernels; ///< the variant that computes every trial

    bool repeatable() const { return limits.seconds <= 0; }
    bool operator==(const SearchSettings&) const = default;
};

/// What acts from a trial on: more trials, a narrower space, or a point that is that trial.
struct SearchChange {
    std::int64_t trial = 0; ///< how many had been proposed
    std::optional<std::int64_t> trials; ///< now so many in all
    std::optional<SearchSpace> space;
    std::optional<Point> point{}; ///< a hand chose it; the sampler goes on as if it had not been drawn
    bool operator==(const SearchChange&) const = default;
};

/// A sentence where something cannot be: too many parts, an unknown sampler, an empty space.
Result<void> checkSettings(const SearchSettings& settings);
/// Why the project's rows cannot be dealt into the folds that a trial is; `onDisk`: they are read from there.
Result<void> checkRepeats(const Project& project, const Repeats& repeats, bool onDisk);
/// Epochs of the longest trial: rungs are cut out of these.
std::int64_t longestEpochs(const Project& project, const SearchSpace& space);

/// The project of one part of a trial, as `loom train` would be given it.
Result<Project> projectOf(const Project& project, const SearchSettings& settings, const Point& point, int part);

/// As it is kept: JSON on one line, checked when it is read.
std::string writeSettings(const SearchSettings& settings);
Result<SearchSettings> readSettings(const std::string& json);
std::string writeChange(const SearchChange& change);
Result<SearchChange> readChange(const std::string& json, std::size_t axes);
/// The first thing in which two searches differ, as a sentence; nothing where they are the same.
std::optional<Text> differenceOf(const SearchSettings& kept, const SearchSettings& asked);

/// The next generation: at most `most` trials, fewer where there are no more points. Depends on the settings, the
/// changes and the trials of the generations before, and on nothing else. `fits` says why a point is over a limit;
/// such points are passed over, and where hundreds in a row are, the trial stands as refused.
std::vector<Trial> proposeGeneration(const SearchSettings& settings, const std::vector<SearchChange>& changes,
                                     const std::vector<Trial>& before, std::int64_t most,
                                     const std::function<std::optional<Text>(const Point&)>& fits = {});
/// Trials as a sampler judges them, as far as they lie in the space and came to an end: those that were not trained
/// to their end follow all that were.
std::vector<Tried> triedOf(const SearchSettings& settings, const SearchSpace& space,
                           const std::vector<Trial>& before);
/// The space from that trial on.
const SearchSpace& spaceAfter(const SearchSettings& settings, const std::vector<SearchChange>& changes,
                              std::int64_t trial);
/// Trials that the search is to have by its changes.
std::int64_t trialsWanted(const std::vector<SearchChange>& changes);

/// The finished trials, the best first (with two objectives: those of the Pareto front, by the first one).
std::vector<std::int64_t> bestOf(const SearchSettings& settings, const std::vector<Trial>& trials);

} // namespace loom
