#pragma once

#include "base/result.h"
#include "train/curve.h"

#include <optional>
#include <string>
#include <vector>

namespace loom {

/// What a search makes small or large: a series of the curves (`validation_loss`, `validation_accuracy`), measured at
/// the end of a run, or a count of its network.
struct Objective {
    std::string metric = "validation_loss"; ///< or `parameters`, `multiply_adds`
    bool maximum = false;

    bool isCount() const;
    /// The value turned so that smaller is better.
    double cost(double value) const { return maximum ? -value : value; }
    bool operator==(const Objective&) const = default;
};

/// What a network costs, whatever it has learned.
struct NetworkCounts {
    std::int64_t parameters = 0;
    std::int64_t multiplyAdds = 0; ///< a sample
};

/// What can be asked for where `series` are measured: names of the training part, once each, then the counts.
std::vector<std::string> objectiveNames(const std::vector<std::string>& series);

/// `METRIC[:min|max]`, two at most, separated by commas. A metric's own direction unless said; of a name without
/// `validation_` the validation part's, where `validated`, else the training part's, and `remarks` says so. Empty:
/// the loss. `series`: what the project measures.
Result<std::vector<Objective>> readObjectives(const std::string& text, const std::vector<std::string>& series,
                                              bool validated, std::vector<Text>& remarks);

/// The objective's value after an epoch; NaN where it is not measured.
double valueOf(const Objective& objective, const std::vector<std::string>& series, const std::vector<double>& values,
               const NetworkCounts& counts);

/// Which of the costs (one list of values a trial, all to be made small, NaN: failed) no other beats or equals in
/// everything and beats in something: the Pareto front.
std::vector<bool> paretoFront(const std::vector<std::vector<double>>& costs);
/// 0: the best, 1: the worst. Of one value by its size; of two by how many fronts must go before it is on one, then
/// by the first value. Failed ones last; equal ones stand alike.
std::vector<double> standings(const std::vector<std::vector<double>>& costs);

} // namespace loom
