#include "common/core_text.h"
#include "common/theme.h"
#include "plots/scatter_plot.h"
#include "plots/ticks.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace loom::ui {

QColor ScatterPlot::colorOf(int kind) const
{
    if (kind < 0)
        return theme_.color(QStringLiteral("muted"));
    if (pickedClass_ >= 0 && kind != pickedClass_)
        return theme_.color(QStringLiteral("disabled"));
    // Two classes are the two signs, as on a decision surface.
    return classes_.size() == 2 ? theme_.diverging(kind == 0 ? -0.85 : 0.85) : theme_.classColor(kind % 10);
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

/// Where a class lies thickest and others are few; the middle of a class may lie amid another one. Asks a part of the
/// points, so that many of them cost no more than a few.
void ScatterPlot::placeLetters()
{
    constexpr int kTries = 2000, kCompared = 800, kFewest = 4;
    constexpr double kReach = 0.06, kStays = 0.8;
    const std::vector<int> before = std::exchange(letters_, std::vector<int>(std::size_t(classes_.size()), -1));
    if (classes_.isEmpty() || count() == 0)
        return;
    const QRectF a = area();
    const double reach = kReach * std::max(a.width(), a.height()) / scale_;
    const int stride = std::max(1, count() / kCompared);
    const auto score = [&](int point) {
        int own = 0, others = 0;
        for (int i = 0; i < count(); i += stride) {
            const QPointF apart = place(i) - place(point);
            if (QPointF::dotProduct(apart, apart) < reach * reach)
                ++(kinds_[std::size_t(i)] == kinds_[std::size_t(point)] ? own : others);
        }
        return double(own + 1) / double(others + 2);
    };
    std::vector<std::vector<int>> members(std::size_t(classes_.size()));
    for (int i = 0; i < count(); ++i)
        if (const int kind = kinds_[std::size_t(i)]; kind >= 0 && kind < classes_.size())
            members[std::size_t(kind)].push_back(i);
    const int most = std::max(kFewest, kTries / int(classes_.size()) / 8);
    for (std::size_t kind = 0; kind < members.size(); ++kind) {
        const std::vector<int>& own = members[kind];
        double best = 0;
        for (std::size_t i = 0; i < own.size(); i += std::max<std::size_t>(1, own.size() / std::size_t(most)))
            if (const double found = score(own[i]); found > best) {
                best = found;
                letters_[kind] = own[i];
            }
        // A letter that stands well stays, or it would flicker while points move.
        const int old = kind < before.size() ? before[kind] : -1;
        if (old >= 0 && old < count() && kinds_[std::size_t(old)] == int(kind) && score(old) >= kStays * best)
            letters_[kind] = old;
    }
}

int ScatterPlot::letterPoint(int kind) const
{
    return kind >= 0 && kind < int(letters_.size()) ? letters_[std::size_t(kind)] : -1;
}

void ScatterPlot::paintLetters(QPainter& painter) const
{
    constexpr int kMostLetters = 26; // more would hide the points
    painter.setFont(theme_.font(15, true));
    for (int kind = 0; kind < classes_.size(); ++kind) {
        const int point = letterPoint(kind);
        if (point < 0 || (pickedClass_ >= 0 ? pickedClass_ != kind : classes_.size() > kMostLetters))
            continue;
        const QPointF at = toWidget(place(point));
        const QRectF badge(at.x() - theme_.px(2.5), at.y() - theme_.px(2.5), theme_.px(5), theme_.px(5));
        painter.setPen(QPen(colorOf(kind), theme_.px(0.4)));
        painter.setBrush(theme_.color(QStringLiteral("plot")));
        painter.drawEllipse(badge);
        painter.setPen(theme_.color(QStringLiteral("text")));
        painter.drawText(badge, Qt::AlignCenter, classLetter(kind));
    }
}

/// How many classes are named: all, or as many as find room above a line that counts the others.
int ScatterPlot::legendRows() const
{
    const int room = (height() - theme_.px(4)) / theme_.px(5.5);
    return classes_.size() <= room ? int(classes_.size()) : std::max(0, room - 1);
}

QRect ScatterPlot::legendRect(int kind) const
{
    if (kind >= legendRows())
        return {};
    const int others = legendRows() < classes_.size() ? theme_.px(6) : 0; // the line that counts them
    const int pitch = std::min(theme_.px(7), (height() - theme_.px(4) - others) / std::max(1, legendRows()));
    return QRect(width() - theme_.px(legendUnits()) + theme_.px(2), theme_.px(2) + kind * pitch,
                 theme_.px(legendUnits()) - theme_.px(2), pitch);
}

void ScatterPlot::paintLegend(QPainter& painter) const
{
    const int shown = legendRows();
    for (int kind = 0; kind < shown; ++kind) {
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
    if (shown == classes_.size())
        return;
    const QRect last = shown > 0 ? legendRect(shown - 1) : QRect(width() - theme_.px(legendUnits()), 0, 0, 0);
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.setFont(theme_.font(13));
    painter.drawText(QRect(last.left(), last.bottom() + 1, theme_.px(legendUnits()), theme_.px(6)),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     tr("and %1 more").arg(numberLocale().toString(classes_.size() - shown)));
}

/// Along the lower and the left edge, over the points.
void ScatterPlot::paintNumbers(QPainter& painter) const
{
    const QRectF a = area();
    if (count() == 0 || !(scale_ > 0))
        return;
    const double left = center_.x() - a.width() / 2 / scale_, right = center_.x() + a.width() / 2 / scale_;
    const double low = center_.y() - a.height() / 2 / scale_, high = center_.y() + a.height() / 2 / scale_;
    painter.setFont(theme_.tabularFont(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    const auto distance = [](const std::vector<double>& ticks) { return ticks.size() > 1 ? ticks[1] - ticks[0] : 1; };
    const auto across = roundTicks(left, right, std::max(2, int(a.width() / theme_.px(28))));
    for (const double tick : across) {
        const double x = toWidget({tick, 0}).x();
        if (x < a.left() + theme_.px(16) || x > a.right() - theme_.px(10))
            continue;
        painter.drawText(QRectF(x - theme_.px(12), a.bottom() - theme_.px(6), theme_.px(24), theme_.px(5)),
                         Qt::AlignCenter, tickText(tick, distance(across)));
    }
    const auto up = roundTicks(low, high, std::max(2, int(a.height() / theme_.px(18))));
    for (const double tick : up) {
        const double y = toWidget({0, tick}).y();
        if (y < a.top() + theme_.px(10) || y > a.bottom() - theme_.px(8))
            continue;
        painter.drawText(QRectF(a.left() + theme_.px(1), y - theme_.px(3), theme_.px(20), theme_.px(6)),
                         Qt::AlignLeft | Qt::AlignVCenter, tickText(tick, distance(up)));
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
    if (numbered_)
        paintNumbers(painter);
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
