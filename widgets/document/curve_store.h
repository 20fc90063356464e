#pragma once

#include "train/history.h"

#include <string>
#include <vector>

namespace loom::ui {

/// Buckets and epochs of one run, as the GUI keeps them: at most 2^20 buckets a series (oldest merged in pairs).
struct CurveStore {
    std::vector<std::string> series; ///< as Trainer::series()
    std::vector<std::vector<CurveBucket>> buckets; ///< one list a series
    std::vector<EpochRecord> epochs;

    void clear();
    void add(const CurveBucket& bucket);
    void cut(std::int64_t step); ///< forgets what lies behind it
    bool empty() const;
    void fold(std::size_t most); ///< neighbours are merged until no series has more buckets than that
};

/// An epoch of which only the mean is known, as one bucket over its steps; `before` is the step before its first.
CurveBucket epochBucket(int series, const EpochRecord& epoch, std::int64_t before);
/// The curves of a run that is known by its epochs only.
CurveStore curvesOf(const History& history, std::int64_t batchesPerEpoch);

/// Merges the older half of the buckets in pairs: counts add up, means are weighted, extremes are kept.
void mergeOldest(std::vector<CurveBucket>& buckets);

} // namespace loom::ui
