#pragma once

#include "formula/formula.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace loom {

/// What gave a number of a lab.
enum class LabSource {
    formula, ///< others, by LabOrigin::formula
    held, ///< given: moved by hand, drawn by the seed, of the data
    setting, ///< a setting of a subject
    forward, ///< the network; no layer says more
    backward, ///< the network, from its losses; no layer says more
    difference, ///< two forward passes, with a number a little larger and a little smaller
    passes, ///< a count of the forward passes that all differences take
    experiment, ///< an experiment, from its settings
    run, ///< the rows of a run
    repeated, ///< a count of how often an action is done
    line, ///< of the line through the rows of LabOrigin::over whose mean absolute error is least
    trained, ///< the subject's last training
    judged, ///< the rows of the data, with the weights as they stand
};

/// Terms of a sum for which one name stands.
struct LabOthers {
    std::size_t count = 0;
    double together = 0; ///< their sum, or the largest or smallest of them
    std::string chosenBy = {}; ///< max or min; empty: their sum
};

/// Where a number of a lab comes from: the formula it was computed by and the address of each name in it, or what
/// else gave it.
struct LabOrigin {
    LabSource source = LabSource::held;
    std::optional<Formula> formula; ///< of LabSource::formula, else none
    std::map<std::string, std::string> names;
    std::map<std::string, LabOthers> others; ///< names of the formula that have no address
    std::string over; ///< a subject with lists: the formula is that of one of its rows, …
    std::string each; ///< … and this is taken of all of them: mean or sum
    bool single = false; ///< in 32-bit numbers
    /// Without a formula: addresses of what the number was computed from. Of a run those that its rows measure, of a
    /// repeated action the one at which it ends and those that it moves.
    std::vector<std::string> from;
};

} // namespace loom
