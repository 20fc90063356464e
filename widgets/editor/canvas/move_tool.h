#pragma once

#include "graph/graph.h"

#include <QObject>
#include <QPointF>
#include <map>

class QGraphicsPathItem;

namespace loom::ui {

class CanvasView;
class EdgeItem;

/// Cards being dragged: they snap to the lines of other cards (Alt: freely); a lone unwired card can be dropped on a
/// wire.
class MoveTool : public QObject {
    Q_OBJECT
public:
    explicit MoveTool(CanvasView* view);

    bool active() const { return active_; }
    bool moved() const { return moved_; }
    /// The picked nodes are taken at a point of the scene.
    void start(QPointF scene);
    void moveTo(QPointF scene, bool freely);
    void finish();
    void cancel();
    /// With the keys: the picked nodes by a step.
    void nudge(QPointF by);

private:
    QPointF snapped(QPointF by);
    void drawGuides(const QRectF& moving, const QRectF& atX, const QRectF& atY);
    void markWire(QPointF at);
    void end();

    CanvasView* view_;
    bool active_ = false, moved_ = false;
    QPointF start_;
    std::map<std::string, Position> before_, now_;
    QGraphicsPathItem* guides_ = nullptr;
    EdgeItem* marked_ = nullptr;
};

} // namespace loom::ui
