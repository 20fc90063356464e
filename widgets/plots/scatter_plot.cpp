#include "plots/scatter_plot.h"

#include "common/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

QString classLetter(int kind)
{
    return kind < 26 ? QString(QChar(u'A' + kind)) : QString::number(kind);
}

ScatterPlot::ScatterPlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setMinimumSize(theme.px(70), theme.px(50));
    connect(&theme, &Theme::changed, this, &ScatterPlot::invalidate);
}

void ScatterPlot::setPoints(std::span<const float> places, std::vector<std::int32_t> kinds)
{
    kinds_ = std::move(kinds);
    kinds_.resize(places.size() / 2, -1);
    selection_.clear();
    selected_.assign(kinds_.size(), false);
    hovered_ = marked_ = -1;
    fitted_ = true;
    movePoints(places);
}

void ScatterPlot::movePoints(std::span<const float> places)
{
    places_.assign(places.begin(), places.end());
    if (fitted_)
        fit();
    invalidate();
}

void ScatterPlot::setClasses(const QStringList& names)
{
    classes_ = names;
    invalidate();
}

void ScatterPlot::setPickedClass(int kind)
{
    pickedClass_ = kind;
    invalidate();
}

void ScatterPlot::setMarked(int point)
{
    marked_ = point < count() ? point : -1;
    update();
}

void ScatterPlot::setSelection(std::vector<int> points)
{
    selection_ = std::move(points);
    selected_.assign(std::size_t(count()), false);
    for (const int p : selection_)
        selected_[std::size_t(p)] = true;
    invalidate();
}

void ScatterPlot::setThumbnails(std::function<QImage(int)> image, std::function<QString(int)> caption)
{
    image_ = std::move(image);
    caption_ = std::move(caption);
}

void ScatterPlot::setAxes(const QString& x, const QString& y)
{
    xWord_ = x;
    yWord_ = y;
    update();
}

QSize ScatterPlot::sizeHint() const
{
    return {theme_.px(180), theme_.px(130)};
}

void ScatterPlot::invalidate()
{
    dirty_ = true;
    update();
}

QRectF ScatterPlot::area() const
{
    const double right = classes_.isEmpty() ? 0 : theme_.px(legendUnits());
    const double bottom = xWord_.isEmpty() ? 0 : theme_.px(6);
    return QRectF(0, 0, std::max(1.0, width() - right), std::max(1.0, height() - bottom));
}

void ScatterPlot::fit()
{
    double x0 = 0, x1 = 0, y0 = 0, y1 = 0;
    bool found = false;
    for (std::size_t i = 0; i + 1 < places_.size(); i += 2) {
        const double x = places_[i], y = places_[i + 1];
        if (!std::isfinite(x) || !std::isfinite(y))
            continue;
        x0 = found ? std::min(x0, x) : x;
        x1 = found ? std::max(x1, x) : x;
        y0 = found ? std::min(y0, y) : y;
        y1 = found ? std::max(y1, y) : y;
        found = true;
    }
    const QRectF a = area();
    center_ = {(x0 + x1) / 2, (y0 + y1) / 2};
    scale_ = 0.92 * std::min(a.width() / std::max(x1 - x0, 1e-9), a.height() / std::max(y1 - y0, 1e-9));
}

void ScatterPlot::resetZoom()
{
    fitted_ = true;
    fit();
    invalidate();
}

QPointF ScatterPlot::toWidget(const QPointF& place) const
{
    const QRectF a = area();
    return {a.center().x() + (place.x() - center_.x()) * scale_, a.center().y() - (place.y() - center_.y()) * scale_};
}

int ScatterPlot::pointAt(const QPointF& at) const
{
    double best = std::pow(theme_.px(2.5), 2);
    int found = -1;
    for (int i = 0; i < count(); ++i) {
        const QPointF d = toWidget(place(i)) - at;
        const double distance = d.x() * d.x() + d.y() * d.y();
        if (distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

void ScatterPlot::resizeEvent(QResizeEvent*)
{
    if (fitted_)
        fit();
    invalidate();
}

void ScatterPlot::mousePressEvent(QMouseEvent* event)
{
    pressedAt_ = lastAt_ = event->position();
    panning_ = event->button() == Qt::RightButton || event->button() == Qt::MiddleButton;
    lasso_ = QPolygonF{event->position()};
}

void ScatterPlot::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = event->position();
    if (panning_) {
        center_ -= QPointF((at.x() - lastAt_.x()) / scale_, -(at.y() - lastAt_.y()) / scale_);
        lastAt_ = at;
        fitted_ = false;
        invalidate();
        return;
    }
    if (event->buttons() & Qt::LeftButton) {
        lassoing_ = lassoing_ || (at - pressedAt_).manhattanLength() >= QApplication::startDragDistance();
        lasso_ << at;
        update();
        return;
    }
    const int point = pointAt(at);
    if (point == hovered_)
        return;
    hovered_ = point;
    update();
    emit hovered(point);
}

void ScatterPlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (panning_) {
        panning_ = false;
        return;
    }
    if (event->button() != Qt::LeftButton)
        return;
    if (lassoing_) {
        lassoing_ = false;
        std::vector<int> inside;
        for (int i = 0; i < count(); ++i)
            if (lasso_.containsPoint(toWidget(place(i)), Qt::OddEvenFill))
                inside.push_back(i);
        setSelection(std::move(inside));
        emit lassoed();
        return;
    }
    for (int kind = 0; kind < classes_.size(); ++kind)
        if (legendRect(kind).contains(event->pos())) {
            setPickedClass(pickedClass_ == kind ? -1 : kind);
            emit classPicked(pickedClass_);
            return;
        }
    const int point = pointAt(event->position());
    if (point >= 0) {
        setMarked(point);
        emit picked(point);
    } else if (!selection_.empty()) {
        setSelection({});
        emit lassoed();
    }
}

void ScatterPlot::mouseDoubleClickEvent(QMouseEvent*)
{
    resetZoom();
}

void ScatterPlot::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(1.0015, event->angleDelta().y());
    const QPointF from = event->position() - area().center();
    const QPointF before(from.x() / scale_, -from.y() / scale_);
    scale_ *= factor;
    const QPointF after(from.x() / scale_, -from.y() / scale_);
    center_ += before - after;
    fitted_ = false;
    invalidate();
    event->accept();
}

void ScatterPlot::leaveEvent(QEvent*)
{
    hovered_ = -1;
    update();
    emit hovered(-1);
}

} // namespace loom::ui
