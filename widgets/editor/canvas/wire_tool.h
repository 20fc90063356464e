#pragma once

#include "base/text.h"
#include "editor/canvas/canvas_scene.h"

#include <QObject>
#include <QPoint>
#include <QTimer>
#include <deque>
#include <optional>

class QGraphicsPathItem;

namespace loom::ui {

class CanvasView;

/// A wire being drawn, by mouse or by keys: ports that fit glow, the others dim and say why; a wrong wire is
/// accepted.
class WireTool : public QObject {
    Q_OBJECT
public:
    explicit WireTool(CanvasView* view);

    bool active() const { return start_.has_value(); }
    /// From a port; a wired input that takes one wire lets go of it, so that its end can be put elsewhere.
    void start(const PortHit& port, bool detach);
    void start(const End& end, bool isOutput);
    void moveTo(QPointF scene, QPoint global); ///< with the pointer
    void aimAt(const PortHit& port); ///< with the keys
    /// Connects to the port aimed at. Else: a detached wire is removed, a new one offers the layers that fit here.
    void finish(QPointF scene);
    void cancel();
    bool startsAtOutput() const { return startIsOutput_; }
    const End& startEnd() const { return *start_; }
    /// Could the wire end at this port at all (the other side, another card)?
    bool mayEndAt(const PortHit& port) const;
    End endOf(const PortHit& port) const;
    /// Why a wire to the port would be wrong; empty when it fits.
    Text whyNotTo(const PortHit& port) const;

private:
    void queuePorts();
    void judgeSome();
    void draw(QPointF to);
    void end();
    Edge edgeTo(const PortHit& port) const;
    QPointF openEnd(const End& from, bool output, QPointF scene) const;
    void say(const QString& sentence, QPoint global);

    CanvasView* view_;
    std::optional<End> start_;
    bool startIsOutput_ = true;
    std::optional<Edge> detached_;
    PortHit target_;
    QGraphicsPathItem* line_ = nullptr;
    std::deque<PortHit> waiting_; ///< ports not judged yet
    QTimer timer_;
};

} // namespace loom::ui
