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

enum class LabReach {
    yes,
    outside, ///< a hand moves it, but not to there
    locked,
    none, ///< nothing on the page moves it
};
/// Can a learner put the number there on that page, once its question is answered? What the page's pictures move of
/// networks and lists is not followed number by number: there it can.
LabReach reachOn(const Lab& lab, const LabStep& page, const std::string& path, double to, LabValues& values);
struct LabState;
/// Could a learner have left these numbers on the page: by what moves there, or as pages whose numbers it keeps left
/// them? `values` is moved to find out.
bool canBeLeft(const Lab& lab, const LabStep& page, const LabState& state, LabValues& values);

} // namespace loom
