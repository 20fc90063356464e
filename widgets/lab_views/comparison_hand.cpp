#include "common/core_text.h"
#include "common/theme.h"
#include "lab_views/comparison_plot.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTextDocumentFragment>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

QString plain(const QString& text)
{
    return QTextDocumentFragment::fromHtml(text).toPlainText();
}

double within(const PlotAxis& axis, double value)
{
    return std::clamp(value, axis.low, axis.high);
}

} // namespace

/// Until it has drawn, the pen waits where the veil begins.
QPointF ComparisonPlot::penPlace() const
{
    const QPointF place = pen_.value_or(QPointF(hidden_.value_or(frame_.x.low), frame_.y.at(0.5)));
    return {within(frame_.x, place.x()), within(frame_.y, place.y())};
}

std::vector<Handle> ComparisonPlot::handles() const
{
    std::vector<Handle> all;
    const QRectF area = this->area();
    const double radius = theme_.px(2);
    for (int i = 0; i < int(flags_.size()); ++i) {
        const ComparisonFlag& one = flags_[std::size_t(i)];
        if (!one.movable)
            continue;
        const double x = toWidget({within(frame_.x, one.x), frame_.y.low}).x();
        Handle knob{flagHandle(i), {x, area.top() + radius + theme_.px(0.5)}, Handle::Look::knob, {}, radius};
        if (!drawing_)
            knob.along = QLineF(x, area.top(), x, area.bottom());
        knob.cursor = Qt::SizeHorCursor;
        all.push_back(knob);
    }
    if (drawing_) {
        Handle tip{penHandle(), toWidget(penPlace()), Handle::Look::knob, {}, double(theme_.px(1.5))};
        tip.cursor = Qt::CrossCursor;
        all.push_back(tip);
    }
    return all;
}

/// A number that was chosen: without the noughts at its end.
QString ComparisonPlot::flagText(const ComparisonFlag& flag) const
{
    QString text = fourDigits(flag.x);
    const bool chosen = flag.step > 0 || !flag.stops.empty();
    const QString point = numberLocale().decimalPoint();
    if (!chosen || !text.contains(point) || Qt::mightBeRichText(text))
        return text;
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(point))
        text.chop(point.size());
    return text;
}

double ComparisonPlot::placeOf(const ComparisonFlag& flag, double x) const
{
    const auto& stops = flag.stops;
    if (!stops.empty())
        return *std::ranges::min_element(
            stops, {}, [&](double stop) { return std::abs(frame_.x.share(stop) - frame_.x.share(x)); });
    if (!(flag.step > 0))
        return within(frame_.x, x);
    x = std::round(x / flag.step) * flag.step;
    if (x > frame_.x.high)
        return std::floor(frame_.x.high / flag.step + 1e-9) * flag.step;
    return x < frame_.x.low ? std::ceil(frame_.x.low / flag.step - 1e-9) * flag.step : x;
}

void ComparisonPlot::placeFlag(int flag, double x)
{
    ComparisonFlag& one = flags_[std::size_t(flag)];
    one.x = placeOf(one, within(frame_.x, x));
    update();
    emit flagMoved(flag, one.x);
}

void ComparisonPlot::moveHandle(const HandleId& handle, const QPointF& to)
{
    if (handle.kind == flag)
        placeFlag(handle.index, toPlot(to).x());
}

/// A flag on steps or stops goes at least one of them. The pen sideways draws; up and down it moves what it stands
/// on.
void ComparisonPlot::stepHandle(const HandleId& handle, const QPointF& share)
{
    if (handle.kind == flag) {
        const ComparisonFlag& one = flags_[std::size_t(handle.index)];
        const double by = share.x() != 0 ? share.x() : -share.y();
        double x = frame_.x.at(frame_.x.share(one.x) + by);
        if (one.step > 0 && std::abs(x - one.x) < one.step)
            x = one.x + (by < 0 ? -one.step : one.step);
        if (!one.stops.empty()) {
            const double beyond = std::abs(one.x) * 1e-9;
            const auto next = by < 0 ? std::ranges::lower_bound(one.stops, one.x - beyond)
                                     : std::ranges::upper_bound(one.stops, one.x + beyond);
            if (by > 0 && next != one.stops.end())
                x = std::max(x, *next);
            else if (by < 0 && next != one.stops.begin())
                x = std::min(x, *std::prev(next));
        }
        placeFlag(handle.index, x);
        return;
    }
    const QPointF from = penPlace();
    const QPointF to(within(frame_.x, frame_.x.at(frame_.x.share(from.x()) + share.x())),
                     within(frame_.y, frame_.y.at(frame_.y.share(from.y()) - share.y())));
    if (share.x() != 0 || !std::isnan(heightAt(guess_, from.x())))
        drawOver(guess_, from, to);
    pen_ = to;
    emit drawn(guess_);
}

/// Anywhere on the plot but at a flag, and at the pen, half of which may stand beyond the frame.
bool ComparisonPlot::startsStroke(const QPointF& at) const
{
    if (!drawing_ || isLocked(penHandle()))
        return false;
    bool starts = area().contains(at);
    for (const Handle& handle : handles())
        if (std::isfinite(distanceTo(handle, at, theme_))) {
            if (handle.id.kind == flag)
                return false;
            starts = true;
        }
    return starts;
}

void ComparisonPlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !startsStroke(event->position()))
        return HandView::mousePressEvent(event);
    stroke_ = true;
    setInvitation(penHandle(), {});
    const QPointF place = toPlot(event->position());
    pen_ = {within(frame_.x, place.x()), within(frame_.y, place.y())};
    setFocusedHandle(penHandle());
    emit grabbed();
}

void ComparisonPlot::drawTo(const QPointF& place)
{
    const QPointF to(within(frame_.x, place.x()), within(frame_.y, place.y()));
    drawOver(guess_, *pen_, to);
    pen_ = to;
    speak();
    update();
}

void ComparisonPlot::mouseMoveEvent(QMouseEvent* event)
{
    if (!stroke_) {
        HandView::mouseMoveEvent(event);
        if ((!hoveredHandle() || hoveredHandle() == penHandle()) && startsStroke(event->position()))
            setCursor(Qt::CrossCursor);
        return;
    }
    if (isLocked(penHandle()))
        endStroke();
    else
        drawTo(toPlot(event->position()));
}

void ComparisonPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && stroke_)
        endStroke();
    else
        HandView::mouseReleaseEvent(event);
}

void ComparisonPlot::endStroke()
{
    stroke_ = false;
    emit released();
    emit drawn(guess_);
    update();
}

void ComparisonPlot::keyPressEvent(QKeyEvent* event)
{
    const bool erases = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (!erases || !drawing_ || stroke_ || focusedHandle() != penHandle() || isLocked(penHandle()))
        return HandView::keyPressEvent(event);
    guess_.clear();
    pen_.reset();
    speak();
    update();
    emit drawn(guess_);
}

QString ComparisonPlot::handleWords(const HandleId& handle) const
{
    if (handle.kind == pen) {
        const QPointF at = penPlace();
        return tr("Pen at %1, %2").arg(plain(fourDigits(at.x())), plain(fourDigits(at.y())));
    }
    const ComparisonFlag& one = flags_[std::size_t(handle.index)];
    const QString name = one.name.isEmpty() ? QString::number(handle.index + 1) : plain(one.name);
    return tr("Flag %1: %2").arg(name, plain(flagText(one)));
}

} // namespace loom::ui
