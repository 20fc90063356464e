#include "common/theme.h"
#include "lab_views/label_room.h"
#include "lab_views/surface_map.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace loom::ui {
namespace {

constexpr int kNewest = 12; ///< places of a trail that are strong
constexpr double kRing = 1.5; ///< units: where a step leads

bool isFinite(const QPointF& place)
{
    return std::isfinite(place.x()) && std::isfinite(place.y());
}

/// Line and head, with a seam of the ground so that it is seen on every shade.
void drawArrow(QPainter& painter, const QLineF& way, const QPen& pen, double head, const QColor& seam)
{
    const double length = way.length();
    if (!(length > 0))
        return;
    const QPointF along = (way.p2() - way.p1()) / length, aside(-along.y(), along.x());
    const double size = std::min(head, length);
    const QPointF neck = way.p2() - size * along;
    const QPolygonF tip{way.p2(), neck + 0.45 * size * aside, neck - 0.45 * size * aside};
    QPen under(seam, pen.widthF() + head / 3, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    painter.setBrush(Qt::NoBrush);
    if (seam.isValid()) {
        painter.setPen(under);
        painter.drawLine(way.p1(), neck);
        under.setWidthF(head / 3);
        painter.setPen(under);
        painter.drawPolygon(tip);
    }
    painter.setPen(pen);
    painter.drawLine(way.p1(), neck);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(tip);
}

} // namespace

/// In the widget, but no farther out than a painter counts exactly.
QPointF SurfaceMap::drawable(const QPointF& place) const
{
    constexpr double kFar = 1e5;
    const QPointF at = toWidget(place), middle = area().center(), from = at - middle;
    const double distance = std::hypot(from.x(), from.y());
    return distance > kFar ? middle + from * (kFar / distance) : at;
}

/// Trail and dots; both are stronger in its newest part. Of a way that has left the map for good one step more is
/// drawn: those after it would only cross the map.
void SurfaceMap::paintPath(QPainter& painter, const SurfacePath& path) const
{
    constexpr double kOld = 0.55;
    const auto last = std::ranges::find_if_not(path.places, isFinite);
    int seen = int(last - path.places.begin());
    while (seen > 0 && !area().adjusted(-1, -1, 1, 1).contains(drawable(path.places[std::size_t(seen - 1)])))
        --seen;
    const int count = std::min(seen + 1, int(last - path.places.begin())), newest = std::max(0, count - kNewest);
    QPolygonF old, strong;
    for (int i = 0; i < count; ++i) {
        const QPointF at = drawable(path.places[std::size_t(i)]);
        if (i <= newest && (old.isEmpty() || i == newest || QLineF(old.back(), at).length() >= 1))
            old << at;
        if (i >= newest)
            strong << at;
    }
    QColor color = theme_.classColor(path.kind), seam = theme_.color(QStringLiteral("plot"));
    painter.setBrush(Qt::NoBrush);
    for (const auto& [line, width, ink] : {std::tuple(&old, 0.5, kOld), std::tuple(&strong, 1.0, 1.0)}) {
        color.setAlphaF(ink);
        seam.setAlphaF(ink);
        painter.setPen(QPen(seam, theme_.px(width + 0.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(*line);
        painter.setPen(QPen(color, theme_.px(width), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(*line);
    }
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.25)));
    QPointF before(-1e9, -1e9);
    for (int i = 0; i < count; ++i) {
        const QPointF at = drawable(path.places[std::size_t(i)]);
        if (QLineF(before, at).length() < theme_.px(1.5))
            continue;
        before = at;
        color.setAlphaF(i >= newest ? 1 : kOld);
        painter.setBrush(color);
        painter.drawEllipse(at, theme_.px(0.75), theme_.px(0.75));
    }
}

/// Those at one place stand around it; who has left the map waits at its border.
std::vector<SurfaceMap::Runner> SurfaceMap::runners() const
{
    constexpr int kRounds = 4, kDirections = 12;
    const double radius = runnerRadius(), apart = theme_.px(0.5);
    const QRectF inner = area();
    std::vector<std::pair<QPointF, double>> taken; // middles and radii
    for (const Handle& handle : handles())
        if (handle.radius > 0)
            taken.emplace_back(handle.at, handle.radius);
    for (const QPointF& tip : tips()) // where next steps lead, beside the runner that they start from
        taken.emplace_back(tip, kRing * theme_.px(1));
    const auto isFree = [&](const QPointF& at) {
        return std::ranges::none_of(
            taken, [&](const auto& t) { return QLineF(t.first, at).length() < t.second + radius + apart - 1e-6; });
    };
    std::vector<Runner> all;
    for (const SurfacePath& path : paths_) {
        const auto last = std::ranges::find_if_not(path.places, isFinite);
        if (last == path.places.begin() || path.letter.isEmpty())
            continue;
        const QPointF place = drawable(*(last - 1));
        const QPointF end(std::clamp(place.x(), inner.left(), inner.right()),
                          std::clamp(place.y(), inner.top(), inner.bottom()));
        QPointF at = end;
        for (int i = 0; i < kRounds * kDirections && !isFree(at); ++i) {
            const double angle = 2 * std::numbers::pi * (i % kDirections) / kDirections;
            at = end
                + (1 + 0.5 * double(i / kDirections)) * (2 * radius + apart)
                    * QPointF(std::cos(angle), -std::sin(angle));
        }
        taken.emplace_back(at, radius);
        all.push_back({at, end, &path, QLineF(end, place).length() > 1 || last != path.places.end()});
    }
    return all;
}

double SurfaceMap::runnerRadius() const
{
    return theme_.px(2.25);
}

std::vector<QPointF> SurfaceMap::runnerPlaces() const
{
    std::vector<QPointF> places;
    for (const Runner& runner : runners())
        places.push_back(runner.at);
    return places;
}

void SurfaceMap::paintDisc(QPainter& painter, const QPointF& at, const SurfacePath& path) const
{
    const double radius = runnerRadius();
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.5)));
    painter.setBrush(theme_.classColor(path.kind));
    painter.drawEllipse(at, radius, radius);
    painter.setFont(theme_.font(13, true));
    painter.setPen(theme_.color(QStringLiteral("plot")));
    painter.drawText(QRectF(at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                     Qt::AlignCenter | Qt::TextDontClip, path.letter);
}

void SurfaceMap::paintRunners(QPainter& painter, LabelRoom& room) const
{
    const double radius = runnerRadius();
    const std::vector<Runner> all = runners();
    for (const Runner& runner : all)
        for (const auto& [ink, width] : {std::pair(theme_.color(QStringLiteral("plot")), 1.0),
                                         std::pair(theme_.classColor(runner.path->kind), 0.5)}) {
            painter.setPen(QPen(ink, theme_.px(width)));
            if (runner.at != runner.end)
                painter.drawLine(runner.end, runner.at);
        }
    for (const Runner& runner : all) {
        if (runner.gone) {
            painter.setPen(QPen(theme_.color(QStringLiteral("error")), theme_.px(0.75)));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(runner.at, radius + theme_.px(0.5), radius + theme_.px(0.5));
        }
        paintDisc(painter, runner.at, *runner.path);
        room.avoid(QRectF(runner.at - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)));
    }
}

