#include "common/theme.h"
#include "lab_views/surface_map.h"
#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
QString plain(const QString& text)
{
    return QTextDocumentFragment::fromHtml(text).toPlainText();
}
} // namespace

std::vector<Handle> SurfaceMap::handles() const
{
    std::vector<Handle> all;
    const QRectF area = frame().area();
    const QPointF place = ball_ ? toWidget(ball_->at) : QPointF();
    const QPointF at(std::clamp(place.x(), area.left(), area.right()),
                     std::clamp(place.y(), area.top(), area.bottom()));
    if (ball_ && ball_->movable)
        all.push_back({ballHandle(), at, Handle::Look::knob, {}, double(theme_.px(2.5))});
    if (guess_ && guess_->open)
        all.push_back({guessHandle(), guessPlace(), Handle::Look::knob, {}, double(theme_.px(2))});
    if (!ball_ || !knives_ || !knives_->movable)
        return all;
    for (const bool across : {true, false}) {
        Handle knife{across ? acrossHandle() : upHandle(), at, Handle::Look::bare};
        knife.along = across ? QLineF(area.left(), at.y(), area.right(), at.y())
                             : QLineF(at.x(), area.top(), at.x(), area.bottom());
        knife.cursor = across ? Qt::SizeVerCursor : Qt::SizeHorCursor;
        all.push_back(knife);
    }
    return all;
}

QPointF SurfaceMap::within(const QPointF& place) const
{
    const PlotFrame& frame = this->frame();
    return {std::clamp(place.x(), frame.x.low, frame.x.high), std::clamp(place.y(), frame.y.low, frame.y.high)};
}

void SurfaceMap::placeBall(QPointF to)
{
    const QPointF at = within(to); // its own: who listens may place the ball anew meanwhile
    ball_->at = at;
    update();
    emit ballMoved(at);
}

void SurfaceMap::moveHandle(const HandleId& handle, const QPointF& to)
{
    QPointF place = toPlane(to);
    if (handle == guessHandle())
        return placeGuess(place);
    if (handle.kind == knifeAcross)
        place.setX(ball_->at.x());
    else if (handle.kind == knifeUp)
        place.setY(ball_->at.y());
    placeBall(place);
}

/// A knife goes along its own way by the arrows of either direction.
void SurfaceMap::stepHandle(const HandleId& handle, const QPointF& share)
{
    QPointF by(share.x(), -share.y());
    if (handle.kind == knifeAcross)
        by = {0, by.x() + by.y()};
    else if (handle.kind == knifeUp)
        by = {by.x() + by.y(), 0};
    handle == guessHandle() ? placeGuess(steppedFrom(toPlane(guessPlace()), by))
                            : placeBall(steppedFrom(ball_->at, by));
}

QPointF SurfaceMap::steppedFrom(const QPointF& place, const QPointF& share) const
{
    const auto stepped = [](const PlotAxis& axis, double value, double step) {
        return step == 0 ? value : axis.at(axis.share(value) + step);
    };
    return {stepped(frame().x, place.x(), share.x()), stepped(frame().y, place.y(), share.y())};
}

QString SurfaceMap::handleWords(const HandleId& handle) const
{
    const auto number = [](double value) { return plain(fourDigits(value)); };
    const QPointF at = ball_->at;
    const auto slope = [&](bool across) {
        const QPointF slopes = slopesAt(at);
        const QString name = plain(across ? knives_->acrossWords : knives_->upWords);
        return (name.isEmpty() ? tr("slope") : name) + QLatin1Char(' ') + number(across ? slopes.x() : slopes.y());
    };
    if (handle == guessHandle())
        return !guess_->at ? tr("Your guess: click a place, or move it with the arrow keys")
                           : tr("Your guess: %1, %2").arg(number(guess_->at->x()), number(guess_->at->y()));
    if (handle.kind == knifeAcross)
        return tr("Knife along the first axis at %1; %2").arg(number(at.y()), slope(true));
    if (handle.kind == knifeUp)
        return tr("Knife along the second axis at %1; %2").arg(number(at.x()), slope(false));
    QString words = tr("Ball: %1, %2").arg(number(at.x()), number(at.y()));
    if (const double height = heightAt(at); !field_.isEmpty())
        words += QStringLiteral("; ") + tr("height %1").arg(number(height));
    if (knives_)
        words += QStringLiteral("; ") + slope(true) + QStringLiteral(", ") + slope(false);
    return words;
}

} // namespace loom::ui
