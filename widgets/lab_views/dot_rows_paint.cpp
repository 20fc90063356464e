#include "common/core_text.h"
#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/dot_rows.h"
#include "lab_views/label_room.h"
#include "lab_views/point_mark.h"
#include "plots/ticks.h"

#include <QPainter>
#include <QTextDocument>
#include <algorithm>
#include <array>
#include <cmath>

namespace loom::ui {

QColor DotRows::colorOf(int kind) const
{
    constexpr double kSign = 0.85; // the shade of a class that is a sign, as on a decision surface
    constexpr int kColoured = 4;
    if (kind < 0 || (classes_ > kColoured && pickedClass_ >= 0 && kind != pickedClass_))
        return theme_.color(QStringLiteral("muted"));
    return classes_ == 2 ? theme_.diverging(kind == 0 ? -kSign : kSign) : theme_.classColor(kind);
}

/// Painted once for each class: thousands of dots are copied, not drawn.
const QPixmap& DotRows::stamp(int kind)
{
    if (stampRadius_ != radius() || stampRatio_ != devicePixelRatioF()) {
        stamps_.clear();
        stampRadius_ = radius();
        stampRatio_ = devicePixelRatioF();
    }
    const auto found = stamps_.find(kind);
    if (found != stamps_.end())
        return found->second;
    constexpr std::array kMarks{PointMark::disc, PointMark::square, PointMark::triangle, PointMark::diamond};
    const double half = std::ceil(1.25 * stampRadius_ + theme_.px(0.25));
    QPixmap picture(QSize(int(2 * half), int(2 * half)) * stampRatio_);
    picture.setDevicePixelRatio(stampRatio_);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(0.2)));
    painter.setBrush(colorOf(kind));
    paintMark(painter, kind < 0 ? PointMark::disc : kMarks[std::size_t(kind) % kMarks.size()], {half, half},
              stampRadius_);
    painter.end();
    return stamps_.emplace(kind, picture).first->second;
}

void DotRows::paintFloors(QPainter& painter) const
{
    painter.setPen(QPen(theme_.color(QStringLiteral("line")), theme_.px(0.25)));
    for (int row = 1; row < int(rows_.size()); ++row)
        painter.drawLine(rowRect(row).topLeft(), rowRect(row).topRight());
    for (int row = 0; row < int(rows_.size()); ++row) {
        if (rows_[std::size_t(row)].bar)
            paintBar(painter, row);
        else if (rows_[std::size_t(row)].spread)
            paintSpread(painter, row);
    }
}

/// Behind the dots: a band over mean ± deviation with a line at the mean.
void DotRows::paintSpread(QPainter& painter, int row) const
{
    constexpr double kBand = 0.24, kHeight = 0.7;
    const double mean = this->mean(row), deviation = this->deviation(row);
    if (!std::isfinite(mean))
        return;
    const QRectF rect = rowRect(row);
    const double left = toWidget(clamped(mean - deviation)), right = toWidget(clamped(mean + deviation));
    const double y = rect.center().y(), half = kHeight * rect.height() / 2;
    QColor fill = theme_.color(QStringLiteral("muted"));
    fill.setAlphaF(kBand);
    painter.fillRect(QRectF(left, y - half, std::max(right - left, 1.0), 2 * half), fill);
    painter.setPen(QPen(theme_.color(QStringLiteral("text")), theme_.px(0.4)));
    for (const double x : {left, right})
        painter.drawLine(QPointF(x, y - half), QPointF(x, y + half));
    painter.setPen(QPen(theme_.color(QStringLiteral("text")), theme_.px(0.25), Qt::DashLine));
    painter.drawLine(QPointF(toWidget(clamped(mean)), y - half), QPointF(toWidget(clamped(mean)), y + half));
}

void DotRows::paintBar(QPainter& painter, int row) const
{
    constexpr double kHeight = 0.64;
    const QRectF rect = rowRect(row);
    const double value = *rows_[std::size_t(row)].bar;
    if (std::isnan(value) || value <= frame_.x.low)
        return;
    const double right = toWidget(clamped(value));
    painter.fillRect(QRectF(rect.left(), rect.center().y() - kHeight * rect.height() / 2, right - rect.left(),
                            kHeight * rect.height()),
                     theme_.color(QStringLiteral("muted")));
}

