#pragma once

#include "course/lab.h"

#include <optional>
#include <utility>
#include <vector>

namespace loom {

class LabValues;

/// A way in which a learner moves a number on a page.
struct LabHand {
    std::string path;
    std::string leads; ///< the first address of the same handle: who locks it locks this one, too
    std::optional<std::pair<double, double>> range; ///< none: anywhere
};

/// All on that page: sliders and editors, handles in views, buttons, what is played.
std::vector<LabHand> handsOn(const Lab& lab, const LabStep& page, LabValues& values);

} // namespace loom
