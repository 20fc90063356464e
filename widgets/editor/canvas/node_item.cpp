#include "editor/canvas/node_item.h"

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_paint.h"
#include "editor/canvas/canvas_style.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <cmath>
#include <utility>

namespace loom::ui {

using namespace canvas;

namespace {

constexpr double kRound = 2 * kUnit;
constexpr double kInset = 3 * kUnit;
constexpr double kIcon = 5 * kUnit;
constexpr double kLine = 5 * kUnit;
constexpr double kRing = 1.5 * kUnit;
constexpr double kBadge = 5.5 * kUnit;
constexpr QPointF kPictureAt{0, kCardHeight + kUnit};

QRectF card()
{
    return {0, 0, kCardWidth, kCardHeight};
}

QRectF pulseDot()
{
    constexpr double kDot = 2.5 * kUnit;
    return {kInset, -kDot / 2, kDot, kDot};
}

} // namespace

NodeItem::NodeItem(const CanvasStyle& style, const QString& id)
    : style_(style)
    , id_(id)
{
    setZValue(2);
}

void NodeItem::setLook(const CardLook& look)
{
    if (look == look_)
        return;
    look_ = look;
    inputGlow_.assign(look.inputs.size(), PortGlow::plain);
    outputGlow_.assign(look.outputs.size(), PortGlow::plain);
    update();
}

QPointF NodeItem::port(bool output, int place) const
{
    const std::size_t count = std::max<std::size_t>(output ? look_.outputs.size() : look_.inputs.size(), 1);
    const double y = kCardHeight * (std::max(place, 0) + 1) / double(count + 1);
    return {output ? kCardWidth : 0, y};
}

QPointF NodeItem::inputPoint(int place) const
{
    return pos() + port(false, place);
}
QPointF NodeItem::outputPoint(int place) const
{
    return pos() + port(true, place);
}
int NodeItem::inputAt(QPointF scene) const
{
    return portAt(false, scene);
}
int NodeItem::outputAt(QPointF scene) const
{
    return portAt(true, scene);
}

int NodeItem::portAt(bool output, QPointF scene) const
{
    const std::size_t count = output ? look_.outputs.size() : look_.inputs.size();
    int nearest = -1;
    double reach = kPortReach;
    for (std::size_t i = 0; i < count; ++i) {
        const double distance = QLineF(scene, pos() + port(output, int(i))).length();
        if (distance < reach) {
            reach = distance;
            nearest = int(i);
        }
    }
    return nearest;
}

QRectF NodeItem::badge() const
{
    return {kCardWidth - kBadge * 0.75, -kBadge * 0.5, kBadge, kBadge};
}

/// The words of a finding, before the mark; empty without one.
QRectF NodeItem::findingPlace() const
{
    if (look_.finding.isEmpty())
        return {};
    const double wide = textWidth(look_.finding, style_.small) + 3 * kUnit, right = badge().left() - kUnit / 2;
    const double left = std::max(right - wide, pulseDot().right() + kUnit);
    return {left, -kBadge * 0.5, right - left, kBadge};
}

bool NodeItem::badgeAt(QPointF scene) const
{
    return (look_.error || look_.warning) && badge().united(findingPlace()).contains(scene - pos());
}

void NodeItem::setPicture(const CardPicture& picture, double room)
{
    if (picture == picture_ && room == pictureHeight_)
        return;
    const QRectF before = pictureArea();
    prepareGeometryChange();
    picture_ = picture;
    pictureHeight_ = room;
    update(pictureArea().united(before).translated(-pos()));
}

QSizeF NodeItem::pictureRoom() const
{
    return {kCardWidth, pictureHeight_};
}

QRectF NodeItem::pictureArea() const
{
    return picture_.area(pictureRoom()).translated(pos() + kPictureAt);
}

int NodeItem::unitAt(QPointF scene) const
{
    return picture_.unitAt(scene - pos() - kPictureAt, pictureRoom());
}

QRectF NodeItem::tileArea(int tile) const
{
    return picture_.places(pictureRoom()).value(tile).translated(pos() + kPictureAt);
}

void NodeItem::setPulse(Pulse pulse)
{
    if (std::exchange(pulse_, pulse) != pulse)
        update(pulseDot().adjusted(-kUnit, -kUnit, kUnit, kUnit));
}

void NodeItem::setPicked(bool picked)
{
    if (picked == picked_)
        return;
    picked_ = picked;
    setZValue(picked ? 3 : 2);
    update();
}

void NodeItem::setHovered(bool hovered)
{
    if (hovered == hovered_)
        return;
    hovered_ = hovered;
    update();
}

void NodeItem::showFocus(bool focused, bool output, int place)
{
    if (focused == focused_ && output == focusOutput_ && place == focusPlace_)
        return;
    focused_ = focused;
    focusOutput_ = output;
    focusPlace_ = place;
    update();
}

void NodeItem::setGlow(bool output, int place, PortGlow glow)
{
    auto& glows = output ? outputGlow_ : inputGlow_;
    if (place < 0 || place >= int(glows.size()) || glows[std::size_t(place)] == glow)
        return;
    glows[std::size_t(place)] = glow;
    update();
}

void NodeItem::clearGlow()
{
    inputGlow_.assign(look_.inputs.size(), PortGlow::plain);
    outputGlow_.assign(look_.outputs.size(), PortGlow::plain);
    update();
}

QRectF NodeItem::boundingRect() const
{
    const double margin = kPortRadius * 2 + kUnit;
    const QRectF all = card().adjusted(-margin, -margin, margin, margin);
    return picture_.isEmpty() ? all : all.united(pictureArea().translated(-pos()));
}

QPainterPath NodeItem::shape() const
{
    QPainterPath path;
    path.addRect(card());
    return path;
}

void NodeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double zoom = option->levelOfDetailFromTransform(painter->worldTransform()) / style_.scale;
    paintBody(*painter);
    if (zoom < style_.smallZoom)
        paintSmall(*painter, zoom);
    else
        paintText(*painter, zoom);
    paintPorts(*painter, zoom);
    paintMarks(*painter);
    if (zoom >= style_.smallZoom)
        paintFinding(*painter);
    if (!picture_.isEmpty())
        picture_.paint(*painter, kPictureAt, pictureRoom(), style_);
}