/// From row to row where a reference stands in both.
void DotRows::paintStairs(QPainter& painter) const
{
    QPolygonF stairs;
    const auto draw = [&] {
        for (const auto& [key, width, style] :
             {std::tuple("plot", 1.0, Qt::SolidLine), std::tuple("text", 0.5, Qt::DashLine)}) {
            painter.setPen(QPen(theme_.color(QLatin1String(key)), theme_.px(width), style));
            painter.drawPolyline(stairs);
        }
        stairs.clear();
    };
    painter.setBrush(Qt::NoBrush);
    for (int row = 0; row < int(rows_.size()); ++row) {
        const std::optional<double>& reference = rows_[std::size_t(row)].reference;
        if (!reference || std::isnan(*reference)) {
            draw();
            continue;
        }
        const QRectF rect = rowRect(row);
        const double x = toWidget(clamped(*reference));
        stairs << QPointF(x, rect.top()) << QPointF(x, rect.bottom());
    }
    draw();
}

/// Those in cells leave a pale one on the floor.
void DotRows::paintDots(QPainter& painter)
{
    constexpr double kPale = 0.25;
    std::map<int, std::vector<QPainter::PixmapFragment>> fragments;
    const std::vector<Places>& places = this->places();
    const double back = 1 / devicePixelRatioF();
    for (std::size_t row = 0; row < rows_.size(); ++row)
        for (std::size_t i = 0; i < rows_[row].dots.size(); ++i) {
            const RowDot& dot = rows_[row].dots[i];
            if (!std::isfinite(dot.at))
                continue;
            const QRectF source(QPointF(), stamp(dot.kind).size());
            const QPointF from = places[row].floor[i], to = places[row].cell[i];
            auto& list = fragments[dot.kind];
            if (fall_ > 0 && from != to)
                list.push_back(QPainter::PixmapFragment::create(from, source, back, back, 0, kPale));
            list.push_back(
                QPainter::PixmapFragment::create(from * (1 - fall_) + to * fall_, source, back, back, 0, 1));
        }
    for (const auto& [kind, list] : fragments)
        painter.drawPixmapFragments(list.data(), int(list.size()), stamp(kind));
}

void DotRows::paintPicked(QPainter& painter) const
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.75)));
    for (int row = 0; row < int(rows_.size()); ++row)
        if (picked_ >= 0 && picked_ < int(rows_[std::size_t(row)].dots.size()))
            if (const auto at = dotPlace(row, picked_))
                painter.drawEllipse(*at, radius() + theme_.px(1), radius() + theme_.px(1));
}

void DotRows::writeAbove(QPainter& painter, LabelRoom& room, const QString& words, double x) const
{
    painter.setFont(theme_.tabularFont(13));
    const QSizeF size = labelSize(words, painter.font());
    const double top = frame().area().top() - theme_.px(3.5) - size.height();
    const auto rect = room.placeNear(QRectF(QPointF(x - size.width() / 2, std::max(0.0, top)), size));
    if (!rect)
        return;
    drawBackedLabel(painter, *rect, words, theme_.color(QStringLiteral("text")),
                    theme_.color(QStringLiteral("window")));
}

void DotRows::paintThreshold(QPainter& painter, LabelRoom& room) const
{
    if (!threshold_)
        return;
    const QRectF area = frame().area();
    const double x = toWidget(clamped(threshold_->at));
    const bool attention = isHot(thresholdHandle()) || showsFocus(thresholdHandle());
    painter.setPen(QPen(theme_.color(QStringLiteral("plot")), theme_.px(1.25)));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setPen(QPen(theme_.color(attention ? QStringLiteral("accent") : QStringLiteral("text")), theme_.px(0.6)));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    writeAbove(painter, room, QString(threshold_->name + QLatin1Char(' ') + fourDigits(threshold_->at)).trimmed(), x);
}

