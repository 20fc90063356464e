#include "common/theme.h"
#include "lab_views/dot_rows.h"
#include "plots/ticks.h"

#include <QTextDocumentFragment>
#include <algorithm>

namespace loom::ui {

namespace {
QString plain(double value)
{
    return QTextDocumentFragment::fromHtml(fourDigits(value)).toPlainText();
}
} // namespace

std::vector<Handle> DotRows::handles() const
{
    std::vector<Handle> all;
    const QRectF area = frame().area();
    const auto add = [&](const HandleId& id, double at, double y) {
        Handle handle{id, {toWidget(clamped(at)), y}, Handle::Look::knob, {}, double(theme_.px(2))};
        handle.along = QLineF(handle.at.x(), area.top(), handle.at.x(), area.bottom());
        handle.cursor = Qt::SizeHorCursor;
        all.push_back(handle);
    };
    if (threshold_ && threshold_->movable)
        add(thresholdHandle(), threshold_->at, area.top());
    if (!window_ || !window_->movable)
        return all;
    add(windowHandle(windowLow), window_->low, area.bottom());
    add(windowHandle(windowHigh), window_->high, area.bottom());
    const double left = toWidget(clamped(window_->low)), right = toWidget(clamped(window_->high));
    Handle body{windowHandle(windowBody), {(left + right) / 2, area.top()}, Handle::Look::bare};
    body.box = QRectF(left, area.top() - theme_.px(1.5), right - left, theme_.px(3));
    all.push_back(body);
    return all;
}

void DotRows::placeThreshold(double at)
{
    threshold_->at = clamped(at);
    update();
    emit thresholdMoved(threshold_->at);
}

void DotRows::placeWindow(double low, double high)
{
    moveWindow(low, high);
    emit windowMoved(low, high);
}

/// A border never passes the other; the window as a whole keeps its length on the drawn axis and stays within.
void DotRows::moveHandle(const HandleId& handle, const QPointF& to)
{
    const PlotAxis& axis = frame().x;
    const double at = clamped(toAxis(to.x()));
    if (handle.kind == threshold) {
        placeThreshold(at);
    } else if (handle.kind == windowLow) {
        placeWindow(std::min(at, window_->high), window_->high);
    } else if (handle.kind == windowHigh) {
        placeWindow(window_->low, std::max(at, window_->low));
    } else {
        const double length = axis.share(window_->high) - axis.share(window_->low);
        const double middle = axis.share(toAxis(to.x()));
        const double low = std::clamp(middle - length / 2, 0.0, std::max(0.0, 1 - length));
        placeWindow(axis.at(low), axis.at(low + length));
    }
}

void DotRows::stepHandle(const HandleId& handle, const QPointF& share)
{
    const PlotAxis& axis = frame().x;
    const double by = share.x() != 0 ? share.x() : -share.y();
    const double at = handle.kind == threshold ? axis.share(threshold_->at)
        : handle.kind == windowLow             ? axis.share(window_->low)
        : handle.kind == windowHigh            ? axis.share(window_->high)
                                               : (axis.share(window_->low) + axis.share(window_->high)) / 2;
    moveHandle(handle, {frame().area().left() + (at + by) * frame().area().width(), 0});
}

QString DotRows::handleWords(const HandleId& handle) const
{
    if (handle.kind == threshold) {
        QString words = tr("Threshold %1: %2").arg(threshold_->name, plain(threshold_->at));
        for (int i = 0; i < int(cells_.size()); ++i)
            words += QStringLiteral("; %1 %2").arg(cells_[std::size_t(i)].name).arg(cellCount(i));
        return words;
    }
    const QString limits = tr("%1 to %2").arg(plain(window_->low), plain(window_->high));
    return handle.kind == windowLow ? tr("Left border of the window %1: %2").arg(window_->name, limits)
        : handle.kind == windowHigh ? tr("Right border of the window %1: %2").arg(window_->name, limits)
                                    : tr("Window %1: %2").arg(window_->name, limits);
}

} // namespace loom::ui
