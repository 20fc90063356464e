#pragma once

#include "course/lab.h"

#include <vector>

namespace loom {

/// What only the lab's own numbers can tell: that it has a page, that its subjects' networks can be made, that a
/// slider begins between its ends, and that a solution reaches a goal that was not reached before. What a run or an
/// experiment has to compute first is taken on trust. `json` is the text that the lab was read from, for the line.
std::vector<LabFault> faultsInNumbers(const Lab& lab, const std::string& json);

} // namespace loom
