#pragma once

#include "train/curve.h"
#include "tuning/search_space.h"
#include "tuning/step_curve.h"

#include <cstdint>
#include <optional>
#include <string>

namespace loom {

/// waiting: proposed, not done. refused: a limit keeps it from being trained. failed: it came to no number.
enum class TrialState { waiting, finished, pruned, failed, refused };
const char* nameOf(TrialState state);
std::optional<TrialState> trialStateFrom(const std::string& name);

/// One run of a trial: all of it, one of its folds, or one of its seeds.
struct TrialPart {
    int number = 0; ///< from 0
    std::uint64_t seed = 0;
    std::int64_t steps = 0;
    std::vector<EpochRecord> epochs;
    std::vector<double> values; ///< an objective each, at its end
    double seconds = 0; ///< of computing
    StepCurve curve; ///< training loss
};

/// A stretch of a trial's run that one worker trained without a break.
struct WorkedSpan {
    int part = 0; ///< TrialPart::number
    int worker = 0; ///< from 1
    double from = 0, to = 0; ///< seconds since 1970
    bool operator==(const WorkedSpan&) const = default;
};

double secondsSince1970();

/// A time in which a search waited, seconds since 1970; `to` is NaN of one that goes on.
struct Pause {
    double from = 0, to = 0;
};

/// The span without the pauses, which come in their order; `to` is NaN of a span that goes on.
std::vector<WorkedSpan> withoutPauses(const WorkedSpan& span, const std::vector<Pause>& pauses);

/// One place of the space that is tried: settings, and what came of them. Plain data; everything but `seconds`,
/// `started`, `ended`, `worker` and `work` is a function of the search's settings and seed.
struct Trial {
    std::int64_t number = 0; ///< from 1
    std::int64_t generation = 0; ///< from 0
    std::int64_t draw = 0; ///< of the sampler, in the space as it was narrowed last before
    Point point;
    TrialState state = TrialState::waiting;
    int rung = 0; ///< comparisons that it has passed
    std::vector<double> values; ///< an objective each: the mean over its parts; as it was pruned
    std::vector<double> lowest, highest; ///< over its parts
    std::string sentence; ///< why it was pruned, refused or failed, in English
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0;
    double seconds = 0; ///< of computing, all parts
    std::int64_t started = 0, ended = 0; ///< seconds since 1970, UTC
    int worker = 0; ///< that trained it last, from 1
    std::vector<WorkedSpan> work; ///< by their ends; none of a trial that was not trained, or of an old store
};

} // namespace loom
