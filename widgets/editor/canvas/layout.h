#pragma once

#include "graph/graph.h"

#include <map>
#include <string>

namespace loom::ui {

/// What the automatic layout should respect.
struct LayoutOptions {
    /// Width over height of the place to fill; a long chain is broken into rows to fill it. 0: never broken.
    double aspect = 0;
    /// A row no wider than this can still be read where it will be shown, and is not broken.
    double readable = 0;
};

/// Places for all nodes: in layers from left to right, few crossing wires, groups kept together. The upper left
/// corner of the whole is at (0, 0). Loops and missing ends do no harm. Layers by longest path, order by barycentres
/// (Sugiyama, Tagawa, Toda 1981).
std::map<std::string, Position> tidyLayout(const Graph& graph, const LayoutOptions& options = {});

} // namespace loom::ui
