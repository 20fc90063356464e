#include "common/theme.h"
#include "plots/parallel_plot.h"
#include "plots/run_colours.h"
#include "plots/ticks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

/// How parallel coordinates look: all lines once into a picture, what changes with the pointer over it.
namespace loom::ui {

namespace {
constexpr double kLine = 1.2, kStrong = 3; // px
constexpr double kPale = 0.10, kFaint = 0.30, kPlain = 0.65; // how much of a line's colour is seen
} // namespace

QColor ParallelPlot::colourOf(const ParallelLine& line) const
{
    return runColour(theme_, line.colour, line.faint);
}

void ParallelPlot::paintLines()
{
    ++paints_;
    const double ratio = devicePixelRatioF();
    picture_ = QPixmap(size() * ratio);
    picture_.setDevicePixelRatio(ratio);
    picture_.fill(Qt::transparent);
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::Antialiasing);
    drawLines(painter);
}

/// Runs outside the brushes lie pale at the bottom, the best on top.
void ParallelPlot::drawLines(QPainter& painter) const
{
    std::vector<int> all(lines_.size());
    std::iota(all.begin(), all.end(), 0);
    const auto rank = [this](int i) {
        const ParallelLine& line = lines_[std::size_t(i)];
        const double colour = std::isnan(line.colour) ? -1 : line.colour;
        return std::make_tuple(passes_[std::size_t(i)] != 0, !line.faint, colour);
    };
    std::ranges::stable_sort(all, {}, rank);
    const bool brushed = isBrushed();
    for (const int i : all) {
        const ParallelLine& line = lines_[std::size_t(i)];
        const bool in = passes_[std::size_t(i)] != 0;
        QColor colour = in ? colourOf(line) : theme_.color(QStringLiteral("muted"));
        colour.setAlphaF(!in ? kPale : line.faint ? kFaint : brushed ? 0.9 : kPlain);
        painter.setPen(QPen(colour, kLine));
        painter.drawPolyline(polyline(i));
    }
}

void ParallelPlot::paintAxes(QPainter& painter) const
{
    const QColor ink = theme_.color(QStringLiteral("text"));
    const double gap = order_.size() < 2 ? width() : xOf(1) - xOf(0);
    const int wanted = std::max(2, height() / theme_.px(18));
    for (const int number : order_) {
        const ParallelAxis& axis = axes_[std::size_t(number)];
        const double x = xOf(positionOf(number));
        const bool current = hasFocus() && number == current_;
        painter.setPen(QPen(current ? theme_.color(QStringLiteral("accent")) : ink, current ? 2.5 : 1.5));
        painter.drawLine(QPointF(x, yOf(0)), QPointF(x, yOf(1)));
        painter.setFont(theme_.font(12, true));
        const QRectF name = nameRect(number);
        const QString arrow = axis.flipped ? QStringLiteral(" ↓") : QString();
        painter.drawText(name, Qt::AlignCenter,
                         painter.fontMetrics().elidedText(axis.name + arrow, Qt::ElideRight, int(name.width())));
        painter.setFont(theme_.font(11));
        for (const auto& [place, words] : labelsOf(axis, wanted)) {
            const double y = yOf(place);
            painter.setPen(ink);
            painter.drawLine(QPointF(x - 3, y), QPointF(x + 3, y));
            const double width = std::min(richTextWidth(painter, words), gap - 10);
            const double height = painter.fontMetrics().height();
            const bool last = positionOf(number) + 1 == order_.size();
            QRectF box(last ? x - 6 - width : x + 6, y - height / 2, width, height);
            QColor ground = theme_.color(QStringLiteral("plot"));
            ground.setAlphaF(0.75);
            painter.fillRect(box, ground);
            drawRichText(painter, box, last ? Qt::AlignRight : Qt::AlignLeft, words);
        }
    }
}

void ParallelPlot::paintBrushes(QPainter& painter) const
{
    QColor fill = theme_.color(QStringLiteral("accent"));
    for (const int axis : order_)
        for (const ParallelBrush& brush : brushes_[std::size_t(axis)]) {
            const double x = xOf(positionOf(axis)), half = double(theme_.px(2));
            const QRectF box(x - half, yOf(brush.to), 2 * half, yOf(brush.from) - yOf(brush.to));
            fill.setAlphaF(0.35);
            painter.setPen(QPen(theme_.color(QStringLiteral("accent")), 1.5));
            painter.setBrush(fill);
            painter.drawRect(box);
        }
    painter.setBrush(Qt::NoBrush);
}

/// Picked lines and the one that is pointed at.
void ParallelPlot::drawStrong(QPainter& painter) const
{
    std::vector<int> strong(picked_.begin(), picked_.end());
    if (pointed_ >= 0 && pointed_ < int(lines_.size()))
        strong.push_back(pointed_);
    for (const int line : strong) {
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), kStrong + 3));
        painter.drawPolyline(polyline(line));
        painter.setPen(
            QPen(line == pointed_ ? theme_.color(QStringLiteral("accent")) : colourOf(lines_[std::size_t(line)]),
                 kStrong));
        painter.drawPolyline(polyline(line));
    }
}

PlotPage ParallelPlot::page() const
{
    return {tr("Parallel coordinates"), size(),
            [this](QPainter& painter) {
                painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
                drawLines(painter);
                drawStrong(painter);
                paintAxes(painter);
                paintBrushes(painter);
            },
            table()};
}

void ParallelPlot::paintEvent(QPaintEvent*)
{
    if (picture_.isNull() && !size().isEmpty())
        paintLines();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    painter.drawPixmap(0, 0, picture_);
    drawStrong(painter);
    paintAxes(painter);
    paintBrushes(painter);
}

} // namespace loom::ui
