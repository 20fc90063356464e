#pragma once

#include "base/result.h"
#include "data/dataset.h"

namespace loom {

/// The rows of a source with those of its own test file or folder behind them, which are its test set. Both have the
/// same fields, as the second was read with the words and classes of the first.
Result<SourceData> withTestRows(SourceData data, SourceData test);

} // namespace loom