/// What the row of names needs above what the name of the axis has.
double SurfaceMap::legendRoom() const
{
    const bool any = std::ranges::any_of(
        paths_, [](const SurfacePath& path) { return !path.letter.isEmpty() && !path.name.isEmpty(); });
    return any ? theme_.px(1) : 0;
}

/// Whose letter it is, in one row above the map, from its right end; beyond it where the map is narrower than the
/// row.
void SurfaceMap::paintLegend(QPainter& painter, LabelRoom& room)
{
    legend_.assign(paths_.size(), {});
    const double radius = runnerRadius(), gap = theme_.px(1), apart = theme_.px(3), axisName = theme_.px(4);
    double needed = axisName;
    for (const SurfacePath& path : paths_)
        if (!path.letter.isEmpty() && !path.name.isEmpty())
            needed += 2 * radius + gap + labelSize(path.name, theme_.font(13)).width() + apart;
    double right = std::max(area().right(), std::min(area().left() + needed, width() - gap));
    for (std::size_t i = paths_.size(); i-- > 0;) {
        const SurfacePath& path = paths_[i];
        if (path.letter.isEmpty() || path.name.isEmpty())
            continue;
        const QSizeF words = labelSize(path.name, theme_.font(13));
        const QSizeF size(2 * radius + gap + words.width(), std::max(2 * radius, words.height()));
        const QPointF middle(right - size.width() / 2, area().top() - gap - size.height() / 2);
        const auto rect = room.place(size, std::span(&middle, 1));
        if (!rect)
            continue;
        legend_[i] = *rect;
        right = rect->left() - apart;
        paintDisc(painter, {rect->left() + radius, rect->center().y()}, path);
        painter.setFont(theme_.font(13));
        painter.setPen(theme_.color(QStringLiteral("text")));
        drawLabel(painter, QRectF(QPointF(rect->right() - words.width(), rect->top()), rect->bottomRight()),
                  path.name);
    }
}

