#include "common/theme.h"
#include "lab_views/comparison_plot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

/// From a number of an axis to a length, for very many of them.
struct Scale {
    bool logarithmic;
    double low, factor, from;

    Scale(const PlotAxis& axis, double from, double to)
        : logarithmic(axis.logarithmic)
        , low(taken(axis.low))
        , factor((to - from) / (taken(axis.high) - low))
        , from(from)
    {
    }
    double taken(double value) const { return logarithmic ? std::log10(value) : value; }
    double operator()(double value) const { return from + (taken(value) - low) * factor; }
};

bool isFinite(const QPointF& at)
{
    return std::isfinite(at.x()) && std::isfinite(at.y());
}

} // namespace

/// Takes in what is new since the last call. Far beyond the plot a line is cut: painters lose themselves there.
void ComparisonPlot::trace(std::size_t index) const
{
    const ComparisonSeries& series = series_[index];
    const QRectF area = this->area();
    const double beyond = 2 * area.height();
    const Scale x(frame_.x, area.left(), area.right()), y(frame_.y, area.bottom(), area.top());
    Drawn& drawn = drawn_[index];
    const auto add = [&](ComparisonTrace& trace, double across, double value) {
        double height = y(value);
        if (!std::isnan(height) && !std::isinf(value)) // a logarithm of 0 lies below everything
            height = std::clamp(height, area.top() - beyond, area.bottom() + beyond);
        trace.add({x(across), std::isinf(value) ? value : height});
    };
    for (; drawn.taken < series.points.size(); ++drawn.taken) {
        const QPointF point = series.points[drawn.taken];
        add(drawn.line, point.x(), point.y());
        if (drawn.taken < series.band.size()) {
            add(drawn.low, point.x(), series.band[drawn.taken].low);
            add(drawn.high, point.x(), series.band[drawn.taken].high);
        }
    }
}

QPen ComparisonPlot::penOf(const ComparisonSeries& series) const
{
    const double width = theme_.px(isGrey(series) ? 0.25 : series.picked ? 1 : 0.75);
    return {colorOf(series), width, series.dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin};
}

QColor ComparisonPlot::bandColor(const ComparisonSeries& series) const
{
    constexpr double kCover = 0.2;
    QColor color = colorOf(series);
    color.setAlphaF(kCover);
    return color;
}

double ComparisonPlot::markRadius(const ComparisonSeries& series) const
{
    constexpr std::size_t kFew = 100;
    return theme_.px(series.points.size() <= kFew ? 1.25 : 0.75);
}

/// Without smooth edges, so that parts that are added later join without a seam.
void ComparisonPlot::paintBand(QPainter& painter, std::size_t index) const
{
    const std::vector<QPolygonF> low = drawn_[index].low.parts(), high = drawn_[index].high.parts();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(bandColor(series_[index]));
    for (std::size_t i = 0; i < std::min(low.size(), high.size()); ++i) {
        QPolygonF band = low[i];
        std::reverse_copy(high[i].begin(), high[i].end(), std::back_inserter(band));
        painter.drawPolygon(band);
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

/// A mark that falls where one lies already adds nothing.
void ComparisonPlot::paintMarks(QPainter& painter, std::size_t index) const
{
    const ComparisonSeries& series = series_[index];
    const QRectF area = this->area();
    const Scale x(frame_.x, area.left(), area.right()), y(frame_.y, area.bottom(), area.top());
    const double radius = markRadius(series), cell = radius;
    const int across = int(area.width() / cell) + 2, down = int(area.height() / cell) + 2;
    std::vector<bool> taken(std::size_t(across) * std::size_t(down), false);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.25)));
    painter.setBrush(colorOf(series));
    for (const QPointF& point : series.points) {
        const QPointF at(x(point.x()), y(point.y()));
        if (!area.adjusted(-1, -1, 1, 1).contains(at))
            continue;
        const int column = std::max(0, int((at.x() - area.left()) / cell));
        const int row = std::max(0, int((at.y() - area.top()) / cell));
        const std::size_t place = std::size_t(row) * std::size_t(across) + std::size_t(column);
        if (!taken[place])
            painter.drawEllipse(at, radius, radius);
        taken[place] = true;
    }
}

