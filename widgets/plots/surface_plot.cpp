#include "plots/surface_plot.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace loom::ui {

SurfacePlot::SurfacePlot(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(60), theme.px(50));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SurfacePlot::setSurface(const QImage& image, const QRectF& area)
{
    image_ = image;
    plane_ = area;
    update();
}

void SurfacePlot::setPoints(std::span<const float> places, std::vector<QColor> colours)
{
    places_.assign(places.begin(), places.end());
    colours_ = std::move(colours);
    colours_.resize(places_.size() / 2);
    marked_ = marked_ < count() ? marked_ : -1;
    update();
}

void SurfacePlot::setPath(bool on)
{
    path_ = on;
    update();
}

void SurfacePlot::setDiagonal(bool on)
{
    diagonal_ = on;
    update();
}

void SurfacePlot::setMarked(int point)
{
    marked_ = point < count() ? point : -1;
    update();
}

void SurfacePlot::setOwn(const std::optional<QPointF>& place)
{
    own_ = place;
    update();
}

void SurfacePlot::setAxes(const QString& x, const QString& y)
{
    xWord_ = x;
    yWord_ = y;
    update();
}

void SurfacePlot::setReadouts(std::function<QString(QPointF)> place, std::function<QString(int)> point)
{
    readPlace_ = std::move(place);
    readPoint_ = std::move(point);
}

QSize SurfacePlot::sizeHint() const
{
    return {theme_.px(150), theme_.px(130)};
}

/// A square, since both axes are numbers of one kind only by chance: each fills it.
QRectF SurfacePlot::area() const
{
    const double left = theme_.px(16), top = theme_.px(7), bottom = theme_.px(13), right = theme_.px(4);
    const double side = std::max(1.0, std::min(width() - left - right, height() - top - bottom));
    return QRectF(left + (width() - left - right - side) / 2, top, side, side);
}

QPointF SurfacePlot::toWidget(const QPointF& place) const
{
    const QRectF a = area();
    return {a.left() + (place.x() - plane_.left()) / plane_.width() * a.width(),
            a.top() + (plane_.bottom() - place.y()) / plane_.height() * a.height()};
}

QPointF SurfacePlot::toPlane(const QPointF& at) const
{
    const QRectF a = area();
    return {plane_.left() + (at.x() - a.left()) / a.width() * plane_.width(),
            plane_.bottom() - (at.y() - a.top()) / a.height() * plane_.height()};
}

QColor SurfacePlot::colourAt(const QPointF& place) const
{
    if (image_.isNull())
        return {};
    const double x = (place.x() - plane_.left()) / plane_.width(),
                 y = (plane_.bottom() - place.y()) / plane_.height();
    return image_.pixelColor(std::clamp(int(x * image_.width()), 0, image_.width() - 1),
                             std::clamp(int(y * image_.height()), 0, image_.height() - 1));
}

int SurfacePlot::pointAt(const QPointF& at) const
{
    return nearest(at, theme_.px(2.5));
}