QPointF SurfaceMap::tipOf(const SurfaceStep& step) const
{
    QPointF tip = step.from;
    for (const SurfaceStep::Part& part : step.parts)
        tip += part.by;
    return tip;
}

/// Rings at tips, which no label may cover.
std::vector<QPointF> SurfaceMap::tips() const
{
    std::vector<QPointF> seen;
    for (const SurfaceStep& step : steps_)
        if (const QPointF tip = drawable(tipOf(step)); isFinite(tip) && area().contains(tip))
            seen.push_back(tip);
    return seen;
}

void SurfaceMap::avoidTips(LabelRoom& room) const
{
    const double ring = kRing * theme_.px(1) + theme_.px(0.5);
    for (const QPointF& tip : tips())
        room.avoid(QRectF(tip - QPointF(ring, ring), QSizeF(2 * ring, 2 * ring)));
}

/// All arrows first, then the letters: tips are often close together.
void SurfaceMap::paintSteps(QPainter& painter, LabelRoom& room) const
{
    const std::vector<QPointF> seen = tips();
    QPointF middle;
    for (const QPointF& tip : seen)
        middle += tip / double(seen.size());
    for (const SurfaceStep& step : steps_)
        paintStep(painter, step);
    for (const SurfaceStep& step : steps_)
        nameStep(painter, step, middle, room);
    painter.setFont(theme_.font(13));
    for (const SurfaceStep& step : steps_) {
        QPointF from = step.from;
        for (const SurfaceStep::Part& part : step.parts) {
            const QPointF at = drawable(from + part.by / 2);
            if (isFinite(at) && area().contains(at))
                writeBeside(painter, room, part.name, at, theme_.px(1), theme_.classColor(step.kind));
            from += part.by;
        }
    }
}

