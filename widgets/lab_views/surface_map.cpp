#include "lab_views/surface_map.h"

#include "common/theme.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {

SurfaceMap::SurfaceMap(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
    , sampler_(this)
{
    frame_.x = {-1, 1, {}, false};
    frame_.y = {-1, 1, {}, false};
    connect(&sampler_, &SurfaceSampler::sampled, this, &SurfaceMap::setField);
    connect(&theme, &Theme::changed, this, [this] { pictureIsOld_ = true; });
}

void SurfaceMap::setAxes(const PlotAxis& x, const PlotAxis& y, bool equal)
{
    const bool sameLimits = x.low == frame_.x.low && x.high == frame_.x.high && y.low == frame_.y.low
        && y.high == frame_.y.high && x.logarithmic == frame_.x.logarithmic && y.logarithmic == frame_.y.logarithmic;
    frame_.x = x;
    frame_.y = y;
    equal_ = equal;
    fitted_ = {};
    if (!sameLimits && rule_)
        sample();
    update();
}

void SurfaceMap::setLogarithmic(bool logarithmic)
{
    if (logarithmic == logarithmic_)
        return;
    logarithmic_ = logarithmic;
    sample();
}

void SurfaceMap::setValues(std::span<const float> heights, int rows, int columns)
{
    values_.assign(heights.begin(), heights.end());
    rows_ = rows;
    columns_ = columns;
    rule_ = {};
    sample();
}

void SurfaceMap::setRule(SurfaceRule rule)
{
    values_.clear();
    rule_ = std::move(rule);
    sample();
}

void SurfaceMap::sample()
{
    if (rule_) {
        sampler_.start(rule_, frame_.x, frame_.y, logarithmic_);
        return;
    }
    sampler_.stop();
    setField(values_.empty() ? SurfaceField()
                             : SurfaceField({values_.begin(), values_.end()}, rows_, columns_, logarithmic_));
}

/// Names stand where a line crosses the left third, which it does nearly level where a valley lies in the middle.
void SurfaceMap::setField(const SurfaceField& field)
{
    constexpr double kColumn = 0.3;
    constexpr std::size_t kPlaces = 12;
    field_ = field;
    pictureIsOld_ = true;
    namePlaces_.assign(field_.levels().size(), {});
    for (std::size_t i = 0; i < namePlaces_.size(); ++i) {
        std::vector<QPointF>& places = namePlaces_[i];
        for (const QLineF& part : field_.line(i))
            places.push_back(part.center());
        const auto nearer = [](const QPointF& a, const QPointF& b) {
            return std::abs(a.x() - kColumn) < std::abs(b.x() - kColumn);
        };
        const std::size_t kept = std::min(places.size(), 8 * kPlaces);
        std::ranges::partial_sort(places, places.begin() + std::ptrdiff_t(kept), nearer);
        places.resize(kept);
    }
    update();
}

void SurfaceMap::setGradient(std::function<QPointF(QPointF)> gradient)
{
    gradient_ = std::move(gradient);
    update();
}

void SurfaceMap::setBall(const std::optional<SurfaceBall>& ball)
{
    ball_ = ball;
    if (!ball)
        for (const int kind : {int(SurfaceMap::ball), int(knifeAcross), int(knifeUp)})
            forgetHandles(kind, 0);
    update();
}

void SurfaceMap::moveBall(const QPointF& to)
{
    if (!ball_ || ball_->at == to)
        return;
    ball_->at = to;
    update();
}

void SurfaceMap::setPaths(std::vector<SurfacePath> paths)
{
    const double room = legendRoom();
    paths_ = std::move(paths);
    if (legendRoom() != room)
        fitted_ = {};
    update();
}

void SurfaceMap::append(int path, const QPointF& place)
{
    paths_[std::size_t(path)].places.push_back(place);
    update();
}

void SurfaceMap::setSteps(std::vector<SurfaceStep> steps)
{
    steps_ = std::move(steps);
    update();
}

void SurfaceMap::setFan(const std::optional<SurfaceFan>& fan)
{
    fan_ = fan;
    update();
}

void SurfaceMap::setKnives(const std::optional<SurfaceKnives>& knives)
{
    knives_ = knives;
    fitted_ = {};
    update();
}

void SurfaceMap::setMarks(std::vector<SurfaceMark> marks)
{
    marks_ = std::move(marks);
    update();
}

double SurfaceMap::heightAt(const QPointF& place) const
{
    return rule_ ? rule_(place.x(), place.y()) : field_.at(frame_.x.share(place.x()), frame_.y.share(place.y()));
}

/// Without a rule over the width of a cell, from grid line to grid line.
QPointF SurfaceMap::slopesAt(const QPointF& place) const
{
    if (gradient_)
        return gradient_(place);
    constexpr double kStep = 1e-5, kRounding = 8 * std::numeric_limits<double>::epsilon();
    const auto slope = [&](const PlotAxis& axis, bool across, int count) {
        const double at = across ? place.x() : place.y();
        const double half = rule_ ? kStep : 0.5 / std::max(count - 1, 1);
        const double share = rule_ ? axis.share(at) : std::clamp(axis.share(at), half, 1 - half);
        const double low = axis.at(share - half), high = axis.at(share + half);
        const auto height = [&](double to) {
            return heightAt(across ? QPointF(to, place.y()) : QPointF(place.x(), to));
        };
        const double above = height(high), below = height(low);
        const double rounded = kRounding * std::max(std::abs(above), std::abs(below));
        return std::abs(above - below) <= rounded ? 0 : (above - below) / (high - low);
    };
    return {slope(frame_.x, true, columns_), slope(frame_.y, false, rows_)};
}

double SurfaceMap::fanScale() const
{
    if (!fan_)
        return 0;
    if (fan_->scale > 0)
        return fan_->scale;
    constexpr double kLongest = 1.0 / 3;
    const double across = frame_.x.high - frame_.x.low, up = frame_.y.high - frame_.y.low;
    double longest = 0;
    for (const SurfaceFan::Arrow& arrow : fan_->arrows)
        longest = std::max(longest, std::hypot(arrow.by.x() / across, arrow.by.y() / up));
    return longest > 0 ? kLongest / longest : 1;
}

QSize SurfaceMap::sizeHint() const
{
    return {theme_.px(120), theme_.px(100)};
}

QSize SurfaceMap::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(45)};
}

/// How far the curves of the cuts reach out from the edges.
double SurfaceMap::stripDepth() const
{
    constexpr double kShare = 0.2;
    return knives_ ? std::min<double>(theme_.px(22), kShare * std::min(width(), height())) : 0;
}

const PlotFrame& SurfaceMap::frame() const
{
    if (fitted_ != size() || fittedScale_ != theme_.scale()) {
        const double strip = stripDepth();
        frame_.fit(QRectF(rect()).adjusted(0, std::max(strip, legendRoom()), -strip, 0), theme_, equal_);
        fitted_ = size();
        fittedScale_ = theme_.scale();
    }
    return frame_;
}

QRectF SurfaceMap::stripAbove() const
{
    const QRectF area = frame().area();
    return {area.left(), std::max(0.0, area.top() - stripDepth() - theme_.px(6)), area.width(), stripDepth()};
}

QRectF SurfaceMap::stripBeside() const
{
    const QRectF area = frame().area();
    return {area.right() + theme_.px(1), area.top(), stripDepth(), area.height()};
}

} // namespace loom::ui
