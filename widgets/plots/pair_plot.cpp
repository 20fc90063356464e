#include "plots/pair_plot.h"

#include "common/theme.h"
#include "plots/run_colours.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr int kCells = 48; // along a range
constexpr double kSurface = 0.55; // how much is seen of its colour: the runs lie on it

int cellsOf(const RunAxis& axis)
{
    return axis.scale == RunAxis::Scale::choices ? std::max(1, int(axis.choices.size())) : kCells;
}

} // namespace

PairPlot::PairPlot(Theme& theme, QWidget* parent)
    : RunPlane(theme, parent)
{
}

QSize PairPlot::cells() const
{
    return {cellsOf(x_), cellsOf(y_)};
}

void PairPlot::rearranged()
{
    FittedSurface::Axis x, y;
    std::vector<double> values;
    x.choices = x_.scale == RunAxis::Scale::choices ? int(x_.choices.size()) : 0;
    y.choices = y_.scale == RunAxis::Scale::choices ? int(y_.choices.size()) : 0;
    for (int run = 0; run < runs(); ++run) {
        const RunPoint& of = runs_[std::size_t(run)];
        if (of.faint || focus().isHidden(run))
            continue;
        x.places.push_back(placeOn(x_, of.x));
        y.places.push_back(placeOn(y_, of.y));
        values.push_back(of.colour);
    }
    surface_ = FittedSurface(x, y, values);
    grid_ = surface_.trials() > 0 ? surface_.grid(cells().width(), cells().height()) : FittedSurface::Grid();
    stale();
}

QColor PairPlot::surfaceColour(const QPointF& place) const
{
    const QRectF in = inner();
    if (!in.contains(place) || grid_.values.empty())
        return {};
    const QSize count = cells();
    const int column = std::min(int((place.x() - in.left()) / in.width() * count.width()), count.width() - 1);
    const int row = std::min(int((in.bottom() - place.y()) / in.height() * count.height()), count.height() - 1);
    const auto cell = std::size_t(row * count.width() + column);
    return grid_.near[cell] ? runColour(theme_, grid_.values[cell], false) : QColor();
}

void PairPlot::paintGround(QPainter& painter) const
{
    if (!grid_.values.empty()) {
        const QSize count = cells();
        // Transparent cells keep their neighbours' colour, so that edges fade without a dark rim.
        QImage image(count, QImage::Format_ARGB32);
        for (int row = 0; row < count.height(); ++row)
            for (int column = 0; column < count.width(); ++column) {
                const auto cell = std::size_t(row * count.width() + column);
                QColor colour = runColour(theme_, grid_.values[cell], false);
                colour.setAlphaF(grid_.near[cell] && std::isfinite(grid_.values[cell]) ? kSurface : 0);
                image.setPixelColor(column, count.height() - 1 - row, colour);
            }
        const QSize size = inner().size().toSize();
        const bool across = x_.scale != RunAxis::Scale::choices, up = y_.scale != RunAxis::Scale::choices;
        // Choices have sharp edges, ranges none.
        image = image.scaled(across ? size.width() : count.width(), up ? size.height() : count.height(),
                             Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        painter.drawImage(inner(), image.scaled(size, Qt::IgnoreAspectRatio, Qt::FastTransformation));
        paintHatching(painter);
    }
    RunPlane::paintGround(painter);
}

void PairPlot::paintHatching(QPainter& painter) const
{
    const QRectF in = inner();
    const QSize count = cells();
    const double width = in.width() / count.width(), height = in.height() / count.height();
    const double gap = theme_.px(2.5);
    QColor ink = theme_.color(QStringLiteral("muted"));
    ink.setAlphaF(0.45);
    painter.setPen(QPen(ink, 1));
    // Lines rise to the right, cut where cells that are near begin: in a row of cells, then from row to row.
    for (int row = 0; row < count.height(); ++row)
        for (int column = 0; column < count.width(); ++column) {
            if (grid_.near[std::size_t(row * count.width() + column)])
                continue;
            const QRectF cell(in.left() + column * width, in.bottom() - (row + 1) * height, width, height);
            const double first = std::ceil((cell.left() + cell.top()) / gap) * gap;
            for (double sum = first; sum < cell.right() + cell.bottom(); sum += gap) {
                const double x0 = std::max(cell.left(), sum - cell.bottom());
                const double x1 = std::min(cell.right(), sum - cell.top());
                if (x1 > x0)
                    painter.drawLine(QPointF(x0, sum - x0), QPointF(x1, sum - x1));
            }
        }
    if (std::ranges::find(grid_.near, 0) != grid_.near.end())
        paintNote(painter);
}

/// What hatching means, where it stands on the plot, while there is room beside the axis' name.
void PairPlot::paintNote(QPainter& painter) const
{
    const QString words = tr("hatched: no trial near");
    painter.setFont(theme_.font(13));
    const double width = painter.fontMetrics().horizontalAdvance(words), right = area().right();
    const double swatch = theme_.px(4), gap = theme_.px(1.5);
    const QFontMetricsF name(theme_.font(13, true));
    if (name.horizontalAdvance(axisWords(y_)) + width + swatch + 4 * gap > right)
        return;
    const QRectF box(right - width - gap - swatch, theme_.px(1.5), swatch, swatch);
    painter.drawRect(box);
    for (double at = theme_.px(1.3); at < 2 * swatch; at += theme_.px(1.3)) {
        const double x0 = std::max(0.0, at - swatch), x1 = std::min(swatch, at);
        painter.drawLine(box.topLeft() + QPointF(x0, at - x0), box.topLeft() + QPointF(x1, at - x1));
    }
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(QRectF(right - width, 0, width, theme_.px(7)), Qt::AlignRight | Qt::AlignVCenter, words);
}

QString PairPlot::title() const
{
    return tr("%1 and %2").arg(x_.name, y_.name);
}

} // namespace loom::ui
