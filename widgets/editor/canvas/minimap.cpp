#include "editor/canvas/minimap.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/edge_item.h"
#include "editor/canvas/group_item.h"
#include "editor/canvas/node_item.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {

Minimap::Minimap(CanvasView* view)
    : QWidget(view)
    , view_(view)
    , fit_(new QToolButton(view))
{
    setObjectName(QStringLiteral("minimap"));
    fit_->setObjectName(QStringLiteral("canvasFit"));
    fit_->setAutoFillBackground(true);
    fit_->setFocusPolicy(Qt::TabFocus);
    connect(fit_, &QToolButton::clicked, view, &CanvasView::fit);
    connect(&view->canvas(), &CanvasScene::synchronised, this, &Minimap::refresh);
    connect(&view->selection(), &PickGroup::nodesChanged, this, qOverload<>(&QWidget::update));
    connect(view, &CanvasView::zoomChanged, this, &Minimap::place);
    for (QScrollBar* bar : {view->horizontalScrollBar(), view->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &Minimap::refresh);
    retranslate();
}

void Minimap::retranslate()
{
    setAccessibleName(tr("Overview map"));
    setToolTip(tr("The whole network; press to go there"));
    nameControl(fit_, fit_->objectName(), tr("Fit"), tr("Shows the whole network (F)"));
}

void Minimap::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

/// How much of the cards a map at that place would hide, in square pixels.
double Minimap::hidden(const QRect& place) const
{
    double area = 0;
    for (const NodeItem* card : view_->canvas().cards()) {
        const QRectF box(card->pos(), QSizeF(canvas::kCardWidth, canvas::kCardHeight));
        const QRect under = view_->mapFromScene(box).boundingRect() & place;
        area += double(under.width()) * under.height();
    }
    return area;
}

void Minimap::place()
{
    constexpr int kWide = 45, kTall = 30, kMargin = 3, kMostPart = 6;
    const Theme& theme = view_->theme();
    const int margin = theme.px(kMargin);
    resize(std::min(theme.px(kWide), view_->width() / kMostPart),
           std::min(theme.px(kTall), view_->height() / kMostPart));
    const QRect room = view_->sight().adjusted(margin, margin, -margin, -margin);
    const int right = room.right() + 1 - width(), bottom = room.bottom() + 1 - height();
    const QPoint corners[] = {{right, bottom}, {room.left(), bottom}, {right, room.top()}, {room.left(), room.top()}};
    const auto* best =
        std::ranges::min_element(corners, {}, [&](QPoint corner) { return hidden(QRect(corner, size())); });
    move(*best);
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
    const bool helps = !content.isEmpty() && !sight.contains(content);
    setVisible(wanted_ && helps);
    fit_->setIcon(view_->theme().icon(QStringLiteral("fit")));
    fit_->adjustSize();
    const bool low = y() > view_->height() / 2;
    const int beside = low ? y() - fit_->height() : y() + height();
    const int under = low ? y() + height() - fit_->height() : y();
    const bool leftSide = x() < view_->width() / 2;
    fit_->move(leftSide ? x() : x() + width() - fit_->width(), wanted_ ? beside : under);
    fit_->setVisible(helps);
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
    const QPointF from = view_->mapToScene(view_->viewport()->rect().center());
    const QPointF by = toMap().inverted().map(event->position()) - from;
    view_->scrollBy((by * view_->zoom() * view_->theme().scale()).toPoint());
}

void Minimap::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        mousePressEvent(event);
}

} // namespace loom::ui
