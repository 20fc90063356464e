#include "common/accessibility.h"
#include "common/theme.h"
#include "lab_views/label_room.h"
#include "lab_views/network_drawing.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace loom::ui {

bool NetworkDrawing::hasAttention(const HandleId& handle) const
{
    return picked_ == handle || isHot(handle) || showsFocus(handle);
}

/// Thin below, thick above, the one in question on top; negative ones are dashed for those who see no colour.
void NetworkDrawing::paintWires(QPainter& painter) const
{
    constexpr std::size_t kMostDashed = 150; // thousands of dashes take their time
    const NetworkLayout& layout = this->layout();
    double reach = 1;
    std::vector<int> order;
    for (int i = 0; i < int(network_.wires.size()); ++i) {
        reach = std::max(reach, std::abs(network_.wires[std::size_t(i)].weight));
        order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](int i) {
        return std::abs(network_.wires[std::size_t(i)].weight) + (hasAttention(wireHandle(i)) ? 2 * reach : 0);
    });
    // Where nodes are small there are many wires.
    const double side = layout.nodes.empty() ? 0 : layout.nodes.front().body.width();
    const double thickest = std::min(1.5 * theme_.unit(), 0.1 * side);
    for (const int i : order) {
        const double weight = network_.wires[std::size_t(i)].weight;
        const double thickness = 0.3 * theme_.unit() + thickest * std::abs(weight) / reach;
        const QLineF& line = layout.wires[std::size_t(i)];
        if (hasAttention(wireHandle(i))) {
            QColor halo = theme_.color(QStringLiteral("accent"));
            halo.setAlphaF(picked_ == wireHandle(i) ? 0.55 : 0.35);
            painter.setPen(QPen(halo, thickness + theme_.px(1.5), Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(line);
        }
        QPen pen(theme_.color(weight < 0 ? QStringLiteral("negative") : QStringLiteral("positive")), thickness,
                 Qt::SolidLine, Qt::FlatCap);
        if (weight < 0 && network_.wires.size() <= kMostDashed) {
            const double dash = theme_.px(3) / thickness;
            pen.setDashPattern({dash, dash / 3});
        }
        painter.setPen(pen);
        painter.drawLine(line);
    }
}

/// A text outside of its node gives way to the number of the wire in question.
void NetworkDrawing::paintNode(QPainter& painter, int index, LabelRoom& room) const
{
    const NetworkNode& node = network_.nodes[std::size_t(index)];
    const NetworkLayout::Place& place = layout().nodes[std::size_t(index)];
    const QColor text = theme_.color(QStringLiteral("text"));
    const bool picked = picked_ == nodeHandle(index);
    if (node.of > 0) {
        room.take(place.name);
        painter.setFont(theme_.font(13));
        painter.setPen(text);
        return drawLabel(painter, place.name, gapText(node));
    }
    painter.setBrush(theme_.color(QStringLiteral("card")));
    painter.setPen(QPen(theme_.color(picked ? QStringLiteral("accent") : QStringLiteral("card_border")),
                        theme_.px(picked ? 1 : 0.5)));
    if (node.picture.isNull()) {
        painter.drawEllipse(place.body);
    } else {
        painter.drawImage(place.body, node.picture);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(place.body);
    }
    const auto isLeftOut = [&](const QRectF& rect) {
        const QPointF middle = rect.center();
        if (!rect.isNull() && place.body.contains(rect))
            room.take(rect);
        else if (rect.isNull() || !room.place(rect.size(), std::span(&middle, 1)))
            return true;
        return false;
    };
    const auto write = [&](const QRectF& rect, const QString& words, const QFont& font, const QColor& ink) {
        if (isLeftOut(rect))
            return;
        painter.setFont(font);
        painter.setPen(ink);
        if (place.body.contains(rect))
            drawLabel(painter, rect, words);
        else // wires run there
            drawBackedLabel(painter, rect, words, ink, theme_.color(QStringLiteral("window")));
    };
    write(place.name, node.name, theme_.mathFont(15), text);
    write(place.second, node.second, theme_.font(13), theme_.color(QStringLiteral("muted")));
    write(place.bias, node.bias, theme_.font(13), text);
    if (!isLeftOut(place.value))
        paintNumber(painter, nodeHandle(index), place.value, valueText(node));
}

/// A number that can be changed is a box with two arrow heads to click; it is drawn up and down, too.
void NetworkDrawing::paintNumber(QPainter& painter, const HandleId& handle, const QRectF& rect,
                                 const QString& text) const
{
    const bool movable = held(handle).movable;
    QColor ground = theme_.color(QStringLiteral("panel"));
    ground.setAlphaF(movable ? 1 : 0.85);
    const QColor accent = theme_.color(isLocked(handle) ? QStringLiteral("muted") : QStringLiteral("accent"));
    painter.setFont(theme_.tabularFont(13));
    painter.setBrush(ground);
    painter.setPen(movable ? QPen(accent, theme_.px(0.4)) : QPen(Qt::NoPen));
    QRectF words = rect;
    if (!movable) { // no more of the wire is covered than the number needs
        const QSizeF size = labelSize(text, painter.font()) + QSizeF(theme_.px(1), 0);
        words = words.intersected(QRectF(rect.center() - QPointF(size.width(), size.height()) / 2, size));
    }
    if (movable || handle.kind == wire)
        painter.drawRoundedRect(words, theme_.px(1), theme_.px(1));
    if (movable) {
        const double side = theme_.px(1.5), x = rect.left() + theme_.px(2.2), y = rect.center().y(),
                     gap = theme_.px(0.4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(accent);
        painter.drawPolygon(QPolygonF{{x - side * 0.7, y - gap}, {x + side * 0.7, y - gap}, {x, y - gap - side}});
        painter.drawPolygon(QPolygonF{{x - side * 0.7, y + gap}, {x + side * 0.7, y + gap}, {x, y + gap + side}});
        words.setLeft(rect.left() + theme_.px(kArrowsWide));
    }
    painter.setPen(theme_.color(QStringLiteral("text")));
    drawLabel(painter, words, text);
}

/// The wire in question shows its number in any case.
std::map<int, QRectF> NetworkDrawing::placeAttention(LabelRoom& room) const
{
    std::map<int, QRectF> placed;
    for (int i = 0; i < int(network_.wires.size()); ++i) {
        if (!hasAttention(wireHandle(i)))
            continue;
        const QRectF given = layout().numbers[std::size_t(i)];
        const NetworkWire& wire = network_.wires[std::size_t(i)];
        std::vector<QPointF> places;
        if (!given.isNull())
            places.push_back(given.center());
        for (const double share : {0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8})
            places.push_back(layout().wires[std::size_t(i)].pointAt(share));
        const QSizeF size = given.isNull() ? numberSize(weightText(wire), wire.movable, theme_) : given.size();
        std::optional<QRectF> rect = room.place(size, places);
        if (!rect)
            rect = room.placeNear(QRectF(places.front() - QPointF(size.width(), size.height()) / 2, size));
        if (rect)
            placed[i] = *rect;
    }
    return placed;
}

void NetworkDrawing::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const NetworkLayout& layout = this->layout();
    paintWires(painter);
    LabelRoom room(QRectF(rect()), 0);
    for (const NetworkLayout::Place& place : layout.nodes)
        room.avoid(place.body);
    attention_ = placeAttention(room);
    for (int i = 0; i < int(layout.nodes.size()); ++i)
        paintNode(painter, i, room);
    for (int i = 0; i < int(network_.wires.size()); ++i) {
        const QRectF rect = layout.numbers[std::size_t(i)];
        const QPointF middle = rect.center();
        if (attention_.contains(i))
            paintNumber(painter, wireHandle(i), attention_.at(i), weightText(network_.wires[std::size_t(i)]));
        else if (!rect.isNull() && room.place(rect.size(), std::span(&middle, 1)))
            paintNumber(painter, wireHandle(i), rect, weightText(network_.wires[std::size_t(i)]));
    }
    paintHandles(painter);
    paintInvitations(painter, room);
    keepLabels(room);
}

void NetworkDrawing::keyPressEvent(QKeyEvent* event)
{
    const QPoint arrow = arrowStep(event->key());
    if (arrow.isNull() || !focusedHandle())
        return HandView::keyPressEvent(event);
    const HandleId here = *focusedHandle();
    if (arrow.y() != 0 && held(here).movable)
        return HandView::keyPressEvent(event);
    if (const std::optional<HandleId> next = neighbour(here, arrow))
        setFocusedHandle(*next);
}

/// Of what has the focus, a fiftieth of its range a notch; without focus the page scrolls.
void NetworkDrawing::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120, kStep = 1.0 / 50;
    const std::optional<HandleId> here = focusedHandle();
    if (!hasFocus() || !here || !held(*here).movable || isLocked(*here) || event->angleDelta().y() == 0)
        return HandView::wheelEvent(event);
    stepOnce(*here, {0, -event->angleDelta().y() / kNotch * kStep});
    event->accept();
}

} // namespace loom::ui
