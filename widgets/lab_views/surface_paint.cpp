#include "common/theme.h"
#include "lab_views/label_room.h"
#include "lab_views/surface_map.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace loom::ui {
namespace {

double brightness(const QColor& color)
{
    return 0.299 * color.redF() + 0.587 * color.greenF() + 0.114 * color.blueF();
}

} // namespace

/// That of text and ground which is seen better on the shade of this place.
QColor SurfaceMap::inkOver(const QPointF& place) const
{
    const QColor text = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
    const double height = field_.at(frame_.x.share(place.x()), frame_.y.share(place.y()));
    if (!std::isfinite(height))
        return text;
    const double shade = brightness(theme_.sequential(field_.tone(height)));
    return std::abs(brightness(text) - shade) > std::abs(brightness(ground) - shade) ? text : ground;
}

/// Colours between the grid's places are mixed; the outermost lie on the picture's edge.
void SurfaceMap::renewPicture()
{
    const QSize size = picture_.size();
    const QImage image = field_.image(theme_);
    QPainter brush(&picture_);
    brush.setRenderHint(QPainter::SmoothPixmapTransform);
    brush.setCompositionMode(QPainter::CompositionMode_Source);
    brush.drawImage(QRectF(QPointF(), size), image, QRectF(image.rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    brush.setCompositionMode(QPainter::CompositionMode_SourceOver);
    brush.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < field_.levels().size(); ++i) {
        const double shade = brightness(theme_.sequential(field_.tone(field_.levels()[i])));
        const QColor text = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
        QColor ink = std::abs(brightness(text) - shade) > std::abs(brightness(ground) - shade) ? text : ground;
        constexpr double kInk = 0.6;
        ink.setAlphaF(kInk);
        brush.setPen(QPen(ink, theme_.px(0.25) * devicePixelRatioF(), Qt::SolidLine, Qt::FlatCap));
        std::vector<QLineF> parts;
        for (const QLineF& part : field_.line(i))
            parts.emplace_back(part.x1() * size.width(), part.y1() * size.height(), part.x2() * size.width(),
                               part.y2() * size.height());
        brush.drawLines(parts.data(), int(parts.size()));
    }
}

void SurfaceMap::paintMap(QPainter& painter)
{
    const QRect area = frame().area().toAlignedRect();
    const QSize size = area.size() * devicePixelRatioF();
    if (pictureIsOld_ || picture_.size() != size) {
        if (picture_.size() != size)
            picture_ = QPixmap(size);
        renewPicture();
        pictureIsOld_ = false;
    }
    painter.drawPixmap(area, picture_);
}

void SurfaceMap::nameLevels(QPainter& painter, LabelRoom& room) const
{
    constexpr std::size_t kMost = 6;
    const QRectF area = frame().area();
    const std::size_t apart = (namePlaces_.size() + kMost - 1) / kMost;
    painter.setFont(theme_.tabularFont(13));
    for (std::size_t i = apart > 1 ? apart / 2 : 0; i < namePlaces_.size(); i += apart) {
        const QString words = field_.levelText(i);
        const QSizeF size = labelSize(words, painter.font()) + QSizeF(theme_.px(1), 0);
        std::vector<QPointF> places;
        for (const QPointF& place : namePlaces_[i])
            places.emplace_back(area.left() + place.x() * area.width(), area.top() + place.y() * area.height());
        if (const auto rect = room.place(size, places, area))
            drawBackedLabel(painter, *rect, words, theme_.color(QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

void SurfaceMap::paintMarks(QPainter& painter) const
{
    const double radius = theme_.px(1.5), arm = radius * 0.8;
    painter.setBrush(Qt::NoBrush);
    for (const SurfaceMark& mark : marks_) {
        const QPointF at = toWidget(mark.at);
        for (const auto& [key, width] : {std::pair("plot", 1.25), std::pair("text", 0.6)}) {
            painter.setPen(QPen(theme_.color(QLatin1String(key)), theme_.px(width), Qt::SolidLine, Qt::RoundCap));
            if (mark.look == SurfaceMark::Look::ring) {
                painter.drawEllipse(at, radius, radius);
                continue;
            }
            painter.drawLine(at - QPointF(arm, arm), at + QPointF(arm, arm));
            painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
        }
    }
}

void SurfaceMap::writeBeside(QPainter& painter, LabelRoom& room, const QString& words, const QPointF& at, double away,
                             const QColor& ink) const
{
    const QSizeF size = labelSize(words, painter.font()) + QSizeF(theme_.px(1), 0);
    if (words.isEmpty())
        return;
    if (const auto rect = room.place(size, placesAround(at, size, away)))
        drawBackedLabel(painter, *rect, words, ink, theme_.color(QStringLiteral("plot")));
}

void SurfaceMap::nameMarks(QPainter& painter, LabelRoom& room) const
{
    painter.setFont(theme_.font(13));
    for (const SurfaceMark& mark : marks_)
        if (const QPointF at = toWidget(mark.at); area().contains(at))
            writeBeside(painter, room, mark.words, at, theme_.px(2), theme_.color(QStringLiteral("text")));
}

void SurfaceMap::paintBall(QPainter& painter, LabelRoom& room) const
{
    const QPointF at = toWidget(ball_->at);
    if (!ball_->movable && area().adjusted(-1, -1, 1, 1).contains(at)) {
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.5)));
        painter.setBrush(theme_.color(QStringLiteral("text")));
        painter.drawEllipse(at, theme_.px(1.5), theme_.px(1.5));
    }
    painter.setFont(theme_.tabularFont(15));
    writeBeside(painter, room, ball_->words, at, theme_.px(3), theme_.color(QStringLiteral("text")));
}

void SurfaceMap::paintKnives(QPainter& painter) const
{
    const QRectF area = frame().area();
    const QPointF at = toWidget(ball_->at);
    for (const bool across : {true, false}) {
        const HandleId id = across ? acrossHandle() : upHandle();
        const bool attention = isHot(id) || showsFocus(id);
        const QLineF line = across ? QLineF(area.left(), at.y(), area.right(), at.y())
                                   : QLineF(at.x(), area.top(), at.x(), area.bottom());
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(attention ? 1.5 : 1)));
        painter.drawLine(line);
        painter.setPen(
            QPen(theme_.color(attention ? QStringLiteral("accent") : QStringLiteral("text")), theme_.px(0.5)));
        painter.drawLine(line);
    }
}

