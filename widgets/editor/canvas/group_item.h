#pragma once

#include <QGraphicsItem>

namespace loom::ui {

class CanvasStyle;

/// The frame around the cards of an unfolded group, with its title and a button that folds it.
class GroupItem : public QGraphicsItem {
public:
    enum { Type = UserType + 3 };

    GroupItem(const CanvasStyle& style, const QString& id);

    int type() const override { return Type; }
    const QString& id() const { return id_; }
    void setLook(const QRectF& frame, const QString& title, int depth);
    void setPicked(bool picked);
    const QRectF& frame() const { return frame_; }
    /// Where a press takes hold of the group: its title bar.
    bool titleAt(QPointF scene) const;
    bool foldButtonAt(QPointF scene) const;

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF bar() const;
    QRectF button() const;

    const CanvasStyle& style_;
    QString id_, title_;
    QRectF frame_;
    bool picked_ = false;
};

} // namespace loom::ui