void NodeItem::paintBody(QPainter& painter) const
{
    if (focused_ && focusPlace_ < 0) {
        painter.setPen(QPen(style_.focus, kUnit / 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(card().adjusted(-kRing, -kRing, kRing, kRing), kRound + kRing, kRound + kRing);
    }
    QColor edge = hovered_ ? style_.text : style_.border;
    double width = kUnit / 4;
    if (look_.error) {
        edge = style_.error;
        width = kUnit * 0.4;
    }
    if (picked_) {
        edge = style_.accent;
        width = kUnit * 0.7;
    }
    painter.setPen(QPen(edge, width));
    painter.setBrush(picked_ ? style_.picked : style_.card);
    if (look_.group) { // a pile of cards
        painter.drawRoundedRect(card().translated(kUnit, kUnit), kRound, kRound);
    }
    painter.drawRoundedRect(card(), kRound, kRound);
}

void NodeItem::paintIcon(QPainter& painter, const QRectF& place, double zoom) const
{
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const int pixels = std::max(1, int(std::lround(place.width() * zoom * style_.scale)));
    painter.drawPixmap(place, style_.icon(look_.icon, pixels), QRectF());
}

void NodeItem::paintText(QPainter& painter, double zoom) const
{
    paintIcon(painter, {kInset, kInset - kUnit / 4, kIcon, kIcon}, zoom);
    const double left = kInset + kIcon + 1.5 * kUnit;
    const double right = kCardWidth - kInset - (look_.frozen ? kIcon : 0);
    const QString name = fittingWords(look_.name, style_.name, right - left);
    painter.setPen(style_.text);
    painter.setFont(style_.name);
    painter.drawText(QRectF(left, kInset - kUnit / 2, right - left, kLine), Qt::AlignLeft | Qt::AlignVCenter, name);
    const double end = left + textWidth(name, style_.name) + 1.5 * kUnit;
    painter.setPen(style_.muted);
    if (!look_.label.isEmpty() && textWidth(look_.label, style_.small) <= right - end) {
        painter.setFont(style_.small);
        painter.drawText(QRectF(end, kInset - kUnit / 2, right - end, kLine), Qt::AlignRight | Qt::AlignVCenter,
                         look_.label);
    }
    const double width = kCardWidth - 2 * kInset;
    painter.setFont(style_.body);
    painter.drawText(QRectF(kInset, kInset + kLine, width, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                     fittingWords(look_.summary, style_.body, width));
    painter.setFont(style_.small);
    const QRectF last(kInset, kCardHeight - kInset - kLine + kUnit / 2, width, kLine);
    painter.drawText(last, Qt::AlignRight | Qt::AlignVCenter, look_.count);
    painter.setPen(style_.text);
    painter.drawText(last, Qt::AlignLeft | Qt::AlignVCenter,
                     fittingWords(look_.shape, style_.small, width - textWidth(look_.count, style_.small) - kUnit));
}

/// Seen from far: the icon and the name as large as they fit.
void NodeItem::paintSmall(QPainter& painter, double zoom) const
{
    constexpr double kNoName = 0.22;
    const double icon = kIcon * 1.6;
    if (zoom < kNoName) {
        const double large = icon * 1.5;
        paintIcon(painter, {(kCardWidth - large) / 2, (kCardHeight - large) / 2, large, large}, zoom);
        return;
    }
    paintIcon(painter, {kInset, (kCardHeight - icon) / 2, icon, icon}, zoom);
    const double left = kInset + icon + kUnit;
    painter.setPen(style_.text);
    const QRectF room(left, kUnit, kCardWidth - left - kInset / 2, kCardHeight - 2 * kUnit);
    drawLargestFitting(painter, room, look_.name, style_.name);
}

void NodeItem::paintPorts(QPainter& painter, double zoom) const
{
    constexpr double kNoPorts = 0.3;
    if (look_.group || zoom < kNoPorts)
        return;
    for (const bool output : {false, true}) {
        const auto& ports = output ? look_.outputs : look_.inputs;
        const auto& glows = output ? outputGlow_ : inputGlow_;
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const QPointF at = port(output, int(i));
            const bool focused = focused_ && focusPlace_ == int(i) && focusOutput_ == output;
            if (glows[i] == PortGlow::fits) {
                QColor halo = style_.glow;
                halo.setAlphaF(0.3F);
                painter.setPen(Qt::NoPen);
                painter.setBrush(halo);
                painter.drawEllipse(at, kPortRadius * 2, kPortRadius * 2);
            }
            const QColor color = glows[i] == PortGlow::fits ? style_.glow
                : glows[i] == PortGlow::dim                 ? style_.dimPort
                                                            : style_.port;
            painter.setPen(QPen(color, kUnit / 2));
            painter.setBrush(ports[i].wired ? color : style_.card);
            const double tall = ports[i].many && !output ? kPortRadius * 1.8 : kPortRadius;
            painter.drawRoundedRect(QRectF(at.x() - kPortRadius, at.y() - tall, 2 * kPortRadius, 2 * tall),
                                    kPortRadius, kPortRadius);
            if (focused) {
                painter.setPen(QPen(style_.focus, kUnit / 2, Qt::DashLine));
                painter.setBrush(Qt::NoBrush);
                painter.drawEllipse(at, kPortRadius * 2, kPortRadius * 2);
            }
        }
    }
}

/// States as shapes: a triangle for wrong, a lock for frozen, a beating dot for learning, a broken edge for left out.
void NodeItem::paintMarks(QPainter& painter) const
{
    if (pulse_ != Pulse::none) {
        painter.setPen(QPen(style_.muted, kUnit / 2));
        painter.setBrush(pulse_ == Pulse::full ? style_.muted : style_.card);
        painter.drawEllipse(pulseDot());
    }
    if (look_.error || look_.warning)
        drawBadge(painter, badge(), look_.error ? style_.error : style_.warning, style_.card);
    if (look_.bypassed) {
        painter.setPen(QPen(style_.muted, kUnit / 2, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(kUnit, kUnit, kCardWidth - 2 * kUnit, kCardHeight - 2 * kUnit), kUnit, kUnit);
    }
    if (look_.frozen)
        drawLock(painter, {kCardWidth - kInset - kUnit * 3.5, kInset, kUnit * 3.5, kUnit * 4.5}, style_.muted);
}

void NodeItem::paintFinding(QPainter& painter) const
{
    const QRectF place = findingPlace();
    if (place.isEmpty())
        return;
    painter.setPen(QPen(style_.warning, kUnit / 4));
    painter.setBrush(style_.warningFill);
    painter.drawRoundedRect(place, kUnit, kUnit);
    painter.setPen(style_.text);
    painter.setFont(style_.small);
    painter.drawText(place, Qt::AlignCenter, fittingWords(look_.finding, style_.small, place.width() - 2 * kUnit));
}

} // namespace loom::ui