void DotRows::paintWindow(QPainter& painter, LabelRoom& room) const
{
    if (!window_)
        return;
    constexpr double kShade = 0.16;
    const QRectF area = frame().area();
    const double left = toWidget(clamped(window_->low)), right = toWidget(clamped(window_->high));
    QColor shade = theme_.color(QStringLiteral("accent"));
    shade.setAlphaF(kShade);
    painter.fillRect(QRectF(left, area.top(), right - left, area.height()), shade);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
    painter.drawLine(QPointF(left, area.top()), QPointF(left, area.bottom()));
    painter.drawLine(QPointF(right, area.top()), QPointF(right, area.bottom()));
    const double thick = theme_.px(1.5);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme_.color(window_->movable ? QStringLiteral("accent") : QStringLiteral("muted")));
    painter.drawRoundedRect(QRectF(left, area.top() - thick / 2, right - left, thick), thick / 2, thick / 2);
    const QString limits = tr("%1 to %2").arg(fourDigits(window_->low), fourDigits(window_->high));
    writeAbove(painter, room, QString(window_->name + QLatin1Char(' ') + limits).trimmed(), (left + right) / 2);
}

/// Names right-aligned beside the area, numbers left-aligned on its other side.
void DotRows::writeRows(QPainter& painter, LabelRoom& room) const
{
    const QRectF area = frame().area();
    const double gap = theme_.px(1);
    const auto write = [&](const QString& words, double x, double y, bool toTheRight) {
        if (words.isEmpty())
            return;
        const QSizeF size = labelSize(words, painter.font());
        const QPointF middle(x + (toTheRight ? 1 : -1) * size.width() / 2, y);
        if (const auto rect = room.place(size, std::span(&middle, 1)))
            drawLabel(painter, *rect, words);
    };
    painter.setPen(theme_.color(QStringLiteral("text")));
    for (int i = 0; i < int(rows_.size()); ++i) {
        const DotRow& row = rows_[std::size_t(i)];
        const double y = rowRect(i).center().y();
        painter.setFont(theme_.font(13));
        const QString name =
            Qt::mightBeRichText(row.name) ? row.name : fittingWords(row.name, painter.font(), area.left() - 2 * gap);
        write(name, area.left() - gap, y, false);
        painter.setFont(theme_.tabularFont(13));
        write(rowNumber(row, i), area.right() + gap, y, true);
    }
}

/// Its name and how many, then the dots.
void DotRows::paintCells(QPainter& painter, LabelRoom& room) const
{
    for (int i = 0; i < int(cells_.size()); ++i) {
        const QRectF rect = cellRect(i);
        painter.setPen(QPen(theme_.color(QStringLiteral("plot_axis")), theme_.px(0.25)));
        painter.setBrush(theme_.color(QStringLiteral("plot")));
        painter.drawRoundedRect(rect, theme_.px(1), theme_.px(1));
        const QString count = countText(cellCount(i));
        painter.setFont(theme_.font(15, true));
        painter.setPen(theme_.color(QStringLiteral("text")));
        const QSizeF number = labelSize(count, painter.font());
        const double y = rect.top() + number.height() / 2 + theme_.px(0.5);
        const QPointF right(rect.right() - theme_.px(1) - number.width() / 2, y);
        if (const auto place = room.place(number, std::span(&right, 1)))
            drawLabel(painter, *place, count);
        painter.setFont(theme_.font(13));
        const QString name =
            fittingWords(cells_[std::size_t(i)].name, painter.font(), rect.width() - number.width() - theme_.px(4));
        const QSizeF size = labelSize(name, painter.font());
        const QPointF left(rect.left() + theme_.px(1) + size.width() / 2, y);
        if (const auto place = room.place(size, std::span(&left, 1)))
            drawLabel(painter, *place, name);
    }
}

void DotRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const PlotFrame& frame = this->frame();
    painter.fillRect(frame.area(), theme_.color(QStringLiteral("plot")));
    frame.paintGrid(painter, theme_);
    LabelRoom room(QRectF(rect()), theme_.px(1));
    avoidLocks(room);
    for (const Handle& handle : handles())
        room.avoid(handle.box.isNull() ? QRectF(handle.at - QPointF(handle.radius, handle.radius),
                                                QSizeF(2 * handle.radius, 2 * handle.radius))
                                       : handle.box);
    paintFloors(painter);
    paintCells(painter, room);
    paintDots(painter);
    paintStairs(painter);
    paintPicked(painter);
    paintWindow(painter, room);
    paintThreshold(painter, room);
    paintHandles(painter);
    paintInvitations(painter, room);
    frame.paintNumbers(painter, theme_, room);
    writeRows(painter, room);
    keepLabels(room);
}

} // namespace loom::ui
