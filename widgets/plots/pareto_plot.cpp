#include "plots/pareto_plot.h"

#include "common/theme.h"
#include "tuning/objective.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr double kDominated = 0.35; // how much is seen of a run that another beats
} // namespace

ParetoPlot::ParetoPlot(Theme& theme, QWidget* parent)
    : RunPlane(theme, parent)
{
}

void ParetoPlot::setDirections(bool xMaximum, bool yMaximum)
{
    xMaximum_ = xMaximum;
    yMaximum_ = yMaximum;
    rearranged();
}

void ParetoPlot::rearranged()
{
    std::vector<std::vector<double>> costs;
    for (int run = 0; run < runs(); ++run) {
        const RunPoint& of = runs_[std::size_t(run)];
        const bool out = of.faint || focus().isHidden(run);
        costs.push_back({out             ? std::nan("")
                             : xMaximum_ ? -of.x
                                         : of.x,
                         out             ? std::nan("")
                             : yMaximum_ ? -of.y
                                         : of.y});
    }
    const std::vector<bool> first = paretoFront(costs);
    front_.clear();
    inFront_.assign(runs_.size(), 0);
    for (int run = 0; run < runs(); ++run)
        if (first[std::size_t(run)] && !std::isnan(costs[std::size_t(run)][0] + costs[std::size_t(run)][1])) {
            front_.push_back(run);
            inFront_[std::size_t(run)] = 1;
        }
    std::ranges::stable_sort(front_, {}, [&](int run) { return costs[std::size_t(run)]; });
    stale();
}

bool ParetoPlot::isInFront(int run) const
{
    return inFront_[std::size_t(run)] != 0;
}

double ParetoPlot::strengthOf(int run) const
{
    return isInFront(run) ? 1 : kDominated;
}

/// What lies behind the steps is beaten by one of the front.
void ParetoPlot::paintOver(QPainter& painter) const
{
    if (front_.empty())
        return;
    const QRectF a = area();
    QPolygonF steps;
    const QPointF first = placeOf(front_.front()), last = placeOf(front_.back());
    steps << QPointF(first.x(), yMaximum_ ? a.bottom() : a.top());
    for (const int run : front_) {
        const QPointF at = placeOf(run);
        if (run != front_.front())
            steps << QPointF(at.x(), steps.back().y());
        steps << at;
    }
    steps << QPointF(xMaximum_ ? a.left() : a.right(), last.y());
    const QColor ink = theme_.color(QStringLiteral("text"));
    painter.setPen(QPen(ink, 1.75));
    painter.drawPolyline(steps);
    for (const int run : front_)
        paintRun(painter, run, focus().passes(run) ? Look::plain : Look::pale);
}

QString ParetoPlot::axisWords(const RunAxis& axis) const
{
    const bool maximum = &axis == &x_ ? xMaximum_ : yMaximum_;
    const QString words = RunPlane::axisWords(axis);
    return maximum ? tr("%1, larger is better").arg(words) : tr("%1, smaller is better").arg(words);
}

QString ParetoPlot::words(int run) const
{
    const QString words = RunPlane::words(run);
    return isInFront(run) ? words + QStringLiteral("<br>") + tr("no other is better in both") : words;
}

QString ParetoPlot::table() const
{
    QString lines =
        csvLine({QStringLiteral("run"), x_.name, y_.name, QStringLiteral("front"), QStringLiteral("stopped_early")});
    for (int i = 0; i < runs(); ++i) {
        const RunPoint& run = runs_[std::size_t(i)];
        lines += csvLine({run.name, csvNumber(run.x), csvNumber(run.y), QString::number(int(isInFront(i))),
                          QString::number(int(run.faint))});
    }
    return lines;
}

QString ParetoPlot::title() const
{
    return tr("%1 and %2").arg(x_.name, y_.name);
}

} // namespace loom::ui
