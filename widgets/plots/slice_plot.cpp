#include "plots/slice_plot.h"

#include "common/theme.h"
#include "tuning/fitted_surface.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr int kSteps = 96; // of a line over a range
constexpr double kColumn = 0.7; // of its width
} // namespace

SlicePlot::SlicePlot(Theme& theme, QWidget* parent)
    : RunPlane(theme, parent)
{
}

void SlicePlot::setMaximum(bool maximum)
{
    maximum_ = maximum;
    stale();
}

void SlicePlot::rearranged()
{
    trend_.clear();
    std::vector<double> across, up;
    for (int run = 0; run < runs(); ++run) {
        const RunPoint& of = runs_[std::size_t(run)];
        const double x = placeOn(x_, of.x), y = placeOn(y_, of.y);
        if (of.faint || focus().isHidden(run) || std::isnan(x + y))
            continue;
        across.push_back(x);
        up.push_back(std::clamp(y, 0.0, 1.0)); // what lies far off counts as being at the edge
    }
    if (x_.scale == RunAxis::Scale::choices)
        followChoices(across, up);
    else if (across.size() > 2)
        followRange(across, up);
    stale();
}

void SlicePlot::followChoices(const std::vector<double>& across, const std::vector<double>& up)
{
    const double width = 1.0 / std::max<double>(1, double(x_.choices.size()));
    for (int choice = 0; choice < int(x_.choices.size()); ++choice) {
        std::vector<double> of;
        for (std::size_t i = 0; i < across.size(); ++i)
            if (int(across[i] / width) == choice)
                of.push_back(up[i]);
        if (of.empty())
            continue;
        std::ranges::sort(of);
        const double middle = (of[(of.size() - 1) / 2] + of[of.size() / 2]) / 2, x = (choice + 0.5) * width;
        const double half = kColumn * width / 2;
        trend_.push_back({QPointF(x - half, middle), QPointF(x + half, middle)});
    }
}

void SlicePlot::followRange(const std::vector<double>& across, const std::vector<double>& up)
{
    const FittedSurface fit({across, 0}, {std::vector<double>(across.size(), 0.5), 0}, up);
    const FittedSurface::Grid grid = fit.grid(kSteps, 1);
    QPolygonF piece;
    for (int i = 0; i <= kSteps; ++i) {
        if (i < kSteps && grid.near[std::size_t(i)]) {
            piece << QPointF((i + 0.5) / kSteps, grid.values[std::size_t(i)]);
            continue;
        }
        if (piece.size() > 1)
            trend_.push_back(piece);
        piece.clear();
    }
}

void SlicePlot::paintGround(QPainter& painter) const
{
    RunPlane::paintGround(painter);
    const QRectF in = inner();
    for (const QPolygonF& piece : trend_) {
        QPolygonF line;
        for (const QPointF& at : piece)
            line << QPointF(in.left() + in.width() * at.x(), in.bottom() - in.height() * at.y());
        painter.setPen(QPen(theme_.color(QStringLiteral("text")), 2));
        painter.drawPolyline(line);
    }
}

QString SlicePlot::axisWords(const RunAxis& axis) const
{
    const QString words = RunPlane::axisWords(axis);
    if (&axis != &y_)
        return words;
    return maximum_ ? tr("%1, larger is better").arg(words) : tr("%1, smaller is better").arg(words);
}

} // namespace loom::ui
