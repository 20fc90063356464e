#include "editor/canvas/edge_item.h"

#include "editor/canvas/canvas_geometry.h"
#include "editor/canvas/canvas_paint.h"
#include "editor/canvas/canvas_style.h"

#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <algorithm>
#include <cmath>

namespace loom::ui {

using namespace canvas;

namespace {

constexpr double kPillHeight = 5 * kUnit;
constexpr double kThick = kUnit / 2;

double distance(QPointF point, QPointF a, QPointF b)
{
    const QPointF along = b - a;
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0) : 0;
    return std::hypot(point.x() - a.x() - t * along.x(), point.y() - a.y() - t * along.y());
}

/// A line of straight pieces with round corners.
QPainterPath rounded(const QPolygonF& corners, double radius)
{
    QPainterPath path(corners.first());
    for (int i = 1; i + 1 < corners.size(); ++i) {
        const QLineF in(corners[i], corners[i - 1]), out(corners[i], corners[i + 1]);
        const double r = std::min({radius, in.length() / 2, out.length() / 2});
        path.lineTo(in.length() > 0 ? in.pointAt(r / in.length()) : corners[i]);
        path.quadTo(corners[i], out.length() > 0 ? out.pointAt(r / out.length()) : corners[i]);
    }
    path.lineTo(corners.last());
    return path;
}

} // namespace

QPainterPath wirePath(QPointF from, QPointF to)
{
    constexpr double kShortest = 10 * kUnit;
    if (to.x() >= from.x() + kShortest / 2) {
        const double reach = std::max(kShortest / 2, (to.x() - from.x()) / 2);
        QPainterPath path(from);
        path.cubicTo(from + QPointF(reach, 0), to - QPointF(reach, 0), to);
        return path;
    }
    const double out = kColumnGap / 4;
    const bool below = std::abs(to.y() - from.y()) > kCardHeight;
    const double turn = below ? (from.y() + to.y()) / 2 : std::max(from.y(), to.y()) + kCardHeight * 0.75;
    return rounded(
        {from, from + QPointF(out, 0), {from.x() + out, turn}, {to.x() - out, turn}, to - QPointF(out, 0), to},
        kCardHeight / 4);
}

EdgeItem::EdgeItem(const CanvasStyle& style, const Edge& edge)
    : style_(style)
    , edge_(edge)
{
    setZValue(1);
}

void EdgeItem::setEnds(QPointF from, QPointF to)
{
    if (from == from_ && to == to_)
        return;
    prepareGeometryChange();
    from_ = from;
    to_ = to;
    path_ = wirePath(from, to);
    const auto pieces = path_.toSubpathPolygons();
    line_ = pieces.isEmpty() ? QPolygonF() : pieces.first();
    middle_ = path_.pointAtPercent(0.5);
}

void EdgeItem::setText(const QString& shape)
{
    const double width = loom::ui::textWidth(shape, style_.small);
    if (shape == text_ && width == textWidth_)
        return;
    prepareGeometryChange();
    text_ = shape;
    textWidth_ = width;
    update();
}

void EdgeItem::setSentence(const QString& sentence)
{
    if (sentence == sentence_)
        return;
    sentence_ = sentence;
    update();
}

void EdgeItem::setPicked(bool picked)
{
    if (picked != picked_)
        update();
    picked_ = picked;
}

void EdgeItem::setHovered(bool hovered)
{
    if (hovered != hovered_)
        update();
    hovered_ = hovered;
}

double EdgeItem::topWithin(const QRectF& part) const
{
    double top = part.bottom();
    for (qsizetype i = 0; i + 1 < line_.size(); ++i) {
        const QRectF piece = QRectF(line_[i], line_[i + 1]).normalized();
        if (piece.right() >= part.left() && piece.left() <= part.right() && piece.bottom() >= part.top())
            top = std::min(top, std::max(piece.top(), part.top()));
    }
    return top;
}

double EdgeItem::distanceTo(QPointF scene) const
{
    if (pill().contains(scene))
        return 0;
    double nearest = std::numeric_limits<double>::max();
    for (int i = 0; i + 1 < line_.size(); ++i)
        nearest = std::min(nearest, distance(scene, line_[i], line_[i + 1]));
    return nearest;
}

QLineF EdgeItem::wayBack() const
{
    QLineF way;
    for (qsizetype i = 0; i + 1 < line_.size(); ++i)
        if (const QLineF piece(line_[i], line_[i + 1]); piece.dy() == 0 && piece.dx() < way.dx())
            way = piece;
    return way;
}

void EdgeItem::carryPillAt(QPointF middle)
{
    if (middle == middle_)
        return;
    prepareGeometryChange();
    middle_ = middle;
    update();
}

QRectF EdgeItem::pill() const
{
    const double badge = sentence_.isEmpty() ? 0 : kPillHeight;
    if (text_.isEmpty() && badge == 0)
        return {};
    const double width = textWidth_ + 3 * kUnit + badge;
    QPointF at = middle_;
    // Too short a wire to carry its pill: above it, between the cards.
    if (to_.x() > from_.x() && to_.x() - from_.x() < width + 2 * kPortRadius
        && std::abs(to_.y() - from_.y()) < kCardHeight)
        at.setY(std::min(from_.y(), to_.y()) - kCardHeight / 2 - kPillHeight * 0.75);
    return {at.x() - width / 2, at.y() - kPillHeight / 2, width, kPillHeight};
}

QRectF EdgeItem::boundingRect() const
{
    return path_.boundingRect().united(pill()).adjusted(-kUnit * 2, -kUnit * 2, kUnit * 2, kUnit * 2);
}

QPainterPath EdgeItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(kUnit * 3);
    return stroker.createStroke(path_);
}

void EdgeItem::paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*)
{
    const double zoom = option->levelOfDetailFromTransform(painter->worldTransform()) / style_.scale;
    const bool bad = !sentence_.isEmpty();
    const QColor color = picked_ ? style_.accent : bad ? style_.badWire : hovered_ ? style_.text : style_.wire;
    const double thick = picked_ || hovered_ ? kThick * 1.7 : kThick;
    painter->setPen(QPen(color, thick, bad ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path_);
    const QRectF rect = pill();
    constexpr double kNoPill = 0.45;
    if (rect.isEmpty() || zoom < kNoPill)
        return;
    painter->setPen(QPen(bad ? style_.badWire : picked_ ? style_.accent : style_.canvas, kUnit / 3));
    painter->setBrush(bad ? style_.errorFill : style_.pill);
    painter->drawRoundedRect(rect, kPillHeight / 2, kPillHeight / 2);
    QRectF words = rect.adjusted(1.5 * kUnit, 0, -1.5 * kUnit, 0);
    if (bad) {
        const double side = kPillHeight * 0.65;
        const QRectF mark(words.left(), rect.center().y() - side / 2, side, side);
        drawBadge(*painter, mark, style_.error, style_.card);
        words.setLeft(words.left() + kPillHeight);
    }
    painter->setPen(style_.pillText);
    painter->setFont(style_.small);
    painter->drawText(words, Qt::AlignCenter, text_);
}

void moveHover(EdgeItem*& marked, EdgeItem* wire)
{
    if (wire == marked)
        return;
    if (marked)
        marked->setHovered(false);
    marked = wire;
    if (wire)
        wire->setHovered(true);
}

} // namespace loom::ui
