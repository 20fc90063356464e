#include "lab_views/plane_plot.h"

#include "common/theme.h"
#include "plots/ticks.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {

PlanePlot::PlanePlot(Theme& theme, QWidget* parent)
    : HandView(theme, parent)
    , colors_(theme, MapScale::diverging)
{
    frame_.x = {-1, 1, {}, false};
    frame_.y = {-1, 1, {}, false};
    connect(&theme, &Theme::changed, this, [this] {
        colors_ = MapColors(theme_, MapScale::diverging);
        surfaceIsOld_ = true;
    });
}

void PlanePlot::setRange(double left, double right, double bottom, double top)
{
    frame_.x.low = left;
    frame_.x.high = right;
    frame_.y.low = bottom;
    frame_.y.high = top;
    fitted_ = {};
    for (HeldLine& line : lines_)
        holdEnds(line, true);
    surfaceIsOld_ = true;
    update();
}

void PlanePlot::setAxes(const QString& x, const QString& y)
{
    frame_.x.name = x;
    frame_.y.name = y;
    fitted_ = {};
    surfaceIsOld_ = true;
    update();
}

void PlanePlot::setSurface(std::span<const float> values, int rows, int columns, double middle, double reach)
{
    values_.assign(values.begin(), values.end());
    rows_ = rows;
    columns_ = columns;
    shades_ = {middle - reach, middle + reach};
    surfaceIsOld_ = true;
    update();
}

void PlanePlot::setTint(int line)
{
    tint_ = line;
    update();
}

void PlanePlot::setPoints(std::vector<PlanePoint> points)
{
    points_ = std::move(points);
    forgetHandles(point, int(points_.size()));
    update();
}

void PlanePlot::movePoint(int point, const QPointF& at)
{
    points_[std::size_t(point)].at = at;
    update();
}

void PlanePlot::setClasses(int count)
{
    classes_ = count;
    update();
}

/// Its handles stay under the hand then, also where its numbers come back rounded.
bool PlanePlot::turnsByHand(int line) const
{
    return draggedHandle() && draggedHandle()->kind == lineEnd && draggedHandle()->index / 2 == line;
}

void PlanePlot::setLines(std::vector<PlaneLine> lines)
{
    std::vector<HeldLine> held;
    for (PlaneLine& line : lines) {
        const std::size_t i = held.size();
        held.push_back({std::move(line), i < lines_.size() ? lines_[i].ends : std::array<QPointF, 2>{}});
        if (!turnsByHand(int(i)))
            holdEnds(held.back(), i >= lines_.size());
    }
    lines_ = std::move(held);
    forgetHandles(lineEnd, 2 * int(lines_.size()));
    forgetHandles(lineBody, int(lines_.size()));
    update();
}

void PlanePlot::moveLine(int line, double w1, double w2, double b)
{
    HeldLine& held = lines_[std::size_t(line)];
    if (held.line.w1 == w1 && held.line.w2 == w2 && held.line.b == b)
        return;
    held.line.w1 = w1;
    held.line.w2 = w2;
    held.line.b = b;
    if (!turnsByHand(line))
        holdEnds(held, false);
    update();
}

void PlanePlot::setStems(int line)
{
    stems_ = line;
    update();
}

void PlanePlot::setRuler(const std::optional<PlaneRuler>& ruler)
{
    ruler_ = ruler;
    update();
}

void PlanePlot::setGuesses(std::vector<PlaneGuess> guesses)
{
    guesses_ = std::move(guesses);
    update();
}

QSize PlanePlot::sizeHint() const
{
    return {theme_.px(110), theme_.px(100)};
}

QSize PlanePlot::minimumSizeHint() const
{
    return {theme_.px(50), theme_.px(45)};
}

const PlotFrame& PlanePlot::frame() const
{
    if (fitted_ != size() || fittedScale_ != theme_.scale()) {
        frame_.fit(rect(), theme_, true);
        fitted_ = size();
        fittedScale_ = theme_.scale();
    }
    return frame_;
}

QPointF PlanePlot::within(QPointF place) const
{
    return {std::clamp(place.x(), frame_.x.low, frame_.x.high), std::clamp(place.y(), frame_.y.low, frame_.y.high)};
}

double PlanePlot::rulerLength() const
{
    if (!ruler_ || ruler_->point >= int(points_.size()) || ruler_->line >= int(lines_.size()))
        return std::numeric_limits<double>::quiet_NaN();
    const PlaneLine& line = lines_[std::size_t(ruler_->line)].line;
    const QPointF at = points_[std::size_t(ruler_->point)].at;
    return (line.w1 * at.x() + line.w2 * at.y() + line.b) / std::hypot(line.w1, line.w2);
}

QPointF PlanePlot::rulerFoot() const
{
    const PlaneLine& line = lines_[std::size_t(ruler_->line)].line;
    return points_[std::size_t(ruler_->point)].at
        - rulerLength() / std::hypot(line.w1, line.w2) * QPointF(line.w1, line.w2);
}

QString PlanePlot::rulerWords() const
{
    return ruler_->before + fourDigits(rulerLength());
}

QColor PlanePlot::colourAt(const QPointF& place) const
{
    if (!values_.empty()) {
        const int column = std::clamp(int(frame_.x.share(place.x()) * columns_), 0, columns_ - 1);
        const int row = std::clamp(int((1 - frame_.y.share(place.y())) * rows_), 0, rows_ - 1);
        return colors_.of(values_[std::size_t(row) * std::size_t(columns_) + std::size_t(column)], shades_);
    }
    if (tint_ < 0 || tint_ >= int(lines_.size()))
        return {};
    const PlaneLine& line = lines_[std::size_t(tint_)].line;
    constexpr double kTint = 0.33;
    return theme_.diverging(line.w1 * place.x() + line.w2 * place.y() + line.b < 0 ? -kTint : kTint);
}

} // namespace loom::ui
