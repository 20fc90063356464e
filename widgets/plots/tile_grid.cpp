#include "plots/tile_grid.h"

#include "common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace loom::ui {

namespace {
constexpr double kGapUnits = 2;
constexpr qint64 kCachedImages = 4096;
constexpr qint64 kCachedBytes = 64 << 20;
} // namespace

TileGrid::TileGrid(Theme& theme, QWidget* parent)
    : QAbstractScrollArea(parent)
    , theme_(theme)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&theme, &Theme::changed, this, [this] {
        cache_.clear();
        arrange();
    });
}

void TileGrid::setTiles(int count, QSize cells, std::function<QImage(int)> image, std::function<QString(int)> caption)
{
    const int lines = caption && count > 0 ? int(caption(0).count(QLatin1Char('\n'))) + 1 : 1;
    const bool sameLines = lines == std::exchange(lines_, lines) && bool(caption) == bool(caption_);
    const bool sameGrid = count == count_ && cells == cells_ && sameLines;
    count_ = count;
    cells_ = cells.expandedTo({1, 1});
    image_ = std::move(image);
    caption_ = std::move(caption);
    current_ = current_ < count ? current_ : -1;
    cache_.clear();
    if (!sameGrid) {
        arrange();
        verticalScrollBar()->setValue(0);
    }
    viewport()->update();
}

void TileGrid::setOverlay(std::function<void(QPainter&, const QRect&, int)> overlay)
{
    overlay_ = std::move(overlay);
    viewport()->update();
}

void TileGrid::refresh()
{
    cache_.clear();
    viewport()->update();
}

void TileGrid::setTileUnits(double units, double least)
{
    units_ = units;
    least_ = least;
    arrange();
}

void TileGrid::setCurrent(int tile)
{
    current_ = tile >= 0 && tile < count_ ? tile : -1;
    if (current_ >= 0) {
        setAccessibleDescription(caption(current_).replace(QLatin1Char('\n'), QLatin1Char(' ')));
        const QRect place = pictureRect(current_);
        QScrollBar* bar = verticalScrollBar();
        if (place.top() < 0)
            bar->setValue(bar->value() + place.top() - theme_.px(kGapUnits));
        else if (place.bottom() + captionHeight() > viewport()->height())
            bar->setValue(bar->value() + place.bottom() + captionHeight() - viewport()->height());
    }
    viewport()->update();
}

int TileGrid::captionHeight() const
{
    return caption_ ? theme_.px(5.5) * lines_ : 0;
}

QSize TileGrid::pictureSize(double longer) const
{
    const double cell = longer / std::max(cells_.width(), cells_.height());
    return QSize(std::max(1, int(cell * cells_.width())), std::max(1, int(cell * cells_.height())));
}

/// The largest pictures that all fit; a little smaller where that fills the last row.
double TileGrid::fittingLength() const
{
    constexpr double kWorth = 0.8; // of the largest
    const int gap = theme_.px(kGapUnits), width = viewport()->width(), height = viewport()->height();
    double largest = 0, best = 0;
    int fewestHoles = 0;
    for (double tried = std::min(width, height); tried > theme_.px(least_) && tried > kWorth * largest; tried -= 2) {
        const QSize size = pictureSize(tried);
        const int columns = std::clamp((width - gap) / (size.width() + gap), 1, std::max(count_, 1));
        const int rows = (count_ + columns - 1) / columns, holes = rows * columns - count_;
        if (rows * (size.height() + captionHeight() + gap) + gap > height || size.width() + 2 * gap > width)
            continue;
        if (largest > 0 && holes >= fewestHoles)
            continue;
        largest = std::max(largest, tried);
        best = tried;
        fewestHoles = holes;
    }
    return best > 0 ? best : theme_.px(least_);
}

void TileGrid::arrange()
{
    const int gap = theme_.px(kGapUnits), width = viewport()->width(), height = viewport()->height();
    picture_ = pictureSize(units_ > 0 ? theme_.px(units_) : fittingLength());
    columns_ = std::max(1, (width - gap) / (picture_.width() + gap));
    const int rowHeight = picture_.height() + captionHeight() + gap;
    const int total = (count_ + columns_ - 1) / columns_ * rowHeight + gap;
    verticalScrollBar()->setRange(0, std::max(0, total - height));
    verticalScrollBar()->setSingleStep(rowHeight / 2);
    verticalScrollBar()->setPageStep(height);
    viewport()->update();
}

QRect TileGrid::pictureRect(int tile) const
{
    const int gap = theme_.px(kGapUnits);
    const int x = gap + tile % columns_ * (picture_.width() + gap);
    const int y = gap + tile / columns_ * (picture_.height() + captionHeight() + gap) - verticalScrollBar()->value();
    return QRect(QPoint(x, y), picture_);
}

