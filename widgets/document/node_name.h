#pragma once

#include "graph/graph.h"

#include <QString>

namespace loom::ui {

/// The layer's name in the user's language ("Convolution"); the id itself for a type this version does not know.
QString layerTitle(const std::string& type);
/// What a node is called in lists, menus and for a screen reader: its title, else "Convolution conv1".
QString nodeName(const Node& node);
/// Beside its pictogram, which says the kind: its title, else what tells it from others of its kind ("conv1").
QString shortNodeName(const Node& node);

} // namespace loom::ui
