#pragma once

#include "graph/graph.h"

#include <QObject>
#include <QPointF>
#include <optional>

class QGraphicsItem;
class QGraphicsPathItem;

namespace loom::ui {

class CanvasView;
class EdgeItem;

/// A layer carried over the canvas: on a wire it would be inserted, near a free port connected; the preview shows
/// which.
class DropTool : public QObject {
    Q_OBJECT
public:
    explicit DropTool(CanvasView* view);

    void moveTo(const QString& type, QPointF scene);
    void leave();
    /// One undo step; the new node is picked. Returns its id.
    QString drop(const QString& type, QPointF scene);

private:
    /// The wire to a free port that a card of this type would get here.
    std::optional<Edge> nearWire(const std::string& type, Position at) const;
    void showGhost(QPointF scene);
    void markWire(EdgeItem* wire);

    CanvasView* view_;
    QGraphicsPathItem* ghost_ = nullptr;
    EdgeItem* marked_ = nullptr;
};

} // namespace loom::ui