int SurfacePlot::nearest(const QPointF& at, double within) const
{
    double best = within * within;
    int found = -1;
    for (int i = 0; i < count(); ++i) {
        const QPointF apart = toWidget(place(i)) - at;
        if (const double distance = QPointF::dotProduct(apart, apart); distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

void SurfacePlot::paintAxes(QPainter& painter) const
{
    const QRectF a = area();
    painter.setFont(theme_.tabularFont(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    const int wanted = std::max(2, int(a.width() / theme_.px(22)));
    const auto across = roundTicks(plane_.left(), plane_.right(), wanted);
    const auto up = roundTicks(plane_.top(), plane_.bottom(), wanted);
    const auto distance = [](const std::vector<double>& ticks) { return ticks.size() > 1 ? ticks[1] - ticks[0] : 1; };
    for (const double tick : across) {
        const double x = toWidget({tick, 0}).x();
        painter.drawLine(QPointF(x, a.bottom()), QPointF(x, a.bottom() + theme_.px(1)));
        painter.drawText(QRectF(x - theme_.px(12), a.bottom() + theme_.px(1), theme_.px(24), theme_.px(5)),
                         Qt::AlignCenter, tickText(tick, distance(across)));
    }
    for (const double tick : up) {
        const double y = toWidget({0, tick}).y();
        painter.drawLine(QPointF(a.left() - theme_.px(1), y), QPointF(a.left(), y));
        painter.drawText(QRectF(a.left() - theme_.px(17), y - theme_.px(3), theme_.px(15), theme_.px(6)),
                         Qt::AlignRight | Qt::AlignVCenter, tickText(tick, distance(up)));
    }
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(QRectF(a.left(), a.bottom() + theme_.px(6.5), a.width(), theme_.px(6)), Qt::AlignCenter, xWord_);
    painter.drawText(QRectF(a.left(), 0, a.width(), theme_.px(6)), Qt::AlignLeft | Qt::AlignVCenter, yWord_);
}

void SurfacePlot::paintPoints(QPainter& painter) const
{
    const double radius = theme_.px(count() > 1000 && !path_ ? 0.6 : 1);
    QPolygonF line;
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.25)));
    for (int i = 0; i < count(); ++i) {
        painter.setBrush(colours_[std::size_t(i)]);
        if (path_)
            line << toWidget(place(i));
        else
            painter.drawEllipse(toWidget(place(i)), radius, radius);
    }
    if (path_ && count() > 0) {
        painter.setPen(QPen(colours_.front(), theme_.px(0.6)));
        painter.drawPolyline(line);
    }
    if (own_) {
        painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.5)));
        painter.setBrush(theme_.color(QStringLiteral("accent")));
        painter.drawEllipse(toWidget(*own_), 1.6 * radius, 1.6 * radius);
    }
    if (marked_ < 0)
        return;
    painter.setBrush(path_ ? QBrush(theme_.color(QStringLiteral("plot"))) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.75)));
    painter.drawEllipse(toWidget(place(marked_)), 2.2 * radius, 2.2 * radius);
}

void SurfacePlot::paintEvent(QPaintEvent*)
{
    if (image_.isNull())
        return;
    QPainter painter(this);
    const QRectF a = area();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(a, image_);
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.drawRect(a);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipRect(a.adjusted(-1, -1, 1, 1));
    if (diagonal_) {
        const double low = std::min(plane_.left(), plane_.top()), high = std::max(plane_.right(), plane_.bottom());
        painter.setPen(QPen(theme_.color(QStringLiteral("muted")), theme_.px(0.25)));
        painter.drawLine(toWidget({low, low}), toWidget({high, high}));
    }
    paintPoints(painter);
    painter.setClipping(false);
    paintAxes(painter);
}

void SurfacePlot::follow(QMouseEvent* event)
{
    const int point = nearest(event->position(), width() + height());
    if (point < 0 || point == marked_)
        return;
    setMarked(point);
    emit picked(point);
}

void SurfacePlot::mousePressEvent(QMouseEvent* event)
{
    if (path_ && event->button() == Qt::LeftButton)
        follow(event);
}

void SurfacePlot::mouseMoveEvent(QMouseEvent* event)
{
    if (path_ && (event->buttons() & Qt::LeftButton))
        follow(event);
    readout_.clear();
    const int point = pointAt(event->position());
    if (area().contains(event->position()) && !image_.isNull()) {
        if (readPlace_)
            readout_ = readPlace_(toPlane(event->position()));
        if (point >= 0 && readPoint_)
            readout_ = readPoint_(point) + QStringLiteral("<br>") + readout_;
    }
    describeContent(this, QTextDocumentFragment::fromHtml(readout_).toPlainText());
    QToolTip::showText(event->globalPosition().toPoint(), readout_, this);
}

void SurfacePlot::mouseReleaseEvent(QMouseEvent* event)
{
    if (const int point = pointAt(event->position()); point >= 0 && event->button() == Qt::LeftButton && !path_)
        emit picked(point);
}

void SurfacePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const int point = pointAt(event->position()); point >= 0 && event->button() == Qt::LeftButton)
        emit opened(point);
}

/// Left and right pick the samples one by one, Return opens the picked one.
void SurfacePlot::keyPressEvent(QKeyEvent* event)
{
    const int step = arrowStep(event->key()).x();
    if (step != 0 && count() > 0) {
        marked_ = (std::max(marked_, step > 0 ? -1 : 0) + step + count()) % count();
        describeContent(this,
                        readPoint_ ? QTextDocumentFragment::fromHtml(readPoint_(marked_)).toPlainText() : QString());
        update();
        emit picked(marked_);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && marked_ >= 0) {
        emit opened(marked_);
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace loom::ui
