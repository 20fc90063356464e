#include "common/theme.h"
#include "plots/scatter_plot.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace loom::ui {

QColor ScatterPlot::colorOf(int kind) const
{
    if (kind < 0)
        return theme_.color(QStringLiteral("muted"));
    return pickedClass_ < 0 || kind == pickedClass_ ? theme_.classColor(kind % 10)
                                                    : theme_.color(QStringLiteral("disabled"));
}

namespace {

/// Lays a disc over the picture, its edge softened by how much of each pixel it covers.
void stamp(QImage& canvas, const QRect& clip, const QPointF& at, double radius, QRgb color, double strength)
{
    const int reach = int(std::ceil(radius)) + 1;
    auto* pixels = reinterpret_cast<QRgb*>(canvas.bits());
    const auto stride = canvas.bytesPerLine() / 4;
    const auto mix = [](int below, int above, double t) { return below + int((above - below) * t); };
    for (int y = std::max(clip.top(), int(at.y()) - reach); y <= std::min(clip.bottom(), int(at.y()) + reach); ++y)
        for (int x = std::max(clip.left(), int(at.x()) - reach); x <= std::min(clip.right(), int(at.x()) + reach);
             ++x) {
            const double dx = x + 0.5 - at.x(), dy = y + 0.5 - at.y();
            const double cover = std::clamp(radius + 0.5 - std::sqrt(dx * dx + dy * dy), 0.0, 1.0) * strength;
            QRgb& pixel = pixels[y * stride + x];
            pixel = qRgb(mix(qRed(pixel), qRed(color), cover), mix(qGreen(pixel), qGreen(color), cover),
                         mix(qBlue(pixel), qBlue(color), cover));
        }
}

} // namespace

void ScatterPlot::drawPoints()
{
    const double ratio = devicePixelRatioF();
    const QSize size(int(width() * ratio), int(height() * ratio));
    if (canvas_.size() != size)
        canvas_ = QImage(size, QImage::Format_RGB32);
    canvas_.fill(theme_.color(QStringLiteral("plot")));
    const double radius = theme_.unit() * ratio * (count() > 3000 ? 0.5 : count() > 500 ? 0.7 : 1.0);
    const QRectF a = area();
    const QRect clip = QRectF(a.topLeft() * ratio, a.size() * ratio).toRect() & canvas_.rect();
    const QRectF reached = QRectF(clip).adjusted(-radius, -radius, radius, radius);
    std::vector<QRgb> colors;
    for (int kind = 0; kind < std::max<qsizetype>(10, classes_.size()); ++kind)
        colors.push_back(colorOf(kind).rgb());
    const QRgb none = colorOf(-1).rgb();
    for (int i = 0; i < count(); ++i) {
        const QPointF at = toWidget(place(i)) * ratio;
        if (!reached.contains(at))
            continue;
        const int kind = kinds_[std::size_t(i)];
        const double strength = selection_.empty() || selected_[std::size_t(i)] ? 0.9 : 0.2;
        stamp(canvas_, clip, at, radius, kind < 0 ? none : colors[std::size_t(kind) % colors.size()], strength);
    }
    dirty_ = false;
}

void ScatterPlot::paintLetters(QPainter& painter) const
{
    painter.setFont(theme_.font(15, true));
    for (int kind = 0; kind < classes_.size(); ++kind) {
        std::vector<float> xs, ys;
        for (std::size_t i = 0; i < kinds_.size(); ++i)
            if (kinds_[i] == kind) {
                xs.push_back(places_[2 * i]);
                ys.push_back(places_[2 * i + 1]);
            }
        if (xs.empty() || (pickedClass_ >= 0 && pickedClass_ != kind))
            continue;
        const auto middle = std::ptrdiff_t(xs.size() / 2);
        std::nth_element(xs.begin(), xs.begin() + middle, xs.end());
        std::nth_element(ys.begin(), ys.begin() + middle, ys.end());
        const QPointF at = toWidget({xs[std::size_t(middle)], ys[std::size_t(middle)]});
        const QRectF badge(at.x() - theme_.px(2.5), at.y() - theme_.px(2.5), theme_.px(5), theme_.px(5));
        painter.setPen(QPen(colorOf(kind), theme_.px(0.4)));
        painter.setBrush(theme_.color(QStringLiteral("plot")));
        painter.drawEllipse(badge);
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(badge, Qt::AlignCenter, classLetter(kind));
    }
}

