#pragma once

#include "editor/canvas/canvas_scene.h"

#include <QObject>

namespace loom::ui {

class CanvasView;
class WireTool;

/// Where the keyboard is on the canvas: a card or one of its ports. Arrows walk, Enter starts and ends wires.
class CanvasFocus : public QObject {
    Q_OBJECT
public:
    CanvasFocus(CanvasView* view, WireTool* wire);

    /// Carries out a key (physical, see physicalKey); false when it means nothing here.
    bool press(int key, Qt::KeyboardModifiers modifiers);
    /// Tab: the next card in the order of the network; false behind the last, so that the focus leaves the canvas.
    bool step(bool forward);
    void moveTo(const QString& card); ///< and picks it
    void placeOn(const QString& card) { moveTo(card, false, -1); }
    const QString& card() const { return card_; }
    /// The port in focus; none when the card itself is.
    PortHit port() const;
    void show(bool visible);

signals:
    void moved(const QString& card);

private:
    void moveTo(const QString& card, bool output, int place);
    bool arrow(int key, Qt::KeyboardModifiers modifiers);
    void walk(int key);
    void walkFromPort(int key);
    bool walkWire(int key);
    bool enter();
    void nextFitting(bool forward);
    /// The nearest card that way from a point.
    NodeItem* neighbour(QPointF from, int key, const QString& except) const;
    QStringList order() const;
    void check();

    CanvasView* view_;
    WireTool* wire_;
    QString card_;
    bool output_ = false;
    int place_ = -1;
    bool visible_ = false;
};

} // namespace loom::ui
