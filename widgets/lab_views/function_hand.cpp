#include "common/theme.h"
#include "lab_views/function_plot.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QTextDocumentFragment>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

QString number(double value)
{
    return QTextDocumentFragment::fromHtml(fourDigits(value)).toPlainText();
}

double within(const PlotAxis& axis, double value)
{
    return std::clamp(value, axis.low, axis.high);
}

} // namespace

std::vector<Handle> FunctionPlot::handles() const
{
    std::vector<Handle> all;
    const PlotFrame& frame = this->frame();
    const QRectF area = frame.area();
    for (int i = 0; i < int(points_.size()); ++i) {
        const FunctionPoint& point = points_[std::size_t(i)];
        const QPointF at = frame.toWidget(placeOf(point));
        if (!point.movable || !std::isfinite(at.x()) || std::isnan(at.y()))
            continue;
        Handle handle{pointHandle(i), at, Handle::Look::knob, colorOf(curves_[std::size_t(point.curve)]),
                      double(theme_.px(2.5))};
        // Where its curve is out of sight the handle waits at the border.
        handle.at = {std::clamp(at.x(), area.left(), area.right()), std::clamp(at.y(), area.top(), area.bottom())};
        handle.cursor = Qt::SizeHorCursor;
        all.push_back(handle);
    }
    if (!threshold_ || !threshold_->movable)
        return all;
    const bool flat = threshold_->orientation == Qt::Horizontal;
    const QPointF at = frame.toWidget({threshold_->value, threshold_->value});
    const QPointF grip = flat ? QPointF(area.right() - theme_.px(4), std::clamp(at.y(), area.top(), area.bottom()))
                              : QPointF(std::clamp(at.x(), area.left(), area.right()), area.top() + theme_.px(4));
    Handle knob{thresholdHandle(), grip, Handle::Look::knob, {}, double(theme_.px(2))};
    knob.cursor = flat ? Qt::SizeVerCursor : Qt::SizeHorCursor;
    all.push_back(knob);
    return all;
}

void FunctionPlot::placePoint(int point, double x)
{
    points_[std::size_t(point)].x = within(frame_.x, x);
    update();
    emit pointMoved(point, points_[std::size_t(point)].x);
}

void FunctionPlot::placeThreshold(double value)
{
    threshold_->value = within(threshold_->orientation == Qt::Horizontal ? frame_.y : frame_.x, value);
    update();
    emit thresholdMoved(threshold_->value);
}

void FunctionPlot::moveHandle(const HandleId& handle, const QPointF& to)
{
    const QPointF place = toPlot(to);
    if (handle.kind == point)
        placePoint(handle.index, place.x());
    else
        placeThreshold(threshold_->orientation == Qt::Horizontal ? place.y() : place.x());
}

/// On a logarithmic axis a step is a share of the drawn length, as everywhere.
void FunctionPlot::stepHandle(const HandleId& handle, const QPointF& share)
{
    const auto stepped = [](const PlotAxis& axis, double value, double by) {
        return axis.at(axis.share(value) + by);
    };
    const double by = share.x() != 0 ? share.x() : -share.y();
    if (handle.kind == point)
        placePoint(handle.index, stepped(frame_.x, points_[std::size_t(handle.index)].x, by));
    else
        placeThreshold(
            stepped(threshold_->orientation == Qt::Horizontal ? frame_.y : frame_.x, threshold_->value, by));
}

QString FunctionPlot::handleWords(const HandleId& handle) const
{
    if (handle.kind == threshold)
        return tr("Threshold %1: %2").arg(threshold_->name, number(threshold_->value));
    const FunctionPoint& point = points_[std::size_t(handle.index)];
    const QPointF at = placeOf(point);
    const QString name = point.name.isEmpty() ? QString::number(handle.index + 1) : point.name;
    QString words = tr("Point %1: x = %2, value %3").arg(name, number(at.x()), number(at.y()));
    if (point.straight != FunctionPoint::Straight::none)
        words += QStringLiteral("; ") + tr("slope %1").arg(number(slopeAt(handle.index)));
    if (lens_ > 0)
        words += QStringLiteral("; ") + tr("half-width of the lens %1").arg(number(lens_));
    return words;
}

/// A notch of the wheel is a quarter of a power of ten.
void FunctionPlot::turnLens(double turns)
{
    constexpr double kNotch = 0.25;
    const double lens = std::clamp(lens_ * std::pow(10.0, -kNotch * turns), leastLens_, mostLens_);
    if (lens == lens_)
        return;
    lens_ = lens;
    update();
    emit lensChanged(lens_);
    speak();
}

void FunctionPlot::wheelEvent(QWheelEvent* event)
{
    constexpr double kNotch = 120; // of QWheelEvent
    if (!(lens_ > 0) || !(mostLens_ > 0) || event->angleDelta().y() == 0)
        return HandView::wheelEvent(event);
    turnLens(event->angleDelta().y() / kNotch);
    event->accept();
}

/// Their keys are the lens's while it can be turned, whatever else they do in the window.
bool FunctionPlot::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && lens_ > 0 && mostLens_ > 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            event->accept();
            return true;
        }
    }
    return HandView::event(event);
}

/// PageUp and PageDown turn the lens as the wheel does.
void FunctionPlot::keyPressEvent(QKeyEvent* event)
{
    const int turn = int(event->key() == Qt::Key_PageUp) - int(event->key() == Qt::Key_PageDown);
    if (turn == 0 || !(lens_ > 0) || !(mostLens_ > 0))
        return HandView::keyPressEvent(event);
    turnLens(turn);
}

} // namespace loom::ui