void SurfaceMap::paintStep(QPainter& painter, const SurfaceStep& step) const
{
    const QColor color = theme_.classColor(step.kind), seam = theme_.color(QStringLiteral("plot"));
    QPointF from = step.from;
    painter.setClipRect(area());
    for (const SurfaceStep::Part& part : step.parts) {
        if (!isFinite(from + part.by))
            break;
        drawArrow(painter, {drawable(from), drawable(from + part.by)},
                  QPen(color, theme_.px(0.75), part.dashed ? Qt::DotLine : Qt::SolidLine), theme_.px(2), seam);
        from += part.by;
    }
    const double radius = kRing * theme_.px(1);
    for (const auto& [ink, width] : {std::pair(seam, 1.0), std::pair(color, 0.5)}) {
        painter.setPen(QPen(ink, theme_.px(width), Qt::SolidLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(drawable(from), radius, radius);
    }
    painter.setClipping(false);
}

/// The letter stands on the side away from the others, with a line to its ring where it had to go farther.
void SurfaceMap::nameStep(QPainter& painter, const SurfaceStep& step, const QPointF& middle, LabelRoom& room) const
{
    constexpr int kRounds = 5, kDirections = 16;
    const QPointF tip = drawable(tipOf(step));
    if (step.letter.isEmpty() || !isFinite(tip) || !area().contains(tip))
        return;
    painter.setFont(theme_.font(13, true));
    const QSizeF size = labelSize(step.letter, painter.font()) + QSizeF(theme_.px(1), 0);
    const QPointF outward = tip - middle;
    const double away = std::atan2(outward.y(), outward.x()), reach = std::hypot(size.width(), size.height()) / 2;
    std::vector<QPointF> places;
    for (int round = 0; round < kRounds; ++round)
        for (int i = 0; i < kDirections; ++i) {
            const int turn = (i + 1) / 2 * (i % 2 ? 1 : -1);
            const double angle = away + 2 * std::numbers::pi * turn / kDirections;
            const double distance = kRing * theme_.px(1) + reach + theme_.px(1 + 2.5 * round);
            places.push_back(tip + distance * QPointF(std::cos(angle), std::sin(angle)));
        }
    const auto rect = room.place(size, places);
    if (!rect)
        return;
    const QColor color = theme_.classColor(step.kind), seam = theme_.color(QStringLiteral("plot"));
    const QLineF way(tip, rect->center());
    if (const double bare = way.length() - reach; bare > 2 * kRing * theme_.px(1)) {
        const QLineF line(way.pointAt(kRing * theme_.px(1) / way.length()), way.pointAt(bare / way.length()));
        for (const auto& [ink, width] : {std::pair(seam, 0.75), std::pair(color, 0.25)}) {
            painter.setPen(QPen(ink, theme_.px(width)));
            painter.drawLine(line);
        }
    }
    drawBackedLabel(painter, *rect, step.letter, color, seam);
}

/// Thin ones first, the mean over all.
void SurfaceMap::paintFan(QPainter& painter, LabelRoom& room) const
{
    if (!fan_)
        return;
    constexpr double kThin = 0.7;
    const QColor text = theme_.color(QStringLiteral("text")), seam = theme_.color(QStringLiteral("plot"));
    const double scale = fanScale();
    painter.setClipRect(area());
    for (const SurfaceFan::Look look : {SurfaceFan::Look::thin, SurfaceFan::Look::thick, SurfaceFan::Look::mean})
        for (const SurfaceFan::Arrow& arrow : fan_->arrows) {
            const QPointF tip = fan_->from + scale * arrow.by;
            if (arrow.look != look || !isFinite(tip))
                continue;
            const QLineF way(drawable(fan_->from), drawable(tip));
            QColor thin = inkOver(fan_->from);
            thin.setAlphaF(kThin);
            if (look == SurfaceFan::Look::thin)
                drawArrow(painter, way, QPen(thin, theme_.px(0.25)), theme_.px(1), {});
            else if (look == SurfaceFan::Look::thick)
                drawArrow(painter, way, QPen(text, theme_.px(0.5)), theme_.px(1.5), seam);
            else
                drawArrow(painter, way, QPen(text, theme_.px(1.25)), theme_.px(3), seam);
        }
    painter.setClipping(false);
    painter.setFont(theme_.font(13, true));
    for (const SurfaceFan::Arrow& arrow : fan_->arrows) {
        const QPointF tip = drawable(fan_->from + scale * arrow.by), along = tip - drawable(fan_->from);
        if (arrow.look != SurfaceFan::Look::mean || !area().contains(tip) || fan_->words.isEmpty())
            continue;
        const QSizeF size = labelSize(fan_->words, painter.font()) + QSizeF(theme_.px(1), 0);
        std::vector<QPointF> places = placesAround(tip, size, theme_.px(1));
        std::ranges::sort(places, std::greater(),
                          [&](const QPointF& to) { return QPointF::dotProduct(to - tip, along); });
        std::ranges::copy(placesAround(tip, size, theme_.px(4)), std::back_inserter(places)); // beyond a ring
        if (const auto rect = room.place(size, places))
            drawBackedLabel(painter, *rect, fan_->words, text, seam);
    }
}

} // namespace loom::ui
