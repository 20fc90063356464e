#include "common/theme.h"
#include "lab_views/lab_bars.h"
#include "lab_views/label_room.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {
constexpr double kBetweenGroups = 0.9; // in slots
constexpr double kWidestSlot = 28; // units
constexpr double kBarShare = 0.64; // of its slot
} // namespace

/// Above the area the axis' name and room for the number of a bar that reaches its end; below it the names.
const PlotFrame& LabBars::frame() const
{
    if (fitted_ == size() && fittedScale_ == theme_.scale())
        return frame_;
    const double gap = theme_.px(1);
    double names = 0, groups = 0;
    for (const LabBarGroup& group : groups_) {
        if (!group.name.isEmpty())
            groups = std::max(groups, labelSize(group.name, theme_.font(15, true)).height() + gap);
        for (const LabBar& bar : group.bars)
            if (!bar.name.isEmpty())
                names = std::max(names, labelSize(bar.name, theme_.mathFont(15)).height() + gap);
    }
    PlotFrame fitted = frame_;
    const double title =
        frame_.y.name.isEmpty() ? 0 : labelSize(axisTitle(frame_.y), theme_.mathFont(13)).height() + gap;
    fitted.y.name.clear(); // written higher up, out of the way of numbers
    fitted.fit(
        QRectF(rect()).adjusted(0, title + QFontMetricsF(theme_.tabularFont(15)).height(), 0, -names - groups - gap),
        theme_, false);
    fitted.y.name = frame_.y.name;
    frame_ = fitted;
    fitted_ = size();
    fittedScale_ = theme_.scale();
    placeSlots();
    return frame_;
}

/// All slots are equally wide, in the middle of the area.
void LabBars::placeSlots() const
{
    places_.clear();
    double count = 0;
    for (const LabBarGroup& group : groups_)
        count += double(group.bars.size());
    const double wide = count + kBetweenGroups * std::max(0.0, double(groups_.size()) - 1);
    const QRectF area = frame_.area();
    slot_ = std::min<double>(area.width() / std::max(1.0, wide), theme_.px(kWidestSlot));
    double x = area.center().x() - wide * slot_ / 2;
    for (int group = 0; group < int(groups_.size()); ++group) {
        for (int bar = 0; bar < int(groups_[std::size_t(group)].bars.size()); ++bar) {
            places_.push_back({group, bar, QRectF(x, area.top(), slot_, area.height())});
            x += slot_;
        }
        x += kBetweenGroups * slot_;
    }
}

double LabBars::base() const
{
    return frame_.y.logarithmic ? frame_.y.low : std::clamp(0.0, frame_.y.low, frame_.y.high);
}

bool LabBars::isBeyond(double value) const
{
    return value > frame_.y.high || value < frame_.y.low;
}

double LabBars::toWidget(double value) const
{
    const PlotFrame& frame = this->frame();
    return frame.toWidget({0, std::clamp(value, frame.y.low, frame.y.high)}).y();
}

double LabBars::toAxis(double y) const
{
    return frame().toPlot({0, y}).y();
}

QRectF LabBars::rectOf(const Place& place) const
{
    const LabBar& bar = at(place);
    if (bar.covered || std::isnan(bar.value))
        return {};
    const double thick = kBarShare * slot_;
    const double end = toWidget(bar.value), foot = toWidget(base());
    return {place.slot.center().x() - thick / 2, std::min(end, foot), thick, std::abs(end - foot)};
}

QRectF LabBars::barRect(int group, int bar) const
{
    (void)frame();
    return rectOf(places_[std::size_t(flat(group, bar))]);
}

QRectF LabBars::slotRect(int group, int bar) const
{
    (void)frame();
    return places_[std::size_t(flat(group, bar))].slot;
}

QRectF LabBars::gripOf(const Place& place) const
{
    const QRectF rect = rectOf(place);
    const double y = toWidget(at(place).value), half = theme_.px(1), beyond = theme_.px(1);
    return {rect.left() - beyond, y - half, rect.width() + 2 * beyond, 2 * half};
}

/// An arrow never leaves the area; how long it would be is said by its number.
std::optional<QPointF> LabBars::tipOf(const Place& place) const
{
    const LabBar& bar = at(place);
    if (!bar.pull || !std::isfinite(*bar.pull) || bar.covered || std::isnan(bar.value))
        return {};
    const QRectF area = frame().area();
    const double from = toWidget(bar.value);
    const double unit =
        fullPull_ > 0 ? area.height() / 2 / fullPull_ : area.height() / (frame_.y.high - frame_.y.low);
    return QPointF(place.slot.center().x(), std::clamp(from - *bar.pull * unit, area.top(), area.bottom()));
}

std::optional<QPointF> LabBars::pullTip(int group, int bar) const
{
    (void)frame();
    return tipOf(places_[std::size_t(flat(group, bar))]);
}

/// On a logarithmic axis a straight line; it ends where it leaves the axis.
QPolygonF LabBars::stairs(int group) const
{
    const LabBarGroup& shown = groups_[std::size_t(group)];
    QPolygonF line;
    if (!shown.factor || shown.bars.empty() || std::ranges::any_of(shown.bars, &LabBar::covered))
        return line;
    const QRectF area = frame().area();
    double value = shown.bars.front().value;
    for (std::size_t i = 0; i < shown.bars.size(); ++i, value *= *shown.factor) {
        const double share = frame_.y.share(value);
        const double x = places_[std::size_t(flat(group, int(i)))].slot.center().x();
        if (!std::isfinite(share))
            break;
        const QPointF next(x, area.bottom() - share * area.height());
        if (share >= 0 && share <= 1) {
            line << next;
            continue;
        }
        if (!line.isEmpty()) {
            const double border = share < 0 ? area.bottom() : area.top();
            const QPointF last = line.back();
            line << last + (next - last) * ((border - last.y()) / (next.y() - last.y()));
        }
        break;
    }
    return line;
}

} // namespace loom::ui
