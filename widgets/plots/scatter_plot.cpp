#include "plots/scatter_plot.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QApplication>
#include <QKeyEvent>
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
    setFocusPolicy(Qt::StrongFocus);
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
    placeLetters();
    invalidate();
}

void ScatterPlot::setKinds(std::vector<std::int32_t> kinds)
{
    kinds_ = std::move(kinds);
    kinds_.resize(std::size_t(count()), -1);
    placeLetters();
    invalidate();
}

void ScatterPlot::setClasses(const QStringList& names)
{
    classes_ = names;
    placeLetters();
    invalidate();
}

void ScatterPlot::setPickedClass(int kind)
{
    if (kind == pickedClass_)
        return;
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

void ScatterPlot::setNumbered(bool on)
{
    numbered_ = on;
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
    if (point != hovered_)
        hoverPoint(point);
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
            pickClass(pickedClass_ == kind ? -1 : kind);
            return;
        }
    const int point = pointAt(event->position());
    if (point >= 0) {
        pickPoint(point);
    } else if (!selection_.empty()) {
        setSelection({});
        emit lassoed();
    }
}

void ScatterPlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int point = pointAt(event->position());
    if (point >= 0)
        emit opened(point);
    else
        resetZoom();
}

void ScatterPlot::pickClass(int kind)
{
    setPickedClass(kind);
    emit classPicked(kind);
}

void ScatterPlot::hoverPoint(int point)
{
    hovered_ = point;
    describeContent(this, point >= 0 && caption_ ? caption_(point) : QString());
    update();
    emit hovered(point);
}

/// Left and right go from point to point, Return picks one; up and down go through the classes; + and − zoom.
void ScatterPlot::keyPressEvent(QKeyEvent* event)
{
    constexpr double kZoom = 1.25;
    const QPoint step = arrowStep(event->key());
    const int key = event->key(), kinds = int(classes_.size());
    if (step.x() != 0 && count() > 0)
        hoverPoint((std::max(hovered_, step.x() > 0 ? -1 : 0) + step.x() + count()) % count());
    else if (step.y() != 0 && kinds > 0) // one place more than classes: all of them
        pickClass((pickedClass_ + 1 + step.y() + kinds + 1) % (kinds + 1) - 1);
    else if ((key == Qt::Key_Return || key == Qt::Key_Enter) && hovered_ >= 0)
        pickPoint(hovered_);
    else if (key == Qt::Key_Plus || key == Qt::Key_Equal)
        zoom(kZoom, {});
    else if (key == Qt::Key_Minus)
        zoom(1 / kZoom, {});
    else if (key == Qt::Key_Home)
        resetZoom();
    else
        QWidget::keyPressEvent(event);
}

void ScatterPlot::pickPoint(int point)
{
    setMarked(point);
    emit picked(point);
}

void ScatterPlot::wheelEvent(QWheelEvent* event)
{
    zoom(std::pow(1.0015, event->angleDelta().y()), event->position() - area().center());
    event->accept();
}

/// What lies at `from` (of the middle) stays there.
void ScatterPlot::zoom(double factor, const QPointF& from)
{
    const QPointF before(from.x() / scale_, -from.y() / scale_);
    scale_ *= factor;
    const QPointF after(from.x() / scale_, -from.y() / scale_);
    center_ += before - after;
    fitted_ = false;
    invalidate();
}

void ScatterPlot::leaveEvent(QEvent*)
{
    hoverPoint(-1);
}

} // namespace loom::ui
