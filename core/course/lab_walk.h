#pragma once

#include "course/lab.h"
#include "formula/formula.h"

namespace loom {

class LabValues;

/// Where an action leads when it is done again and again; nothing is moved by that.
struct LabWalk {
    std::int64_t steps = 0;
    bool arrived = false;
    std::vector<std::string> moved; ///< addresses, in the order of the action
    /// Places on the way: the first ones all, of the later ones some, and the last. A number for each of `moved`.
    std::vector<std::vector<double>> places;
};

/// A way that need not be walked again while it would begin at the same numbers, by the same formulas.
struct KeptWalk {
    std::vector<double> start;
    std::vector<Formula> formulas;
    LabWalk way;
    std::int64_t walks = 0; ///< how often it was walked
};

/// From the numbers as they stand. A sentence where the action needs what is no plain formula, as a mean over rows.
Result<LabWalk> walked(LabValues& values, const LabRepeat& repeat, KeptWalk& kept);

} // namespace loom
