#include "lab_views/function_plot.h"

#include "common/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace loom::ui {

FunctionPlot::FunctionPlot(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
{
    frame_.x = {-1, 1, {}, false};
    frame_.y = {-1, 1, {}, false};
}

void FunctionPlot::refit()
{
    fitted_ = {};
    update();
}

void FunctionPlot::setAxes(const PlotAxis& x, const PlotAxis& y)
{
    if (frame_.x == x && frame_.y == y)
        return;
    frame_.x = x;
    frame_.y = y;
    refit();
}

void FunctionPlot::setCurves(std::vector<FunctionCurve> curves)
{
    const double room = nameRoom();
    curves_ = std::move(curves);
    traces_.clear();
    if (nameRoom() != room)
        refit();
    update();
}

void FunctionPlot::setPoints(std::vector<FunctionPoint> points)
{
    points_ = std::move(points);
    forgetHandles(point, int(points_.size()));
    update();
}

void FunctionPlot::movePoint(int point, double x)
{
    points_[std::size_t(point)].x = x;
    update();
}

void FunctionPlot::setThreshold(const std::optional<FunctionThreshold>& value)
{
    threshold_ = value;
    if (!value)
        forgetHandles(threshold, 0);
    update();
}

void FunctionPlot::moveThreshold(double value)
{
    threshold_->value = value;
    update();
}

void FunctionPlot::setLens(double halfWidth, double least, double most)
{
    lens_ = halfWidth;
    leastLens_ = least;
    mostLens_ = most;
    update();
}

void FunctionPlot::setMarks(std::vector<FunctionMark> marks)
{
    marks_ = std::move(marks);
    update();
}

void FunctionPlot::setRectangle(const std::optional<FunctionRectangle>& rectangle)
{
    const bool sameRoom = rectangle_.has_value() == rectangle.has_value();
    rectangle_ = rectangle;
    if (!sameRoom)
        refit();
    update();
}

QSize FunctionPlot::sizeHint() const
{
    return {theme_.px(120), theme_.px(85)};
}

QSize FunctionPlot::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(40)};
}

/// A square column at the right; in a narrow plot the curves need it.
QRectF FunctionPlot::rectangleRoom() const
{
    if (!rectangle_ || width() < theme_.px(70))
        return {};
    const double side = std::min(0.42 * width(), 0.8 * height());
    return {width() - side, (height() - side) / 2, side, side};
}

const PlotFrame& FunctionPlot::frame() const
{
    if (fitted_ != size() || fittedScale_ != theme_.scale()) {
        frame_.fit(QRectF(rect()).adjusted(0, 0, -rectangleRoom().width() - nameRoom(), 0), theme_, false);
        fitted_ = size();
        fittedScale_ = theme_.scale();
        traces_.clear();
    }
    return frame_;
}

double FunctionPlot::valueAt(int curve, double x) const
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    if (curve < 0 || curve >= int(curves_.size()))
        return kNone;
    const FunctionCurve& f = curves_[std::size_t(curve)];
    if (f.rule)
        return f.rule(x);
    const auto after = std::ranges::lower_bound(f.samples, x, {}, [](const QPointF& sample) { return sample.x(); });
    if (after == f.samples.end())
        return kNone;
    if (after->x() == x)
        return after->y();
    if (after == f.samples.begin())
        return kNone;
    const QPointF a = *(after - 1), b = *after;
    return a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
}

double FunctionPlot::slopeAt(int point) const
{
    constexpr double kNear = 6e-6; // the cube root of a double's precision: the best of central differences
    const FunctionPoint& p = points_[std::size_t(point)];
    const auto between = [&](double h) {
        const double before = p.x - h, after = p.x + h; // what is really apart, after rounding
        return (valueAt(p.curve, after) - valueAt(p.curve, before)) / (after - before);
    };
    // By what was asked for, as the central difference is taken, not by what is apart after rounding.
    if (p.straight == FunctionPoint::Straight::secant && lens_ > 0)
        return (valueAt(p.curve, p.x + lens_) - valueAt(p.curve, p.x - lens_)) / (2 * lens_);
    const FunctionCurve& curve = curves_[std::size_t(p.curve)];
    if (curve.slope)
        return curve.slope(p.x);
    return between(kNear * std::max(1.0, std::abs(p.x)));
}

QPointF FunctionPlot::placeOf(const FunctionPoint& point) const
{
    return {point.x, valueAt(point.curve, point.x)};
}

QColor FunctionPlot::colorOf(const FunctionCurve& curve) const
{
    return curve.color.isValid() ? curve.color : theme_.color(QStringLiteral("text"));
}

/// Once a pixel; a curve that leaves the plot far or has no value is cut into parts.
void FunctionPlot::traceCurves() const
{
    const PlotFrame& frame = this->frame();
    if (traces_.size() == curves_.size())
        return;
    const QRectF area = frame.area();
    const double beyond = 2 * area.height();
    traces_.assign(curves_.size(), {});
    for (std::size_t i = 0; i < curves_.size(); ++i) {
        QPolygonF part;
        const auto add = [&](const QPointF& at) {
            if (std::isfinite(at.y()))
                part << QPointF(at.x(), std::clamp(at.y(), area.top() - beyond, area.bottom() + beyond));
            else if (!part.isEmpty())
                traces_[i].push_back(std::exchange(part, {}));
        };
        if (curves_[i].rule) {
            const int pixels = std::max(1, int(area.width() * devicePixelRatioF()));
            for (int k = 0; k <= pixels; ++k) {
                // At its pixel: where two of them are nearer than numbers can be, the curve is a staircase.
                const double share = double(k) / pixels, x = frame.x.at(share);
                add({area.left() + share * area.width(), frame.toWidget({x, curves_[i].rule(x)}).y()});
            }
        } else {
            for (const QPointF& sample : curves_[i].samples)
                add(frame.toWidget(sample));
        }
        if (!part.isEmpty())
            traces_[i].push_back(part);
    }
}

} // namespace loom::ui
