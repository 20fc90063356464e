#include "common/theme.h"
#include "lab_views/label_room.h"
#include "lab_views/surface_map.h"

#include <QMouseEvent>
#include <QPainter>

namespace loom::ui {

void SurfaceMap::setGuess(const std::optional<SurfaceGuess>& guess)
{
    guess_ = guess;
    if (!guess_ || !guess_->open)
        forgetHandles(SurfaceMap::guess, 0);
    update();
}

/// Before it was set it waits at the lower border, where it hides nothing.
QPointF SurfaceMap::guessPlace() const
{
    constexpr double kAbove = 0.08;
    const QRectF area = frame().area();
    return guess_->at ? toWidget(*guess_->at) : QPointF(area.center().x(), area.bottom() - kAbove * area.height());
}

void SurfaceMap::placeGuess(const QPointF& to)
{
    const QPointF at = within(to);
    guess_->at = at;
    setInvitation(guessHandle(), {});
    update();
    emit guessMoved(at);
}

/// Where nothing is taken hold of, a click sets the guess; it can be dragged on from there.
void SurfaceMap::mousePressEvent(QMouseEvent* event)
{
    const std::optional<HandleId> under = hoveredHandle();
    const bool free = !under || *under == guessHandle() || isLocked(*under);
    if (guess_ && guess_->open && !isLocked(guessHandle()) && free && event->button() == Qt::LeftButton
        && area().contains(event->position()))
        placeGuess(toPlane(event->position()));
    HandView::mousePressEvent(event);
}

/// A ring where the guess stands, or the handle where it can still be moved, and a cross at what is so.
void SurfaceMap::paintGuess(QPainter& painter, LabelRoom& room) const
{
    if (!guess_)
        return;
    const QColor accent = theme_.color(QStringLiteral("accent")), seam = theme_.color(QStringLiteral("plot"));
    const double radius = theme_.px(2);
    painter.setFont(theme_.font(13, true));
    painter.setBrush(Qt::NoBrush);
    if (guess_->at && guess_->truth) {
        const QLineF miss(toWidget(*guess_->at), toWidget(*guess_->truth));
        for (const auto& [ink, width] : {std::pair(seam, 1.0), std::pair(accent, 0.5)}) {
            painter.setPen(QPen(ink, theme_.px(width), Qt::DotLine, Qt::RoundCap));
            painter.drawLine(miss);
        }
    }
    for (const auto& [place, words, cross] :
         {std::tuple(guess_->at, guess_->words, false), std::tuple(guess_->truth, guess_->truthWords, true)}) {
        if (!place)
            continue;
        const QPointF at = toWidget(*place);
        for (const auto& [ink, width] : {std::pair(seam, 1.5), std::pair(accent, 0.75)}) {
            painter.setPen(QPen(ink, theme_.px(width), Qt::SolidLine, Qt::RoundCap));
            if (cross) {
                painter.drawLine(at - QPointF(radius, 0), at + QPointF(radius, 0));
                painter.drawLine(at - QPointF(0, radius), at + QPointF(0, radius));
            } else if (!guess_->open) {
                painter.drawEllipse(at, radius, radius);
            }
        }
        writeBeside(painter, room, words, at, radius + theme_.px(0.5), accent);
        room.avoid(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
}

} // namespace loom::ui
