#include "common/theme.h"
#include "plots/parallel_plot.h"
#include "plots/run_colours.h"
#include "plots/ticks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <tuple>

/// How parallel coordinates look: runs outside the brushes lie pale at the bottom, those that pass over them, each
/// kept as a picture; what changes with the pointer over both.
namespace loom::ui {

namespace {
constexpr double kLine = 1.2, kStrong = 3; // px
constexpr double kPale = 0.10, kFaint = 0.30, kPlain = 0.65; // how much of a line's colour is seen
} // namespace

QColor ParallelPlot::colourOf(const ParallelLine& line) const
{
    return runColour(theme_, line.colour, line.faint);
}

std::vector<LineStroke> ParallelPlot::paleStrokes() const
{
    QColor colour = theme_.color(QStringLiteral("muted"));
    colour.setAlphaF(kPale);
    std::vector<LineStroke> strokes;
    for (int i = 0; i < int(lines_.size()); ++i)
        strokes.push_back({i, colour, kLine});
    return strokes;
}

/// The best on top.
std::vector<LineStroke> ParallelPlot::plainStrokes() const
{
    std::vector<int> all = passing();
    std::ranges::stable_sort(all, {}, [this](int i) {
        const ParallelLine& line = lines_[std::size_t(i)];
        return std::make_tuple(!line.faint, std::isnan(line.colour) ? -1 : line.colour);
    });
    const bool brushed = isBrushed();
    std::vector<LineStroke> strokes;
    for (const int i : all) {
        const ParallelLine& line = lines_[std::size_t(i)];
        QColor colour = colourOf(line);
        colour.setAlphaF(line.faint ? kFaint : brushed ? 0.9 : kPlain);
        strokes.push_back({i, colour, kLine});
    }
    return strokes;
}

/// Each on a rim of the ground.
std::vector<LineStroke> ParallelPlot::pickedStrokes() const
{
    std::vector<LineStroke> strokes;
    for (const int line : picked_) {
        strokes.push_back({line, theme_.color(QStringLiteral("plot")), kStrong + 3});
        strokes.push_back({line, colourOf(lines_[std::size_t(line)]), kStrong});
    }
    return strokes;
}

void ParallelPlot::drawStrokes(QPainter& painter, const std::vector<LineStroke>& strokes) const
{
    for (const LineStroke& stroke : strokes) {
        painter.setPen(QPen(stroke.colour, stroke.width));
        painter.drawPolyline(polyline(stroke.line));
    }
}

void ParallelPlot::paintAxes(QPainter& painter) const
{
    const QColor ink = theme_.color(QStringLiteral("text"));
    const double gap = order_.size() < 2 ? width() : xOf(1) - xOf(0);
    const int wanted = std::max(2, height() / theme_.px(12));
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
    if (drag_ && drag_->what != Drag::What::name && drag_->moved)
        paintEnds(painter, drag_->axis, drag_->brush);
}

/// The numbers at the ends of the brush that a hand is drawing.
void ParallelPlot::paintEnds(QPainter& painter, int axis, std::size_t brush) const
{
    const ParallelAxis& of = axes_[std::size_t(axis)];
    if (of.scale == ParallelAxis::Scale::choices || brush >= brushes_[std::size_t(axis)].size())
        return; // the choices stand beside it
    painter.setFont(theme_.font(11, true));
    const double x = xOf(positionOf(axis)), gap = double(theme_.px(3)), high = painter.fontMetrics().height();
    const bool last = positionOf(axis) + 1 == order_.size();
    const ParallelBrush& held = brushes_[std::size_t(axis)][brush];
    const std::vector<double> middles = placedApart({yOf(held.to), yOf(held.from)}, high, 0, height());
    for (std::size_t i = 0; i < middles.size(); ++i) {
        const QString words = fourDigits(valueAt(of, i == 0 ? held.to : held.from));
        const double wide = richTextWidth(painter, words);
        const QRectF box(last ? x - gap - wide : x + gap, middles[i] - high / 2, wide, high);
        painter.fillRect(box.adjusted(-2, 0, 2, 0), theme_.color(QStringLiteral("plot")));
        painter.setPen(theme_.color(QStringLiteral("text")));
        drawRichText(painter, box, last ? Qt::AlignRight : Qt::AlignLeft, words);
    }
}

void ParallelPlot::drawPointed(QPainter& painter) const
{
    if (pointed_ >= 0 && pointed_ < int(lines_.size()))
        drawStrokes(painter,
                    {{pointed_, theme_.color(QStringLiteral("plot")), kStrong + 3},
                     {pointed_, theme_.color(QStringLiteral("accent")), kStrong}});
}

PlotPage ParallelPlot::page() const
{
    return {tr("Parallel coordinates"), size(),
            [this](QPainter& painter) {
                painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
                std::vector<LineStroke> outside = paleStrokes();
                std::erase_if(outside, [this](const LineStroke& stroke) { return passes(stroke.line); });
                drawStrokes(painter, outside);
                drawStrokes(painter, plainStrokes());
                drawStrokes(painter, pickedStrokes());
                drawPointed(painter);
                paintAxes(painter);
                paintBrushes(painter);
            },
            table()};
}

void ParallelPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), theme_.color(QStringLiteral("plot")));
    if (isBrushed())
        pale_.draw(painter, rect());
    plain_.draw(painter, rect());
    strong_.draw(painter, rect());
    drawPointed(painter);
    paintAxes(painter);
    paintBrushes(painter);
}

} // namespace loom::ui
