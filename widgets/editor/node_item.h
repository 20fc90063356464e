#pragma once

#include "editor/card_look.h"

#include <QGraphicsItem>
#include <QImage>

namespace loom::ui {

class CanvasStyle;

/// How a port looks while a wire is dragged.
enum class PortGlow { plain, fits, dim };

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

    void setPicture(const QImage& picture); ///< below the card; null: none
    const QImage& picture() const { return picture_; }
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
    void paintBody(QPainter& painter) const;
    void paintText(QPainter& painter, double zoom) const;
    void paintIcon(QPainter& painter, const QRectF& place, double zoom) const;
    void paintSmall(QPainter& painter, double zoom) const;
    void paintPorts(QPainter& painter, double zoom) const;
    void paintMarks(QPainter& painter) const;
    QRectF picturePlace() const;

    const CanvasStyle& style_;
    QString id_;
    CardLook look_;
    QImage picture_;
    std::vector<PortGlow> inputGlow_, outputGlow_;
    bool picked_ = false, hovered_ = false, focused_ = false, focusOutput_ = false;
    int focusPlace_ = -1;
};

} // namespace loom::ui
