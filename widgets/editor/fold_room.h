#pragma once

#include "graph/graph.h"

#include <QRectF>
#include <functional>
#include <string>

namespace loom::ui {

class Document;

/// The frame around an unfolded group: its cards and the frames of the groups in it, with what is written above them;
/// null where it holds none. `cardOf` tells where the card of a node or folded group is, null where none is seen.
QRectF frameOf(const Graph& graph, const std::string& group, const std::function<QRectF(const std::string&)>& cardOf);
/// The same where every card is at its place.
QRectF frameOf(const Graph& graph, const std::string& group);

/// Unfolds the group; where its frame would lie over other cards they give way, those beside it to their side, those
/// above and below it up and down.
void unfold(Graph& graph, const std::string& group);

/// As one step of undo.
void setFolded(Document& document, const std::string& group, bool folded);

} // namespace loom::ui
