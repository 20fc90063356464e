#pragma once

#include "graph/graph.h"

#include <QGraphicsPathItem>

namespace loom::ui {

class CanvasStyle;

/// A wire: smooth, with its shape as a small pill; a bad one is dashed and has a badge.
class EdgeItem : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    EdgeItem(const CanvasStyle& style, const Edge& edge);

    int type() const override { return Type; }
    const Edge& edge() const { return edge_; }
    void setEnds(QPointF from, QPointF to);
    void setText(const QString& shape);
    void setSentence(const QString& sentence); ///< what is wrong; empty: the wire is good
    const QString& sentence() const { return sentence_; }
    void setPicked(bool picked);
    bool isPicked() const { return picked_; }
    void setHovered(bool hovered);
    /// How far the wire is from a point of the scene.
    double distanceTo(QPointF scene) const;
    /// The highest point of the wire in a part of the scene; its bottom where the wire does not run through it.
    double topWithin(const QRectF& part) const;
    QPointF middle() const { return middle_; }
    /// The piece between the rows of a wire that goes back; null of another.
    QLineF wayBack() const;
    void carryPillAt(QPointF middle); ///< until the ends move
    QRectF pill() const;
    QPointF from() const { return from_; }
    QPointF to() const { return to_; }
    const QString& text() const { return text_; }

    QRectF boundingRect() const override;
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const CanvasStyle& style_;
    Edge edge_;
    QPointF from_, to_, middle_;
    QPainterPath path_;
    QPolygonF line_; ///< the path as short straight pieces
    QString text_, sentence_;
    double textWidth_ = 0;
    bool picked_ = false, hovered_ = false;
};

/// The curve of a wire; one that runs back goes round below.
QPainterPath wirePath(QPointF from, QPointF to);

/// Of the wire that something dragged would stand on: it is drawn as hovered, the one before no longer. Either may be
/// null.
void moveHover(EdgeItem*& marked, EdgeItem* wire);

} // namespace loom::ui
