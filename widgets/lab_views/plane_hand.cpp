#include "common/theme.h"
#include "lab_views/plane_plot.h"
#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {

/// The part of the line within the range; none where it passes beside it.
std::optional<QLineF> PlanePlot::seen(const PlaneLine& line) const
{
    const double norm = std::hypot(line.w1, line.w2);
    if (!(norm > 0) || !std::isfinite(norm) || !std::isfinite(line.b))
        return {};
    const QPointF normal = QPointF(line.w1, line.w2) / norm, along(-normal.y(), normal.x());
    const QPointF middle((frame_.x.low + frame_.x.high) / 2, (frame_.y.low + frame_.y.high) / 2);
    const QPointF foot = middle - (QPointF::dotProduct(middle, normal) + line.b / norm) * normal;
    double from = -1e300, to = 1e300;
    const auto clip = [&](double at, double direction, double low, double high) {
        if (std::abs(direction) < 1e-12) {
            if (at < low || at > high)
                to = from - 1;
            return;
        }
        const double a = (low - at) / direction, b = (high - at) / direction;
        from = std::max(from, std::min(a, b));
        to = std::min(to, std::max(a, b));
    };
    clip(foot.x(), along.x(), frame_.x.low, frame_.x.high);
    clip(foot.y(), along.y(), frame_.y.low, frame_.y.high);
    if (!(from < to))
        return {};
    return QLineF(foot + from * along, foot + to * along);
}

/// Each handle goes straight to the line and stays a little within the range; anew: a fifth from both borders.
void PlanePlot::holdEnds(HeldLine& held, bool anew) const
{
    constexpr double kFromBorder = 0.2, kLeast = 0.05, kLeastApart = 0.2;
    const std::optional<QLineF> part = seen(held.line);
    if (!part)
        return;
    const QPointF along = part->p2() - part->p1();
    const double length = QPointF::dotProduct(along, along);
    std::array<double, 2> shares{};
    for (std::size_t i = 0; i < 2; ++i)
        shares[i] = std::clamp(QPointF::dotProduct(held.ends[i] - part->p1(), along) / length, kLeast, 1 - kLeast);
    if (anew || std::abs(shares[0] - shares[1]) < kLeastApart)
        shares = shares[1] < shares[0] ? std::array{1 - kFromBorder, kFromBorder}
                                       : std::array{kFromBorder, 1 - kFromBorder};
    for (std::size_t i = 0; i < 2; ++i)
        held.ends[i] = part->pointAt(shares[i]);
}

double PlanePlot::radiusOf(const PlanePoint& point) const
{
    constexpr std::size_t kFew = 6; // more in the hand are drawn smaller, or they hide one another
    const double units = point.use == PointUse::move ? (points_.size() > kFew ? 2 : 3)
        : point.use == PointUse::click               ? 3
        : points_.size() > 100                       ? 1
                                                     : 1.5;
    return theme_.px(point.letter.isEmpty() ? units : std::max(2.5, units));
}

std::vector<Handle> PlanePlot::handles() const
{
    std::vector<Handle> all;
    const PlotFrame& frame = this->frame();
    for (std::size_t i = 0; i < points_.size(); ++i) {
        const PlanePoint& point = points_[i];
        if (point.use == PointUse::none)
            continue;
        Handle handle{pointHandle(int(i)), frame.toWidget(within(point.at)), Handle::Look::bare, {}, radiusOf(point)};
        handle.moves = point.use == PointUse::move;
        all.push_back(handle);
    }
    for (int i = 0; i < int(lines_.size()); ++i) {
        const HeldLine& held = lines_[std::size_t(i)];
        const std::optional<QLineF> part = seen(held.line);
        if (!held.line.movable || !part)
            continue;
        for (int end = 0; end < 2; ++end)
            all.push_back({endHandle(i, end),
                           frame.toWidget(held.ends[std::size_t(end)]),
                           Handle::Look::knob,
                           {},
                           double(theme_.px(2.5))});
        Handle body{bodyHandle(i),
                    frame.toWidget((held.ends[0] + held.ends[1]) / 2),
                    Handle::Look::bare,
                    {},
                    double(theme_.px(1.5))};
        body.along = QLineF(frame.toWidget(part->p1()), frame.toWidget(part->p2()));
        body.cursor = Qt::SizeAllCursor;
        all.push_back(body);
    }
    return all;
}

