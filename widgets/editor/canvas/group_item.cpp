#include "editor/canvas/group_item.h"

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_paint.h"
#include "editor/canvas/canvas_style.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>

namespace loom::ui {

using namespace canvas;

GroupItem::GroupItem(const CanvasStyle& style, const QString& id)
    : style_(style)
    , id_(id)
{
}

void GroupItem::setLook(const QRectF& frame, const QString& title, int depth)
{
    setZValue(-100 + depth);
    if (frame == frame_ && title == title_)
        return;
    prepareGeometryChange();
    frame_ = frame;
    title_ = title;
    update();
}

void GroupItem::setPicked(bool picked)
{
    if (picked != picked_)
        update();
    picked_ = picked;
}

QRectF GroupItem::bar() const
{
    return {frame_.left(), frame_.top(), frame_.width(), kFrameTitle};
}

QRectF GroupItem::button() const
{
    const double side = kFrameTitle * 0.6;
    return {frame_.right() - side - 2 * kUnit, frame_.top() + (kFrameTitle - side) / 2, side, side};
}

bool GroupItem::titleAt(QPointF scene) const
{
    return bar().contains(scene);
}
bool GroupItem::foldButtonAt(QPointF scene) const
{
    return button().adjusted(-kUnit, -kUnit, kUnit, kUnit).contains(scene);
}

QRectF GroupItem::boundingRect() const
{
    return frame_.adjusted(-kUnit, -kUnit, kUnit, kUnit);
}

void GroupItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double zoom = option->levelOfDetailFromTransform(painter->worldTransform()) / style_.scale;
    painter->setPen(
        QPen(picked_ ? style_.accent : style_.frameBorder, picked_ ? kUnit / 2 : kUnit / 4, Qt::DashLine));
    painter->setBrush(style_.frame);
    painter->drawRoundedRect(frame_, 2 * kUnit, 2 * kUnit);
    painter->setPen(style_.text);
    painter->setFont(style_.name);
    const QRectF words = bar().adjusted(3 * kUnit, kUnit, -kFrameTitle, 0);
    const QString title = fittingWords(title_, style_.name, words.width());
    if (zoom < style_.smallZoom) // seen from far: as large as the bar lets it be
        drawLargestFitting(*painter, words, title, style_.name);
    else
        painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, title);
    const QRectF box = button();
    painter->setPen(QPen(style_.muted, kUnit / 3));
    painter->setBrush(style_.card);
    painter->drawRoundedRect(box, kUnit, kUnit);
    painter->drawLine(QPointF(box.left() + kUnit, box.center().y()), QPointF(box.right() - kUnit, box.center().y()));
}

} // namespace loom::ui
