#pragma once

#include "train/curve.h"

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
};

/// Merges the older half of the buckets in pairs: counts add up, means are weighted, extremes are kept.
void mergeOldest(std::vector<CurveBucket>& buckets);

} // namespace loom::ui
