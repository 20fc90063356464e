#pragma once

#include "base/result.h"
#include "train/curve.h"

#include <string>
#include <vector>

namespace loom {

/// The values of a run by epoch, as the table `history.csv` of a run's folder holds them.
struct History {
    std::vector<std::string> series; ///< names of EpochRecord::values
    std::vector<EpochRecord> epochs; ///< `lastStep` is 0: the table does not hold it
};

/// A line of names, then a line an epoch: epoch, the series, seconds, samples_per_second. Digits suffice to get the
/// same numbers back.
std::string writeHistory(const std::vector<std::string>& series, const std::vector<EpochRecord>& epochs);
/// Reads what `writeHistory` and the callback csv_log write; an empty cell is a value that is no number. Epochs must
/// rise. A sentence with the line where the text is no such table.
Result<History> readHistory(const std::string& text);

} // namespace loom
