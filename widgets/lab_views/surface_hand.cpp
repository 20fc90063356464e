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
    if (!ball_)
        return all;
    const QRectF area = frame().area();
    const QPointF place = toWidget(ball_->at);
    const QPointF at(std::clamp(place.x(), area.left(), area.right()),
                     std::clamp(place.y(), area.top(), area.bottom()));
    if (ball_->movable)
        all.push_back({ballHandle(), at, Handle::Look::knob, {}, double(theme_.px(2.5))});
    if (!knives_ || !knives_->movable)
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

void SurfaceMap::placeBall(QPointF to)
{
    const PlotFrame& frame = this->frame();
    ball_->at = {std::clamp(to.x(), frame.x.low, frame.x.high), std::clamp(to.y(), frame.y.low, frame.y.high)};
    update();
    emit ballMoved(ball_->at);
}

void SurfaceMap::moveHandle(const HandleId& handle, const QPointF& to)
{
    QPointF place = toPlane(to);
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
    const PlotFrame& frame = this->frame();
    const auto stepped = [](const PlotAxis& axis, double value, double step) {
        return step == 0 ? value : axis.at(axis.share(value) + step);
    };
    placeBall({stepped(frame.x, ball_->at.x(), by.x()), stepped(frame.y, ball_->at.y(), by.y())});
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
