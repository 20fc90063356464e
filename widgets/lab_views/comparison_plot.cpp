#include "lab_views/comparison_plot.h"

#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/label_room.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace loom::ui {
namespace {

/// Takes the value in, to a whole multiple of a round tenth of the range: so axes seldom grow while a series does.
void takeIn(PlotAxis& axis, double value)
{
    if (!std::isfinite(value) || (axis.logarithmic && !(value > 0)) || (value >= axis.low && value <= axis.high))
        return;
    if (axis.logarithmic) {
        const double power = std::log10(value);
        if (value > axis.high)
            axis.high = std::pow(10.0, std::ceil(power - 1e-9));
        else
            axis.low = std::pow(10.0, std::floor(power + 1e-9));
        return;
    }
    const double range = std::max(axis.high, value) - std::min(axis.low, value);
    const double power = std::pow(10.0, std::floor(std::log10(range / 10)));
    const double tenth = range / 10 / power, step = (tenth > 5 ? 10 : tenth > 2 ? 5 : tenth > 1 ? 2 : 1) * power;
    if (value > axis.high)
        axis.high = std::ceil(value / step - 1e-9) * step;
    else
        axis.low = std::floor(value / step + 1e-9) * step;
}

} // namespace

ComparisonPlot::ComparisonPlot(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    connect(&theme, &Theme::changed, this, &ComparisonPlot::refit);
}

void ComparisonPlot::refit()
{
    fitted_ = {};
    update();
}

void ComparisonPlot::repaintSeries()
{
    below_ = {};
    update();
}

void ComparisonPlot::setAxes(const PlotAxis& x, const PlotAxis& y, bool growX, bool growY)
{
    frame_.x = x;
    frame_.y = y;
    growX_ = growX;
    growY_ = growY;
    for (const ComparisonSeries& series : series_)
        grow(series, 0);
    refit();
}

void ComparisonPlot::grow(const ComparisonSeries& series, std::size_t from)
{
    if (!growX_ && !growY_)
        return;
    const PlotAxis x = frame_.x, y = frame_.y;
    for (std::size_t i = from; i < series.points.size(); ++i) {
        const QPointF point = series.points[i];
        if (isCovered(point.x()))
            continue;
        if (growX_)
            takeIn(frame_.x, point.x());
        if (!growY_)
            continue;
        takeIn(frame_.y, point.y());
        if (i < series.band.size()) {
            takeIn(frame_.y, series.band[i].low);
            takeIn(frame_.y, series.band[i].high);
        }
    }
    if (frame_.x != x || frame_.y != y)
        refit();
}

void ComparisonPlot::setSeries(std::vector<ComparisonSeries> series)
{
    series_ = std::move(series);
    for (const ComparisonSeries& one : series_)
        grow(one, 0);
    refit();
}

void ComparisonPlot::append(int series, const QPointF& point, const ComparisonRange& range)
{
    ComparisonSeries& longer = series_[std::size_t(series)];
    const bool banded = !longer.band.empty() || (longer.points.empty() && range.high > range.low);
    const double radius = markRadius(longer);
    longer.points.push_back(point);
    if (banded)
        longer.band.push_back(range);
    if (longer.look != ComparisonSeries::Look::line && markRadius(longer) != radius)
        repaintSeries();
    grow(longer, longer.points.size() - 1);
    update();
}

void ComparisonPlot::pick(int series)
{
    for (std::size_t i = 0; i < series_.size(); ++i)
        series_[i].picked = int(i) == series;
    repaintSeries();
}

void ComparisonPlot::setFlags(std::vector<ComparisonFlag> flags)
{
    flags_ = std::move(flags);
    forgetHandles(flag, int(flags_.size()));
    update();
}

void ComparisonPlot::moveFlag(int flag, double x)
{
    flags_[std::size_t(flag)].x = x;
    update();
}

void ComparisonPlot::setLines(std::vector<ComparisonLine> lines)
{
    lines_ = std::move(lines);
    update();
}

void ComparisonPlot::hideBeyond(const std::optional<double>& x)
{
    if (hidden_ == x)
        return;
    hidden_ = x;
    for (const ComparisonSeries& series : series_)
        grow(series, 0);
    update();
}

