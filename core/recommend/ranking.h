#pragma once

#include "recommend/ratings.h"

#include <functional>

namespace loom::recommend {

/// A guess for any cell.
using Guesser = std::function<double(std::int32_t user, std::int32_t item)>;

/// √ of the mean squared error over all ratings of the table; 0 where there are none.
double rmse(const Ratings& ratings, const Guesser& guesser);

/// The `count` best items by score, the best first; equal scores in the order of the items. `leaveOut` (may be
/// empty): 1 for items that do not take part. What is no number takes no part either.
std::vector<std::int32_t> best(std::span<const double> scores, int count,
                               std::span<const std::uint8_t> leaveOut = {});

/// How many of the first `count` are relevant, as a share of `count`. `relevant`: 1 or 0 an item.
double precisionAt(int count, std::span<const std::int32_t> ranked, std::span<const std::uint8_t> relevant);

/// Normalized discounted cumulative gain: Σ (2^gain − 1)/log₂(place + 1) over the first `count`, over the same sum
/// of the best order possible (Järvelin and Kekäläinen 2002). `gains` are ≥ 0, one an item; 0 where all are 0.
double ndcgAt(int count, std::span<const std::int32_t> ranked, std::span<const double> gains);

} // namespace loom::recommend
