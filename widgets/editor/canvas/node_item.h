#pragma once

#include "editor/canvas/card_look.h"
#include "editor/canvas/card_picture.h"

#include <QGraphicsItem>

namespace loom::ui {

class CanvasStyle;

/// How a port looks while a wire is dragged.
enum class PortGlow { plain, fits, dim };

/// A dot on cards whose weights are being changed: full and hollow by turns while steps are made.
enum class Pulse { none, full, hollow };

/// The card of a node, or of a folded group.
class NodeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    NodeItem(const CanvasStyle& style, const QString& id);

    int type() const override { return Type; }
    const QString& id() const { return id_; }
    const CardLook& look() const { return look_; }
    void setLook(const CardLook& look);

    /// Where wires end and start, in scene coordinates.
    QPointF inputPoint(int place) const;
    QPointF outputPoint(int place) const;
    /// The port within reach of a point of the scene, -1 for none.
    int inputAt(QPointF scene) const;
    int outputAt(QPointF scene) const;
    bool badgeAt(QPointF scene) const;

    void setPicture(const CardPicture& picture, double room); ///< in that height below the card; empty: none
    const CardPicture& picture() const { return picture_; }
    QRectF pictureArea() const; ///< in the scene
    QRectF tileArea(int tile) const; ///< in the scene; empty where there is no room for it
    int unitAt(QPointF scene) const; ///< the unit whose picture lies there; -1: none
    void setPulse(Pulse pulse);
    Pulse pulse() const { return pulse_; }
    void setPicked(bool picked);
    bool isPicked() const { return picked_; }
    void setHovered(bool hovered);
    /// Keyboard focus: on the card (place -1) or on one of its ports.
    void showFocus(bool focused, bool output = false, int place = -1);
    void setGlow(bool output, int place, PortGlow glow);
    void clearGlow();
    PortGlow glow(bool output, int place) const { return (output ? outputGlow_ : inputGlow_)[std::size_t(place)]; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QPointF port(bool output, int place) const;
    int portAt(bool output, QPointF scene) const;
    QRectF badge() const;
    QRectF findingPlace() const;
    void paintBody(QPainter& painter) const;
    void paintText(QPainter& painter, double zoom) const;
    void paintIcon(QPainter& painter, const QRectF& place, double zoom) const;
    void paintSmall(QPainter& painter, double zoom) const;
    void paintPorts(QPainter& painter, double zoom) const;
    void paintMarks(QPainter& painter) const;
    void paintFinding(QPainter& painter) const;
    QSizeF pictureRoom() const;

    const CanvasStyle& style_;
    QString id_;
    CardLook look_;
    CardPicture picture_;
    double pictureHeight_ = 0;
    Pulse pulse_ = Pulse::none;
    std::vector<PortGlow> inputGlow_, outputGlow_;
    bool picked_ = false, hovered_ = false, focused_ = false, focusOutput_ = false;
    int focusPlace_ = -1;
};

} // namespace loom::ui