void ComparisonPlot::setDrawing(bool on)
{
    if (drawing_ == on)
        return;
    if (stroke_)
        endStroke();
    drawing_ = on;
    if (!on)
        forgetHandles(pen, 0);
    else if (hasFocus())
        setFocusedHandle(penHandle());
    refit();
}

void ComparisonPlot::setGuess(const QPolygonF& guess, const QString& name)
{
    guess_ = guess;
    guessName_ = name;
    pen_.reset();
    refit();
}

QPolygonF ComparisonPlot::inUnits(const QPolygonF& places) const
{
    QPolygonF out;
    for (const QPointF& place : places) {
        const QPointF at(frame_.x.logarithmic ? std::log10(place.x()) : place.x(),
                         frame_.y.logarithmic ? std::log10(place.y()) : place.y());
        if (std::isfinite(at.x()) && std::isfinite(at.y()))
            out << at;
    }
    return out;
}

double ComparisonPlot::areaBetween(int series) const
{
    const std::vector<QPointF>& points = series_[std::size_t(series)].points;
    return loom::ui::areaBetween(inUnits(guess_), inUnits(QPolygonF(QList<QPointF>(points.begin(), points.end()))));
}

QSize ComparisonPlot::sizeHint() const
{
    return {theme_.px(140), theme_.px(85)};
}

QSize ComparisonPlot::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(40)};
}

QFont ComparisonPlot::nameFont() const
{
    QFont font = theme_.mathFont(13);
    font.setBold(true);
    return font;
}

/// Is its last point that far along the x axis?
bool ComparisonPlot::endsBeyond(const ComparisonSeries& series, double share) const
{
    return !series.points.empty() && frame_.x.share(series.points.back().x()) > share;
}

/// At the right, for the names of lines.
double ComparisonPlot::nameRoom() const
{
    constexpr double kMost = 0.3; // of the width
    constexpr double kMargin = 1.5; // units between the names and the edge
    constexpr double kNearEnd = 0.9; // marks that end before it have their name inside
    double widest = drawing_ || guess_.size() > 1 ? labelSize(guessName(), nameFont()).width() : 0;
    for (const ComparisonSeries& series : series_)
        if (!series.name.isEmpty() && (series.look != ComparisonSeries::Look::marks || endsBeyond(series, kNearEnd)))
            widest = std::max(widest,
                              labelSize(series.name, nameFont()).width()
                                  + (series.look == ComparisonSeries::Look::line ? 0 : markRadius(series)));
    return widest > 0 ? std::min(widest, kMost * width()) + theme_.px(kNameGap + kMargin) : 0;
}

QString ComparisonPlot::guessName() const
{
    return guessName_.isEmpty() ? tr("your guess") : guessName_;
}

const PlotFrame& ComparisonPlot::frame() const
{
    if (fitted_ != size() || fittedScale_ != theme_.scale()) {
        const double line = QFontMetricsF(theme_.tabularFont(13)).height(); // the frame leaves as much itself
        frame_.fit(QRectF(rect()).adjusted(0, 0, -std::max(0.0, nameRoom() - line), 0), theme_, false);
        fitted_ = size();
        fittedScale_ = theme_.scale();
        drawn_.clear();
        below_ = {};
    }
    return frame_;
}

QRectF ComparisonPlot::seenArea() const
{
    QRectF seen = area();
    if (hidden_)
        seen.setRight(std::clamp(toWidget({*hidden_, frame_.y.low}).x(), seen.left(), seen.right()));
    return seen;
}

QColor ComparisonPlot::colorOf(const ComparisonSeries& series) const
{
    if (isGrey(series))
        return theme_.color(QStringLiteral("wire"));
    if (series.color.isValid())
        return series.color;
    return series.classIndex < 0 ? theme_.color(QStringLiteral("text")) : theme_.classColor(series.classIndex);
}

/// The last of its points that is seen.
std::optional<QPointF> ComparisonPlot::endOf(const ComparisonSeries& series) const
{
    const QRectF area = this->area().adjusted(-1, -1, 1, 1);
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
        if (isCovered(point->x()))
            continue;
        const QPointF at = toWidget(*point);
        if (std::isfinite(at.x()) && std::isfinite(at.y()) && at.x() >= area.left() && at.x() <= area.right())
            return QPointF(at.x(), std::clamp(at.y(), area.top() + 1, area.bottom() - 1));
    }
    return {};
}

} // namespace loom::ui
