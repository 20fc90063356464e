#include "editor/minimap.h"

#include "common/theme.h"
#include "editor/canvas_geometry.h"
#include "editor/canvas_scene.h"
#include "editor/canvas_view.h"
#include "editor/edge_item.h"
#include "editor/group_item.h"
#include "editor/node_item.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace loom::ui {

Minimap::Minimap(CanvasView* view)
    : QWidget(view)
    , view_(view)
{
    setObjectName(QStringLiteral("minimap"));
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("The whole network; press to go there"));
    connect(&view->canvas(), &CanvasScene::synchronised, this, &Minimap::refresh);
    connect(view, &CanvasView::zoomChanged, this, &Minimap::refresh);
    for (QScrollBar* bar : {view->horizontalScrollBar(), view->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &Minimap::refresh);
}

void Minimap::place()
{
    constexpr int kWide = 45, kTall = 30, kMargin = 3;
    const Theme& theme = view_->theme();
    resize(std::min(theme.px(kWide), view_->width() / 3), std::min(theme.px(kTall), view_->height() / 3));
    move(view_->sight().right() + 1 - width() - theme.px(kMargin), view_->height() - height() - theme.px(kMargin));
    refresh();
}

void Minimap::setWanted(bool wanted)
{
    wanted_ = wanted;
    refresh();
}

void Minimap::refresh()
{
    const QRectF content = view_->canvas().content();
    const QRectF sight = view_->mapToScene(view_->sight()).boundingRect();
    setVisible(wanted_ && !content.isEmpty() && !sight.contains(content));
    update();
}

QRectF Minimap::world() const
{
    const QRectF sight = view_->mapToScene(view_->viewport()->rect()).boundingRect();
    const double margin = canvas::kGrid;
    return view_->canvas().content().united(sight).adjusted(-margin, -margin, margin, margin);
}

QTransform Minimap::toMap() const
{
    const QRectF all = world();
    const double scale = std::min(width() / all.width(), height() / all.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-all.center().x(), -all.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const CanvasStyle& style = view_->canvas().style();
    painter.setPen(QPen(style.border, 1));
    painter.setBrush(style.minimap);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.setTransform(toMap());
    QPen pen(style.wire, 0);
    painter.setPen(pen);
    for (const EdgeItem* wire : view_->canvas().wires())
        painter.drawLine(wire->from(), wire->to());
    painter.setBrush(Qt::NoBrush);
    for (const NodeItem* card : view_->canvas().cards()) {
        const QRectF box(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
        painter.fillRect(box, card->look().error ? style.error : card->isPicked() ? style.accent : style.border);
    }
    pen.setColor(style.text);
    painter.setPen(pen);
    painter.drawRect(view_->mapToScene(view_->viewport()->rect()).boundingRect());
}

void Minimap::mousePressEvent(QMouseEvent* event)
{
    view_->centerOn(toMap().inverted().map(event->position()));
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        mousePressEvent(event);
}

} // namespace loom::ui
