#pragma once

#include "course/experiment.h"
#include "course/lab.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace loom {

class LabValues;

/// What a run measured: for each address a number a row.
using LabRows = std::map<std::string, std::vector<double>>;

/// RUN.ADDRESS in its two parts.
std::pair<std::string, std::string> runAndAddress(const std::string& value);
/// Addresses that checks, quantities, questions and views want of that run.
std::set<std::string> columnsOf(const Lab& lab, const std::string& run);
std::int64_t rowCount(const LabRun& run);

/// The run's rows, one after another: drawn, swept or seeded, set, trained or prepared, measured. The values are left
/// as the last row has them. `onRow` is told after each; a stop or a fault ends it with a sentence.
Result<LabRows> rowsOf(LabValues& values, const LabRun& run, const ExperimentWork& work = {},
                       const std::function<void(const LabRows&)>& onRow = {});

/// What a measure makes of rows.
struct LabMeasured {
    std::int64_t rows = 0;
    std::int64_t holding = 0; ///< rows within the bounds
    double least = 0, most = 0;
    /// What `each` makes of the rows; of `all` the value that is farthest from holding, of `count` how many hold.
    double value = 0;
    Text undefined = {}; ///< why it is no number; else empty
};

/// `points`: of the sweep, for argmin, argmax and slope. None where a column is missing or empty.
std::optional<LabMeasured> measuredIn(const std::map<std::string, LabRows>& runs, const LabMeasure& measure,
                                      const std::vector<double>& points);

} // namespace loom
