#include "plots/heat_map.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "plots/ticks.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QTextDocumentFragment>
#include <QToolTip>
#include <algorithm>

namespace loom::ui {

HeatMap::HeatMap(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(20), theme.px(20));
    connect(&theme, &Theme::changed, this, [this] {
        if (!picture_ && rows_ > 0)
            image_ = MapColors(theme_, scale_).image(values_, rows_, columns_, range_);
        update();
    });
}

void HeatMap::setMap(int rows, int columns, std::vector<float> values, MapScale scale)
{
    const MapRange range = rangeOf(values, scale);
    setMap(rows, columns, std::move(values), scale, range);
}

void HeatMap::setMap(int rows, int columns, std::vector<float> values, MapScale scale, const MapRange& range)
{
    rows_ = rows;
    columns_ = columns;
    channels_ = 1;
    values_ = std::move(values);
    scale_ = scale;
    range_ = range;
    picture_ = false;
    image_ = MapColors(theme_, scale_).image(values_, rows_, columns_, range_);
    update();
}

void HeatMap::setPicture(const QImage& image, int channels, std::vector<float> values)
{
    rows_ = image.height();
    columns_ = image.width();
    channels_ = channels;
    values_ = std::move(values);
    range_ = rangeOf(values_, MapScale::gray);
    picture_ = true;
    image_ = image;
    update();
}

void HeatMap::setSquare(bool square)
{
    square_ = square;
    update();
}

void HeatMap::setAxes(const QString& rows, const QString& columns)
{
    rowWord_ = rows;
    columnWord_ = columns;
    update();
}

QSize HeatMap::sizeHint() const
{
    return {theme_.px(60), theme_.px(60)};
}

double HeatMap::value(int row, int column, int channel) const
{
    return values_[(std::size_t(row) * std::size_t(columns_) + std::size_t(column)) * std::size_t(channels_)
                   + std::size_t(channel)];
}

QRectF HeatMap::area() const
{
    const double top = columnWord_.isEmpty() ? 0 : theme_.px(6);
    const QRectF all(0, top, width() - 1, height() - top - 1);
    if (!square_ || rows_ == 0)
        return all;
    const double cell = std::min(all.width() / columns_, all.height() / rows_);
    QRectF area(0, 0, cell * columns_, cell * rows_);
    area.moveTopLeft({all.left() + (all.width() - area.width()) / 2, all.top()});
    return area;
}

QPoint HeatMap::cellAt(const QPoint& place) const
{
    const QRectF a = area();
    if (rows_ == 0 || !a.contains(place))
        return {-1, -1};
    return {std::min(int((place.x() - a.left()) / a.width() * columns_), columns_ - 1),
            std::min(int((place.y() - a.top()) / a.height() * rows_), rows_ - 1)};
}

QRectF HeatMap::cellRect(int row, int column) const
{
    const QRectF a = area();
    const double w = a.width() / columns_, h = a.height() / rows_;
    return QRectF(a.left() + column * w, a.top() + row * h, w, h);
}

void HeatMap::paintNumbers(QPainter& painter)
{
    const QRectF cell = cellRect(0, 0);
    if (picture_ || cell.width() < theme_.px(10) || cell.height() < theme_.px(5))
        return;
    const MapColors colors(theme_, scale_);
    painter.setFont(theme_.tabularFont(13));
    for (int r = 0; r < rows_; ++r)
        for (int c = 0; c < columns_; ++c) {
            painter.setPen(colors.isDark(value(r, c), range_) ? Qt::white : Qt::black);
            painter.drawText(cellRect(r, c), Qt::AlignCenter, cellText(value(r, c)));
        }
}

void HeatMap::paintAxes(QPainter& painter)
{
    if (columnWord_.isEmpty())
        return;
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.drawText(
        QRectF(0, 0, width(), theme_.px(5.5)), Qt::AlignLeft | Qt::AlignVCenter,
        tr("rows: %1 (%2) · columns: %3 (%4)").arg(rowWord_, countText(rows_), columnWord_, countText(columns_)));
}

void HeatMap::paintEvent(QPaintEvent*)
{
    if (rows_ == 0)
        return;
    QPainter painter(this);
    const QRectF a = area();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, a.width() < columns_ || a.height() < rows_);
    painter.drawImage(a, image_);
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.drawRect(a);
    paintNumbers(painter);
    paintAxes(painter);
    paintPicked(painter);
    if (cell_.x() >= 0 && cell_.x() < columns_ && cell_.y() < rows_) {
        painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
        painter.drawRect(cellRect(cell_.y(), cell_.x()));
    }
}

void HeatMap::setPicked(int row, int column)
{
    const QPoint picked = column < 0 ? QPoint(-1, -1) : QPoint(column, row);
    if (picked == picked_)
        return;
    picked_ = picked;
    update();
}

void HeatMap::paintPicked(QPainter& painter)
{
    if (picked_.x() < 0 || picked_.x() >= columns_ || picked_.y() >= rows_)
        return;
    const QRectF first = cellRect(std::max(picked_.y(), 0), picked_.x());
    const QRectF last = picked_.y() < 0 ? cellRect(rows_ - 1, picked_.x()) : first;
    const double least = theme_.px(1); // a cell of one pixel is seen, too
    const double margin = std::max(0.0, (least - first.width()) / 2);
    painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.75)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(first.united(last).adjusted(-margin, -margin, margin, margin));
}

void HeatMap::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->pos());
    if (cell.x() < 0) {
        leaveEvent(nullptr);
        return;
    }
    pointTo(cell);
    QToolTip::showText(event->globalPosition().toPoint(), readout_, this);
}

void HeatMap::pointTo(const QPoint& cell)
{
    cell_ = cell;
    readout_ = tr("row %1, column %2").arg(cell.y() + 1).arg(cell.x() + 1);
    for (int k = 0; k < channels_; ++k)
        readout_ += (k == 0 ? QStringLiteral(": <b>%1</b>") : QStringLiteral(" · <b>%1</b>"))
                        .arg(fourDigits(value(cell.y(), cell.x(), k)));
    describeContent(this, QTextDocumentFragment::fromHtml(readout_).toPlainText());
    update();
    emit hovered(cell.y(), cell.x());
}

/// The arrows read the numbers cell by cell.
void HeatMap::keyPressEvent(QKeyEvent* event)
{
    const QPoint step = arrowStep(event->key());
    if (cell_.x() >= 0 && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit cellClicked(cell_.y(), cell_.x());
    if (step.isNull() || rows_ == 0)
        return QWidget::keyPressEvent(event);
    const QPoint to = cell_.x() < 0 ? QPoint(0, 0) : cell_ + step;
    pointTo({std::clamp(to.x(), 0, columns_ - 1), std::clamp(to.y(), 0, rows_ - 1)});
}

void HeatMap::focusOutEvent(QFocusEvent* event)
{
    leaveEvent(nullptr);
    QWidget::focusOutEvent(event);
}

void HeatMap::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->pos()))
        return;
    if (const QPoint cell = cellAt(event->pos()); cell.x() >= 0)
        emit cellClicked(cell.y(), cell.x());
    emit clicked();
}

void HeatMap::leaveEvent(QEvent*)
{
    cell_ = {-1, -1};
    readout_.clear();
    update();
    emit left();
}

} // namespace loom::ui