QRect ScatterPlot::legendRect(int kind) const
{
    // Many classes stand closer together rather than below the edge.
    const int pitch = std::min(theme_.px(7), (height() - theme_.px(4)) / std::max(1, int(classes_.size())));
    return QRect(width() - theme_.px(legendUnits()) + theme_.px(2), theme_.px(2) + kind * pitch,
                 theme_.px(legendUnits()) - theme_.px(2), pitch);
}

void ScatterPlot::paintLegend(QPainter& painter) const
{
    for (int kind = 0; kind < classes_.size(); ++kind) {
        const QRect row = legendRect(kind);
        const QRectF disc(row.left(), row.center().y() - theme_.px(2.5), theme_.px(5), theme_.px(5));
        painter.setPen(QPen(colorOf(kind), theme_.px(0.75)));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(disc);
        painter.setFont(theme_.font(13, true));
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(disc, Qt::AlignCenter, classLetter(kind));
        painter.setFont(theme_.font(13, kind == pickedClass_));
        painter.drawText(
            row.adjusted(theme_.px(6.5), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
            painter.fontMetrics().elidedText(classes_[kind], Qt::ElideRight, row.width() - theme_.px(6.5)));
    }
}

void ScatterPlot::paintHover(QPainter& painter) const
{
    const QColor accent = theme_.color(QStringLiteral("accent"));
    painter.setBrush(Qt::NoBrush);
    for (const int point : {marked_, hovered_}) {
        if (point < 0 || point >= count())
            continue;
        painter.setPen(QPen(accent, theme_.px(0.5)));
        painter.drawEllipse(toWidget(place(point)), theme_.px(2), theme_.px(2));
    }
    if (hovered_ < 0 || hovered_ >= count())
        return;
    const QImage image = image_ ? image_(hovered_) : QImage();
    const QString caption = caption_ ? caption_(hovered_) : QString();
    painter.setFont(theme_.font(13));
    const int side = image.isNull() ? 0 : theme_.px(21);
    const QSizeF size(std::max(side, painter.fontMetrics().horizontalAdvance(caption)) + theme_.px(3),
                      side + theme_.px(caption.isEmpty() ? 2 : 7));
    QRectF box(toWidget(place(hovered_)) + QPointF(theme_.px(4), theme_.px(4)), size);
    box.moveLeft(std::clamp(box.left(), 0.0, std::max(0.0, width() - box.width())));
    if (box.bottom() > height())
        box.moveBottom(toWidget(place(hovered_)).y() - theme_.px(4));
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.setBrush(theme_.color(QStringLiteral("plot")));
    painter.drawRect(box);
    if (side > 0)
        painter.drawImage(QRectF(box.left() + theme_.px(1.5), box.top() + theme_.px(1), side,
                                 double(side) * image.height() / image.width()),
                          image);
    painter.setPen(theme_.color(QStringLiteral("text")));
    painter.drawText(box.adjusted(theme_.px(1.5), side, 0, -theme_.px(1)), Qt::AlignLeft | Qt::AlignBottom, caption);
}

void ScatterPlot::paintEvent(QPaintEvent*)
{
    if (dirty_ || canvas_.size() != size() * devicePixelRatioF())
        drawPoints();
    QPainter painter(this);
    painter.drawImage(QRectF(rect()), canvas_);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLetters(painter);
    paintLegend(painter);
    const QRectF a = area();
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.drawText(QRectF(a.left(), a.bottom(), a.width(), theme_.px(6)), Qt::AlignCenter, xWord_);
    painter.drawText(QRectF(theme_.px(1), 0, a.width(), theme_.px(6)), Qt::AlignLeft | Qt::AlignVCenter, yWord_);
    if (lassoing_) {
        painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.4)));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(lasso_);
    }
    paintHover(painter);
}

} // namespace loom::ui
