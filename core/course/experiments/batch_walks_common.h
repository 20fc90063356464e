#pragma once

#include "course/experiments/batch_common.h"

namespace loom::experiments {

/// Thirty updates from a network's place with batches of all rows, of ten and of one, at the same learning rate.
struct BatchWalks {
    /// Pairs, a pair a place from (0, 0): along `full`, in its length, and along `across`, in the same unit.
    std::vector<double> all, ten, one;
    std::vector<double> losses; ///< over all rows: at the start, then at the end of each
};

/// The network is left where it was. `full`: the gradient over all rows there; `across`: of length 1, at right angles
/// to it.
BatchWalks batchWalks(BatchGradients& network, std::span<const std::int64_t> rows, std::uint64_t seed,
                      const FlatWeights& full, const FlatWeights& across);

} // namespace loom::experiments
