#pragma once

#include "graph/graph.h"

#include <QString>

namespace loom::ui {

/// The layer's name in the user's language ("Convolution"); the id itself for a type this version does not know.
QString layerTitle(const std::string& type);
/// The title of a node or a group, in the user's language where the program's own projects call it so.
QString givenTitle(const std::string& title);
/// What a node is called in lists, menus and for a screen reader: its title, else "Convolution 1", "Dense hidden".
QString nodeName(const Node& node);
/// Beside its pictogram, which says the kind: its title, else what tells it from others of its kind: its id, in the
/// user's language where the program gave it.
QString shortNodeName(const Node& node);
/// Beside the name of its kind: its title, the id, or the number of `dense_2` and `conv2`; empty of a lone one.
QString ownNodeName(const Node& node);

} // namespace loom::ui
