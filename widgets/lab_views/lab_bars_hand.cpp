#include "common/theme.h"
#include "lab_views/lab_bars.h"

#include <algorithm>
#include <cmath>

namespace loom::ui {

/// A top that can be moved is taken hold of anywhere along its bar.
std::vector<Handle> LabBars::handles() const
{
    (void)frame();
    std::vector<Handle> all;
    for (int i = 0; i < int(places_.size()); ++i) {
        const Place& place = places_[std::size_t(i)];
        const LabBar& bar = at(place);
        if (bar.covered || std::isnan(bar.value))
            continue;
        const double x = place.slot.center().x(), y = toWidget(bar.value);
        Handle handle{{top, i}, {x, y}, Handle::Look::bare};
        handle.moves = bar.movable;
        if (bar.movable) {
            handle.box = gripOf(place);
            handle.along = QLineF(x, y, x, toWidget(base()));
            handle.cursor = Qt::SizeVerCursor;
        } else {
            const double least = theme_.px(2);
            const QRectF rect = rectOf(place);
            handle.box = rect.height() < least ? rect.adjusted(0, -least / 2, 0, least / 2) : rect;
        }
        all.push_back(handle);
    }
    return all;
}

void LabBars::placeTop(const Place& place, double value)
{
    LabBar& bar = at(place);
    value = std::clamp(value, frame_.y.low, frame_.y.high);
    if (bar.step > 0)
        value = std::clamp(std::round(value / bar.step) * bar.step + 0.0, frame_.y.low, frame_.y.high);
    if (value == bar.value)
        return;
    bar.value = value;
    update();
    emit barMoved(place.group, place.bar, value);
}

void LabBars::moveHandle(const HandleId& handle, const QPointF& to)
{
    placeTop(places_[std::size_t(handle.index)], toAxis(to.y()));
}

/// At least from one multiple of its step to the next.
void LabBars::stepHandle(const HandleId& handle, const QPointF& share)
{
    const Place place = places_[std::size_t(handle.index)];
    const LabBar& bar = at(place);
    const PlotAxis& axis = frame().y;
    const double by = share.x() != 0 ? share.x() : -share.y();
    const double from = std::clamp(bar.value, axis.low, axis.high);
    double to = axis.at(axis.share(from) + by);
    if (bar.step > 0 && std::abs(to - from) < bar.step)
        to = from + std::copysign(bar.step, by);
    placeTop(place, to);
}

QString LabBars::handleWords(const HandleId& handle) const
{
    return wordsOf(places_[std::size_t(handle.index)]);
}

} // namespace loom::ui
