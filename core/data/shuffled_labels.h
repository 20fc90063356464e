#pragma once

#include "data/data_recipe.h"

namespace loom {

/// Deals the targets of each part out anew among its rows: the same targets in another order, drawn from the stream
/// `data/shuffle_labels` of the seed, so that the inputs say nothing about them. Targets of one row stay together;
/// weights and masks stay with their row. Adds a note; an Issue where rows are read from disk.
Result<void> shuffleLabels(std::uint64_t seed, PreparedData& data);

} // namespace loom
