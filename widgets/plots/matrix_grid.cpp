#include "plots/matrix_grid.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace loom::ui {

namespace {

constexpr double kMostCellUnits = 32;

QColor mixed(const QColor& a, const QColor& b, double t)
{
    const auto mix = [t](int x, int y) { return int(x + (y - x) * t + 0.5); };
    return QColor(mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue()));
}

} // namespace

MatrixGrid::MatrixGrid(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(theme.px(80), theme.px(70));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MatrixGrid::setCounts(int size, std::vector<std::int64_t> counts)
{
    size_ = size;
    counts_ = std::move(counts);
    if (current_.x() >= size || current_.y() >= size)
        current_ = {-1, -1};
    update();
}

void MatrixGrid::setNames(const QStringList& names)
{
    names_ = names;
    update();
}

void MatrixGrid::setAxes(const QString& rows, const QString& columns)
{
    rowWord_ = rows;
    columnWord_ = columns;
    update();
}

void MatrixGrid::setCurrent(int row, int column)
{
    if (row >= 0 && column >= 0 && row < names_.size() && column < names_.size())
        describeContent(this,
                        tr("%1 taken for %2: %3").arg(names_[row], names_[column], countText(count(row, column))));
    current_ = {column, row};
    update();
}

QSize MatrixGrid::sizeHint() const
{
    return {theme_.px(160), theme_.px(140)};
}

int MatrixGrid::nameWidth() const
{
    const QFontMetrics metrics(theme_.font(13));
    int width = 0;
    for (const QString& name : names_)
        width = std::max(width, metrics.horizontalAdvance(name));
    return std::min(width, theme_.px(30)) + theme_.px(2);
}

bool MatrixGrid::namesFit() const
{
    return nameWidth() + theme_.px(1) < (width() - theme_.px(4) - nameWidth()) / std::max(size_, 1);
}

QRectF MatrixGrid::area() const
{
    // Slanted names need height above the table and room beyond its last column.
    const double slanted = namesFit() ? 0 : nameWidth() * 0.7;
    const double word = QFontMetrics(theme_.font(13)).horizontalAdvance(rowWord_);
    const double left = std::max(word, double(nameWidth())) + theme_.px(2), top = theme_.px(13) + slanted;
    const double right = theme_.px(2) + (namesFit() ? 0 : std::max(0.0, slanted - theme_.px(6)));
    const double most = double(theme_.px(kMostCellUnits)) * std::max(size_, 1);
    return QRectF(left, top, std::clamp(width() - left - right, 1.0, most),
                  std::clamp(height() - top - theme_.px(2), 1.0, most));
}

QRectF MatrixGrid::cellRect(int row, int column) const
{
    const QRectF a = area();
    const double w = a.width() / size_, h = a.height() / size_;
    return QRectF(a.left() + column * w, a.top() + row * h, w, h);
}

QPoint MatrixGrid::cellAt(const QPoint& place) const
{
    const QRectF a = area();
    if (size_ == 0 || !a.contains(place))
        return {-1, -1};
    return {std::min(int((place.x() - a.left()) / a.width() * size_), size_ - 1),
            std::min(int((place.y() - a.top()) / a.height() * size_), size_ - 1)};
}

double MatrixGrid::share(int row, int column) const
{
    std::int64_t total = 0;
    for (int c = 0; c < size_; ++c)
        total += count(row, c);
    return total > 0 ? double(count(row, column)) / double(total) : 0;
}

void MatrixGrid::paintCells(QPainter& painter)
{
    painter.setFont(theme_.tabularFont(13));
    const QColor panel = theme_.color(QStringLiteral("plot")), line = theme_.color(QStringLiteral("line"));
    const QColor strong = theme_.sequential(panel.lightnessF() > 0.5 ? 0.2 : 0.85);
    for (int r = 0; r < size_; ++r)
        for (int c = 0; c < size_; ++c) {
            const QRectF cell = cellRect(r, c);
            // A root makes rare mistakes visible beside the large numbers on the diagonal.
            const double strength = std::sqrt(share(r, c));
            const QColor fill = mixed(panel, strong, count(r, c) > 0 ? 0.08 + 0.92 * strength : 0);
            painter.fillRect(cell, fill);
            painter.setPen(line);
            painter.drawRect(cell);
            if (count(r, c) == 0)
                continue;
            painter.setPen(fill.lightnessF() < 0.5 ? Qt::white : Qt::black);
            painter.drawText(cell, Qt::AlignCenter, countText(count(r, c)));
        }
    if (current_.x() >= 0) {
        painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.75)));
        painter.drawRect(cellRect(current_.y(), current_.x()));
    }
}

void MatrixGrid::paintNames(QPainter& painter)
{
    const QRectF a = area();
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    for (int i = 0; i < std::min(size_, int(names_.size())); ++i) {
        const QRectF row = cellRect(i, 0);
        const QString name = painter.fontMetrics().elidedText(names_[i], Qt::ElideRight, theme_.px(30));
        painter.drawText(QRectF(0, row.top(), a.left() - theme_.px(2), row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, name);
        const QRectF column = cellRect(0, i);
        painter.save();
        painter.translate(column.center().x(), a.top() - theme_.px(1));
        if (!namesFit())
            painter.rotate(-40);
        painter.drawText(namesFit() ? QRectF(-column.width() / 2, -theme_.px(6), column.width(), theme_.px(6))
                                    : QRectF(0, -theme_.px(4), theme_.px(34), theme_.px(6)),
                         (namesFit() ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter, name);
        painter.restore();
    }
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.drawText(QRectF(a.left(), 0, a.width(), theme_.px(6)), Qt::AlignHCenter | Qt::AlignVCenter, columnWord_);
    painter.drawText(QRectF(0, a.top() - theme_.px(7), a.left() - theme_.px(2), theme_.px(6)),
                     Qt::AlignRight | Qt::AlignVCenter, rowWord_);
}

void MatrixGrid::paintEvent(QPaintEvent*)
{
    if (size_ == 0)
        return;
    QPainter painter(this);
    paintCells(painter);
    paintNames(painter);
}

void MatrixGrid::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->pos());
    if (cell.x() < 0 || names_.size() < size_)
        return;
    QToolTip::showText(event->globalPosition().toPoint(),
                       tr("%1 samples of %2 were taken for %3: %4 of its row")
                           .arg(countText(count(cell.y(), cell.x())), names_[cell.y()], names_[cell.x()],
                                percentText(share(cell.y(), cell.x()))),
                       this);
}

void MatrixGrid::mouseReleaseEvent(QMouseEvent* event)
{
    const QPoint cell = cellAt(event->pos());
    if (cell.x() < 0 || event->button() != Qt::LeftButton)
        return;
    setCurrent(cell.y(), cell.x());
    emit clicked(cell.y(), cell.x());
}

void MatrixGrid::keyPressEvent(QKeyEvent* event)
{
    QPoint to = current_.x() < 0 ? QPoint(0, 0) : current_;
    switch (event->key()) {
    case Qt::Key_Left:
        to.rx() -= 1;
        break;
    case Qt::Key_Right:
        to.rx() += 1;
        break;
    case Qt::Key_Up:
        to.ry() -= 1;
        break;
    case Qt::Key_Down:
        to.ry() += 1;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (to.x() < 0 || to.y() < 0 || to.x() >= size_ || to.y() >= size_)
        return;
    setCurrent(to.y(), to.x());
    emit clicked(to.y(), to.x());
}

} // namespace loom::ui