void PlanePlot::placePoint(int point, const QPointF& to)
{
    const QPointF at = within(to); // its own: who listens may place the point anew meanwhile
    points_[std::size_t(point)].at = at;
    update();
    emit pointMoved(point, at);
}

/// The other end stays where it is, the norm too, and the side that was positive remains so.
void PlanePlot::moveEnd(int line, int end, const QPointF& to)
{
    constexpr double kLeastApart = 0.02; // of the range: nearer, the direction is but noise
    HeldLine& held = lines_[std::size_t(line)];
    const QPointF place = within(to), other = held.ends[std::size_t(1 - end)];
    const QPointF along = place - other;
    const double length = std::hypot(along.x(), along.y());
    if (length < kLeastApart * (frame_.x.high - frame_.x.low))
        return;
    const double norm = std::hypot(held.line.w1, held.line.w2);
    QPointF normal(-along.y() / length, along.x() / length);
    if (normal.x() * held.line.w1 + normal.y() * held.line.w2 < 0)
        normal = -normal;
    held.line.w1 = norm * normal.x();
    held.line.w2 = norm * normal.y();
    held.line.b = -(held.line.w1 * other.x() + held.line.w2 * other.y());
    held.ends[std::size_t(end)] = place;
    update();
    emit lineMoved(line, held.line.w1, held.line.w2, held.line.b);
}

/// b alone changes; out of the range it does not go, so that it can be taken hold of again.
void PlanePlot::moveBody(int line, const QPointF& through)
{
    HeldLine& held = lines_[std::size_t(line)];
    PlaneLine moved = held.line;
    moved.b = -(moved.w1 * through.x() + moved.w2 * through.y());
    if (!seen(moved))
        return;
    held.line.b = moved.b;
    holdEnds(held, false);
    update();
    emit lineMoved(line, held.line.w1, held.line.w2, held.line.b);
}

void PlanePlot::moveHandle(const HandleId& handle, const QPointF& to)
{
    const QPointF place = toPlane(to);
    if (handle.kind == point)
        placePoint(handle.index, place);
    else if (handle.kind == lineEnd)
        moveEnd(handle.index / 2, handle.index % 2, place);
    else
        moveBody(handle.index, place);
}

void PlanePlot::stepHandle(const HandleId& handle, const QPointF& share)
{
    const QPointF step(share.x() * (frame_.x.high - frame_.x.low), -share.y() * (frame_.y.high - frame_.y.low));
    if (handle.kind == point) {
        placePoint(handle.index, points_[std::size_t(handle.index)].at + step);
    } else if (handle.kind == lineEnd) {
        moveEnd(handle.index / 2, handle.index % 2,
                lines_[std::size_t(handle.index / 2)].ends[std::size_t(handle.index % 2)] + step);
    } else {
        const HeldLine& held = lines_[std::size_t(handle.index)];
        moveBody(handle.index, (held.ends[0] + held.ends[1]) / 2 + step);
    }
}

void PlanePlot::clickHandle(const HandleId& handle)
{
    if (handle.kind == point && !isLocked(handle))
        emit pointClicked(handle.index);
}

QString PlanePlot::handleWords(const HandleId& handle) const
{
    const auto plain = [](const QString& text) { return QTextDocumentFragment::fromHtml(text).toPlainText(); };
    const auto number = [&](double value) { return plain(fourDigits(value)); };
    const int index = handle.kind == lineEnd ? handle.index / 2 : handle.index;
    if (handle.kind == point) {
        const PlanePoint& point = points_[std::size_t(index)];
        const QString name = point.letter.isEmpty() ? QString::number(index + 1) : point.letter;
        const QString words = tr("Point %1: %2, %3").arg(name, number(point.at.x()), number(point.at.y()));
        return ruler_ && ruler_->point == index && !std::isnan(rulerLength())
            ? words + QStringLiteral("; ") + plain(rulerWords())
            : words;
    }
    const PlaneLine& line = lines_[std::size_t(index)].line;
    const QString name = line.name.isEmpty() ? QString::number(index + 1) : plain(line.name);
    const QString numbers = tr("w1 = %1, w2 = %2, b = %3").arg(number(line.w1), number(line.w2), number(line.b));
    return handle.kind == lineEnd
        ? tr("Line %1, handle %2: %3").arg(name, QString::number(handle.index % 2 + 1), numbers)
        : tr("Line %1: %2").arg(name, numbers);
}

} // namespace loom::ui
