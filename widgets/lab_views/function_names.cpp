#include "common/theme.h"
#include "lab_views/function_plot.h"
#include "lab_views/label_room.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom::ui {

/// Names of more curves than this find no place within, where curves often end together.
bool FunctionPlot::namesBeside() const
{
    constexpr auto kWithin = 4;
    return std::ranges::count_if(curves_, [](const FunctionCurve& curve) { return !curve.name.isEmpty(); }) > kWithin;
}

QFont FunctionPlot::nameFont() const
{
    QFont strong = theme_.mathFont(13);
    strong.setBold(true);
    return strong;
}

double FunctionPlot::nameRoom() const
{
    if (!namesBeside())
        return 0;
    double widest = 0;
    for (const FunctionCurve& curve : curves_)
        widest = std::max(widest, labelSize(curve.name, nameFont()).width());
    return widest + theme_.px(1);
}

/// The curve's last place that is seen, in the widget; beyond the right end where it is never seen.
QPointF FunctionPlot::lastSeen(int curve) const
{
    constexpr int kPlaces = 200;
    const QRectF area = frame().area();
    for (int i = 0; i <= kPlaces; ++i) {
        const double x = area.right() - i * area.width() / kPlaces;
        const double y = toWidget({0, valueAt(curve, toPlot({x, 0}).x())}).y();
        if (std::isfinite(y) && y >= area.top() - 1 && y <= area.bottom() + 1)
            return {x, y};
    }
    return {area.right() + 1, area.center().y()};
}

void FunctionPlot::nameCurves(QPainter& painter, LabelRoom& room)
{
    names_.assign(curves_.size(), {});
    painter.setFont(nameFont());
    if (namesBeside())
        nameBeside(painter, room);
    else
        nameInside(painter, room);
}

/// Does a curve run through it?
bool FunctionPlot::isCrossed(const QRectF& rect) const
{
    constexpr int kPlaces = 12;
    for (std::size_t i = 0; i < curves_.size(); ++i) {
        double before = std::nan("");
        for (int k = 0; k <= kPlaces; ++k) {
            const double x = rect.left() + k * rect.width() / kPlaces;
            const double y = toWidget({0, valueAt(int(i), toPlot({x, 0}).x())}).y();
            const auto [high, low] = std::minmax({std::isfinite(before) ? before : y, y});
            if (std::isfinite(y) && low >= rect.top() && high <= rect.bottom())
                return true;
            before = y;
        }
    }
    return false;
}

/// Near the curve's last place that is seen, where no curve runs; else on one.
void FunctionPlot::nameInside(QPainter& painter, LabelRoom& room)
{
    const QRectF area = frame().area();
    for (std::size_t i = 0; i < curves_.size(); ++i) {
        if (curves_[i].name.isEmpty())
            continue;
        const QSizeF size = labelSize(curves_[i].name, painter.font());
        std::vector<QPointF> places;
        const double away = size.height() / 2 + theme_.px(1);
        for (const double from : {0.0, 0.06, 0.15, 0.3, 0.5, 0.7, 0.85}) {
            const double x = area.right() - size.width() / 2 - theme_.px(1) - from * area.width();
            const double y = toWidget({0, valueAt(int(i), toPlot({x, 0}).x())}).y();
            if (!std::isfinite(y) || !area.contains(QPointF(x, y)))
                continue;
            for (const double side : {-1.0, 1.0})
                for (const double times : {1.0, 1.6, 2.4})
                    places.emplace_back(x, y + side * times * away);
        }
        std::ranges::stable_partition(places, [&](const QPointF& middle) {
            return !isCrossed(QRectF(middle - QPointF(size.width(), size.height()) / 2, size));
        });
        if (const auto rect = room.place(size, places, area)) {
            names_[i] = *rect;
            drawBackedLabel(painter, *rect, curves_[i].name, colorOf(curves_[i]),
                            theme_.color(QStringLiteral("plot")));
        }
    }
}

/// In a column at the right, the highest curve first, with a line from where each was seen last.
void FunctionPlot::nameBeside(QPainter& painter, LabelRoom& room)
{
    const QRectF area = frame().area();
    std::vector<std::size_t> named;
    std::vector<QPointF> ends;
    double height = 0;
    for (std::size_t i = 0; i < curves_.size(); ++i) {
        const QPointF end = lastSeen(int(i));
        if (curves_[i].name.isEmpty() || end.x() > area.right())
            continue;
        named.push_back(i);
        ends.push_back(end);
        height = std::max(height, labelSize(curves_[i].name, painter.font()).height());
    }
    std::vector<std::size_t> order(named.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const auto value = [&](std::size_t k) { return -valueAt(int(named[k]), frame().x.high); };
    std::ranges::stable_sort(order, {}, value); // of those that left at the top as well
    std::vector<double> wanted;
    for (const std::size_t k : order)
        wanted.push_back(ends[k].x() < area.right() - 1 ? area.top() : ends[k].y());
    std::ranges::sort(wanted);
    const double top = std::max(room.bounds().top(), area.top() - height / 2);
    const std::vector<double> middles = placedApart(wanted, height, top, area.bottom());
    for (std::size_t k = 0; k < order.size(); ++k) {
        const FunctionCurve& curve = curves_[named[order[k]]];
        const QPointF end = ends[order[k]];
        const QSizeF size = labelSize(curve.name, painter.font());
        const QPointF middle(area.right() + theme_.px(2.5) + size.width() / 2, middles[k]);
        auto rect = room.place(size, std::span(&middle, 1));
        if (!rect)
            continue;
        names_[named[order[k]]] = *rect;
        QColor thin = colorOf(curve);
        painter.setPen(QPen(thin, theme_.px(0.25)));
        painter.drawLine(end, QPointF(rect->left() - theme_.px(0.25), rect->center().y()));
        painter.setPen(thin);
        drawLabel(painter, *rect, curve.name);
    }
}

} // namespace loom::ui
