#pragma once

#include "tuning/search_store.h"

namespace loom {

/// How much a column says about a target: the share of the target's variance that a forest of regression trees no
/// longer explains when the column is shuffled. Judged on rows that a tree has not seen.
struct Importance {
    double value = 0;
    double error = 0; ///< standard error, over forests that each lack some of the rows; NaN where there are too few
};

struct ForestOptions {
    int trees = 64;
    int shuffles = 4; ///< of each column
    int groups = 10; ///< forests for the error, each without one of so many parts of the rows
    std::uint64_t seed = 7;
};

/// `columns`: each as long as the target. The same numbers give the same bits, on any machine. Nothing can be said of
/// fewer than 4 rows or a constant target: all values are 0, all errors NaN.
std::vector<Importance> importances(const std::vector<std::vector<double>>& columns,
                                    const std::vector<double>& target, const ForestOptions& options = {});

/// Of each setting of a search, for where a trial stands among the others: those stopped early stand behind those
/// that were not. The last 2,000 trials count.
std::vector<Importance> importances(const StoredSearch& search);
/// How many trials these look at.
std::size_t trialsJudged(const StoredSearch& search);

} // namespace loom
