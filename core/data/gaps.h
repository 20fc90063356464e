#pragma once

#include "data/dataset.h"
#include "data/fitted.h"

namespace loom {

/// The source's rows with numbers where a value of its incomplete fields is missing (NaN): those that `known` has
/// with the weights, or the means of the training part, which `learned` keeps.
Result<Dataset> withoutGaps(const SourceData& source, const RowSet& training, const Fitted* known, Fitted& learned);

/// The same numbers for a field of a store, which fills its gaps whenever it reads.
Result<std::vector<float>> storedFill(const RowSet& training, int field, const Fitted* known, Fitted& learned);

} // namespace loom
