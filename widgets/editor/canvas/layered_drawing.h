#pragma once

#include <utility>
#include <vector>

namespace loom::ui {

/// A box to be placed by the layered layout; `x`, `y` is its upper left corner.
struct Box {
    double width = 0;
    double height = 0;
    double x = 0;
    double y = 0;
};

/// Gaps between boxes; `aspect` and `readable` as in LayoutOptions.
struct DrawingRules {
    double columnGap = 0;
    double rowGap = 0;
    double aspect = 0;
    double readable = 0;
};

/// Places boxes joined by links (from, to) in columns from left to right; the upper left corner is at (0, 0).
/// Links that close a loop are drawn backwards.
void drawLayered(std::vector<Box>& boxes, const std::vector<std::pair<int, int>>& links, const DrawingRules& rules);

} // namespace loom::ui