int TileGrid::tileAt(const QPoint& place, QPoint* cell) const
{
    const int gap = theme_.px(kGapUnits);
    const int column = (place.x() - gap / 2) / (picture_.width() + gap);
    const int row =
        (place.y() - gap / 2 + verticalScrollBar()->value()) / (picture_.height() + captionHeight() + gap);
    const int tile = row * columns_ + column;
    if (column < 0 || column >= columns_ || tile < 0 || tile >= count_)
        return -1;
    const QRect area = pictureRect(tile);
    if (cell)
        *cell =
            QPoint(std::clamp((place.x() - area.left()) * cells_.width() / area.width(), 0, cells_.width() - 1),
                   std::clamp((place.y() - area.top()) * cells_.height() / area.height(), 0, cells_.height() - 1));
    return area.adjusted(0, 0, 0, captionHeight()).contains(place) ? tile : -1;
}

/// As many as take 64 MB, but all that are in view.
qsizetype TileGrid::mostCached() const
{
    const int rowHeight = picture_.height() + captionHeight() + theme_.px(kGapUnits);
    const qint64 seen = qint64(columns_) * (viewport()->height() / rowHeight + 3);
    return std::max(seen, std::min(kCachedImages, kCachedBytes / (4 * qint64(cells_.width()) * cells_.height())));
}

QImage TileGrid::imageOf(int tile)
{
    const auto found = cache_.constFind(tile);
    if (found != cache_.constEnd())
        return *found;
    const QImage image = image_ ? image_(tile) : QImage();
    if (image.isNull())
        return image;
    if (cache_.size() >= mostCached())
        cache_.clear();
    cache_.insert(tile, image);
    return image;
}

void TileGrid::setPicture(int tile, const QImage& picture)
{
    if (tile < 0 || tile >= count_ || picture.isNull())
        return;
    if (cache_.size() >= mostCached())
        cache_.clear();
    cache_.insert(tile, picture);
    viewport()->update(pictureRect(tile));
}

void TileGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.setFont(theme_.font(13));
    const QRect seen = event->rect();
    const QColor text = theme_.color(QStringLiteral("text")), line = theme_.color(QStringLiteral("line"));
    const int rowHeight = picture_.height() + captionHeight() + theme_.px(kGapUnits);
    const int firstRow = std::max(0, (seen.top() + verticalScrollBar()->value()) / rowHeight - 1);
    for (int tile = firstRow * columns_; tile < count_; ++tile) {
        const QRect area = pictureRect(tile);
        if (area.top() > seen.bottom())
            break;
        const QImage image = imageOf(tile);
        painter.setRenderHint(QPainter::SmoothPixmapTransform, area.width() < image.width());
        painter.drawImage(area, image);
        if (overlay_) {
            painter.save();
            painter.setClipRect(area);
            overlay_(painter, area, tile);
            painter.restore();
        }
        const bool picked = tile == current_;
        painter.setPen(QPen(picked ? theme_.color(QStringLiteral("accent")) : line, picked ? theme_.px(0.75) : 1));
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
        if (!caption_)
            continue;
        painter.setPen(text);
        const QRect below(area.left(), area.bottom() + 1, area.width() + theme_.px(kGapUnits) - 1, captionHeight());
        const QStringList words = caption_(tile).split(QLatin1Char('\n'));
        const int high = captionHeight() / lines_;
        for (int i = 0; i < std::min(int(words.size()), lines_); ++i)
            painter.drawText(below.left(), below.top() + i * high, below.width(), high,
                             Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(words[i], Qt::ElideRight, below.width()));
    }
}

void TileGrid::resizeEvent(QResizeEvent*)
{
    arrange();
}

void TileGrid::mouseMoveEvent(QMouseEvent* event)
{
    QPoint cell;
    const int tile = tileAt(event->pos(), &cell);
    if (tile >= 0)
        emit hovered(tile, cell, event->globalPosition().toPoint());
    else
        emit left();
}

void TileGrid::mouseReleaseEvent(QMouseEvent* event)
{
    const int tile = tileAt(event->pos());
    if (event->button() != Qt::LeftButton || tile < 0)
        return;
    setCurrent(tile);
    emit clicked(tile);
}

void TileGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int tile = tileAt(event->pos());
    if (event->button() == Qt::LeftButton && tile >= 0)
        emit opened(tile);
}

void TileGrid::keyPressEvent(QKeyEvent* event)
{
    const int step = event->key() == Qt::Key_Right ? 1
        : event->key() == Qt::Key_Left             ? -1
        : event->key() == Qt::Key_Down             ? columns_
        : event->key() == Qt::Key_Up               ? -columns_
                                                   : 0;
    if (step != 0 && count_ > 0)
        setCurrent(current_ < 0 ? 0 : std::clamp(current_ + step, 0, count_ - 1));
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && current_ >= 0)
        emit clicked(current_);
    else
        QAbstractScrollArea::keyPressEvent(event);
}

bool TileGrid::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        emit left();
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace loom::ui
