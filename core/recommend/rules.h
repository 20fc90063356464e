#pragma once

#include <cstdint>
#include <vector>

namespace loom::recommend {

/// What was bought together: numbers of goods, in any order; a second one of the same counts once.
using Basket = std::vector<std::int32_t>;

/// Goods that lie together in at least a share of the baskets.
struct FrequentSet {
    std::vector<std::int32_t> goods; ///< ascending
    std::int64_t baskets = 0;
    bool operator==(const FrequentSet&) const = default;
};

/// All of them by Apriori (Agrawal and Srikant 1994): a set can only be frequent where all sets with one good less
/// are. Small sets first, then by their goods. `largest`: goods of a set; 0: no limit.
std::vector<FrequentSet> frequentSets(const std::vector<Basket>& baskets, double minimumSupport, int largest = 0);

/// Who has `from` in the basket has `to` too.
struct Rule {
    std::vector<std::int32_t> from;
    std::vector<std::int32_t> to;
    double support = 0; ///< the share of all baskets that hold both
    double confidence = 0; ///< of the baskets with `from`, the share that holds `to` as well
    double lift = 0; ///< confidence over the share of baskets with `to`: 1 says nothing, less than 1 keeps apart
};

/// Of all frequent sets, with every part of a set on the left. The highest lift first, then confidence, then support.
std::vector<Rule> associationRules(const std::vector<Basket>& baskets, double minimumSupport,
                                   double minimumConfidence, int largest = 0);

} // namespace loom::recommend