/// A thin line that fills its columns looks the same without smooth edges, and is painted ten times as fast.
void ComparisonPlot::paintSeries(QPainter& painter, std::size_t index) const
{
    constexpr double kDense = 1.2; // points a column
    const ComparisonSeries& series = series_[index];
    Drawn& drawn = drawn_[index];
    drawn.length = 0;
    if (series.look != ComparisonSeries::Look::marks) {
        const std::vector<QPolygonF> parts = drawn.line.parts();
        qsizetype points = 0;
        for (const QPolygonF& part : parts) {
            points += part.size();
            for (qsizetype i = 1; series.dashed && i < part.size(); ++i)
                drawn.length += QLineF(part[i - 1], part[i]).length();
        }
        const bool dense = isGrey(series) && double(points) > kDense * area().width() * devicePixelRatioF();
        painter.setRenderHint(QPainter::Antialiasing, !dense);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(penOf(series));
        for (const QPolygonF& part : parts)
            painter.drawPolyline(part);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    if (series.look != ComparisonSeries::Look::line)
        paintMarks(painter, index);
}

void ComparisonPlot::prepare(QPainter& painter) const
{
    const double line = theme_.px(1);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(area().adjusted(-line, -line, line, line));
}

/// Bands below, then grey series, then those with a colour, the picked ones last.
void ComparisonPlot::paintAll() const
{
    const double ratio = devicePixelRatioF();
    for (QPixmap* picture : {&below_, &above_}) {
        *picture = QPixmap(size() * ratio);
        picture->setDevicePixelRatio(ratio);
        picture->fill(Qt::transparent);
    }
    const ComparisonTrace empty(1 / ratio);
    if (drawn_.size() != series_.size())
        drawn_.assign(series_.size(), {empty, empty, empty, 0, 0, 0});
    QPainter below(&below_), above(&above_);
    prepare(below);
    prepare(above);
    for (std::size_t i = 0; i < series_.size(); ++i) {
        if (series_[i].look != ComparisonSeries::Look::marks || !series_[i].band.empty())
            trace(i);
        paintBand(below, i);
        drawn_[i].painted = series_[i].points.size();
    }
    for (const bool picked : {false, true})
        for (std::size_t i = 0; i < series_.size(); ++i)
            if (series_[i].picked == picked)
                paintSeries(isGrey(series_[i]) ? below : above, i);
}

void ComparisonPlot::addToBand(QPainter& painter, std::size_t index, std::size_t from) const
{
    const ComparisonSeries& series = series_[index];
    QPolygonF band;
    for (std::size_t i = from; i < series.band.size(); ++i)
        band << toWidget({series.points[i].x(), series.band[i].low});
    for (std::size_t i = series.band.size(); i-- > from;)
        band << toWidget({series.points[i].x(), series.band[i].high});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(bandColor(series));
    if (std::ranges::all_of(band, isFinite))
        painter.drawPolygon(band);
    painter.setRenderHint(QPainter::Antialiasing);
}

/// Dashes go on where the painted part left them.
void ComparisonPlot::addToLine(QPainter& painter, std::size_t index, std::size_t from) const
{
    const ComparisonSeries& series = series_[index];
    double& length = drawn_[index].length;
    QPen pen = penOf(series);
    for (std::size_t i = from + 1; i < series.points.size(); ++i) {
        const QLineF part(toWidget(series.points[i - 1]), toWidget(series.points[i]));
        if (!isFinite(part.p1()) || !isFinite(part.p2()))
            continue;
        if (series.dashed)
            pen.setDashOffset(length / pen.widthF());
        painter.setPen(pen);
        painter.drawLine(part);
        length += part.length();
    }
}

/// What was appended since the pictures were made goes on them.
void ComparisonPlot::paintTail(std::size_t index) const
{
    const ComparisonSeries& series = series_[index];
    Drawn& drawn = drawn_[index];
    const std::size_t from = drawn.painted > 0 ? drawn.painted - 1 : 0;
    QPainter below(&below_), above(&above_);
    prepare(below);
    prepare(above);
    addToBand(below, index, from);
    QPainter& painter = isGrey(series) ? below : above;
    if (series.look != ComparisonSeries::Look::marks)
        addToLine(painter, index, from);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.25)));
    painter.setBrush(colorOf(series));
    for (std::size_t i = drawn.painted; i < series.points.size() && series.look != ComparisonSeries::Look::line; ++i)
        if (const QPointF at = toWidget(series.points[i]); isFinite(at))
            painter.drawEllipse(at, markRadius(series), markRadius(series));
    drawn.painted = series.points.size();
}

void ComparisonPlot::preparePictures() const
{
    constexpr std::size_t kMany = 1000; // points at once: painted anew they are fewer
    frame(); // may be fitted anew, and then the pictures are old
    bool anew =
        below_.isNull() || below_.devicePixelRatio() != devicePixelRatioF() || drawn_.size() != series_.size();
    for (std::size_t i = 0; !anew && i < series_.size(); ++i)
        anew = series_[i].points.size() > drawn_[i].painted + kMany;
    if (anew)
        return paintAll();
    for (std::size_t i = 0; i < series_.size(); ++i)
        if (drawn_[i].painted < series_[i].points.size())
            paintTail(i);
}

} // namespace loom::ui