/// The height along a knife, on the scale of the whole map, with its tangent at the ball.
void SurfaceMap::paintCut(QPainter& painter, bool across) const
{
    constexpr int kPlaces = 96, kTangent = 24;
    constexpr double kTangentReach = 0.16, kMargin = 0.08;
    const QRectF strip = across ? stripAbove() : stripBeside();
    const PlotAxis& axis = across ? frame().x : frame().y;
    const double depth = stripDepth() * (1 - 2 * kMargin), margin = stripDepth() * kMargin;
    const auto at = [&](double share, double height) {
        const double out = margin + field_.tone(height) * depth;
        return across ? QPointF(strip.left() + share * strip.width(), strip.bottom() - out)
                      : QPointF(strip.left() + out, strip.bottom() - share * strip.height());
    };
    painter.fillRect(strip, theme_.color(QStringLiteral("plot")));
    painter.setPen(QPen(theme_.color(QStringLiteral("plot_axis")), theme_.px(0.25)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(strip);
    painter.setClipRect(strip);
    const double own = axis.share(across ? ball_->at.x() : ball_->at.y());
    const double other = across ? frame().y.share(ball_->at.y()) : frame().x.share(ball_->at.x());
    QPolygonF curve, tangent;
    for (int i = 0; i <= kPlaces; ++i) {
        const double share = double(i) / kPlaces, height = field_.at(across ? share : other, across ? other : share);
        if (std::isfinite(height))
            curve << at(share, height);
    }
    const QPointF slopes = slopesAt(ball_->at);
    const double slope = across ? slopes.x() : slopes.y(), height = heightAt(ball_->at);
    for (int i = 0; i <= kTangent && std::isfinite(height + slope); ++i) {
        const double share = own + kTangentReach * (2.0 * i / kTangent - 1);
        const double up = height + slope * (axis.at(share) - axis.at(own));
        if (up >= field_.low() && up <= field_.high())
            tangent << at(share, up);
    }
    painter.setPen(QPen(theme_.color(QStringLiteral("text")), theme_.px(0.6)));
    painter.drawPolyline(curve);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.6)));
    painter.drawPolyline(tangent);
    if (std::isfinite(height)) {
        painter.setBrush(theme_.color(QStringLiteral("accent")));
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.25)));
        painter.drawEllipse(at(own, height), theme_.px(1), theme_.px(1));
    }
    painter.setClipping(false);
}

/// The slopes' words lie in the gaps between strips and map where they fit.
void SurfaceMap::paintCuts(QPainter& painter, LabelRoom& room) const
{
    const QPointF slopes = slopesAt(ball_->at), at = toWidget(ball_->at);
    painter.setFont(theme_.mathFont(15));
    for (const bool across : {true, false}) {
        paintCut(painter, across);
        const QRectF strip = across ? stripAbove() : stripBeside();
        const QString name = across ? knives_->acrossWords : knives_->upWords;
        const QString words =
            (name.isEmpty() ? tr("slope") : name) + QLatin1Char(' ') + fourDigits(across ? slopes.x() : slopes.y());
        const QSizeF size = labelSize(words, painter.font()) + QSizeF(theme_.px(1), 0);
        const double half = std::min(size.width(), strip.width()) / 2; // it stays within the strip above
        const double x = std::clamp(at.x(), strip.left() + half, strip.right() - half);
        const QPointF middle = across ? QPointF(x, strip.top() + size.height() / 2 + theme_.px(0.5))
                                      : QPointF(strip.center().x(), strip.top() - size.height() / 2 - theme_.px(0.5));
        if (const auto rect = room.placeNear(QRectF(middle - QPointF(size.width(), size.height()) / 2, size)))
            drawBackedLabel(painter, *rect, words, theme_.color(QStringLiteral("text")),
                            theme_.color(QStringLiteral("plot")));
    }
}

void SurfaceMap::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    if (field_.isEmpty())
        frame.paintGrid(painter, theme_);
    else
        paintMap(painter);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    for (const Handle& handle : handles())
        if (handle.radius > 0)
            room.avoid(QRectF(handle.at - QPointF(handle.radius, handle.radius),
                              QSizeF(2 * handle.radius, 2 * handle.radius)));
    const bool cuts = knives_ && ball_ && !field_.isEmpty();
    painter.setClipRect(frame.area());
    if (cuts)
        paintKnives(painter);
    for (const SurfacePath& path : paths_)
        paintPath(painter, path);
    paintMarks(painter);
    painter.setClipping(false);
    if (cuts)
        paintCuts(painter, room);
    avoidTips(room);
    paintFan(painter, room);
    paintRunners(painter, room);
    paintSteps(painter, room);
    paintGuess(painter, room);
    paintHandles(painter);
    paintInvitations(painter, room);
    if (ball_)
        paintBall(painter, room);
    frame.paintNumbers(painter, theme_, room);
    paintLegend(painter, room);
    nameMarks(painter, room);
    nameLevels(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
