#include "plots/matrix_grid.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/theme.h"

#include <QEvent>
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
    setMinimumSize(theme.px(80), theme.px(40));
    connect(&theme, &Theme::changed, this, [this] {
        measureNames();
        update();
    });
}

void MatrixGrid::setCounts(const QStringList& names, std::vector<std::int64_t> counts)
{
    size_ = int(names.size());
    counts_ = std::move(counts);
    counts_.resize(std::size_t(size_) * std::size_t(size_));
    totals_.assign(std::size_t(size_), 0);
    for (int row = 0; row < size_; ++row)
        for (int column = 0; column < size_; ++column)
            totals_[std::size_t(row)] += count(row, column);
    if (current_.x() >= size_ || current_.y() >= size_)
        current_ = {-1, -1};
    if (names != names_) {
        names_ = names;
        measureNames();
    }
    describe();
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
    if (row < 0 || column < 0 || row >= size_ || column >= size_)
        row = column = -1;
    current_ = {column, row};
    describe();
    update();
}

/// The picked cell in words, for who cannot see it.
void MatrixGrid::describe()
{
    const int row = current_.y(), column = current_.x();
    if (row >= 0 && column >= 0)
        describeContent(this,
                        tr("%1 taken for %2: %3").arg(names_[row], names_[column], countText(count(row, column))));
}

void MatrixGrid::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    QWidget::changeEvent(event);
}

QSize MatrixGrid::sizeHint() const
{
    return {theme_.px(160), theme_.px(140)};
}

void MatrixGrid::measureNames()
{
    const QFontMetrics metrics(theme_.font(13));
    int width = 0;
    for (const QString& name : names_)
        width = std::max(width, metrics.horizontalAdvance(name));
    nameWidth_ = std::min(width, theme_.px(30)) + theme_.px(2);
    ++measurements_;
}

bool MatrixGrid::namesFit() const
{
    return nameWidth_ + theme_.px(1) < (width() - theme_.px(4) - nameWidth_) / std::max(size_, 1);
}

QRectF MatrixGrid::area() const
{
    // Slanted names need height above the table and room beyond its last column.
    const double slanted = namesFit() ? 0 : nameWidth_ * 0.7;
    const double word = QFontMetrics(theme_.font(13)).horizontalAdvance(rowWord_);
    const double left = std::max(word, double(nameWidth_)) + theme_.px(2), top = theme_.px(13) + slanted;
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
    const std::int64_t total = totals_[std::size_t(row)];
    return total > 0 ? double(count(row, column)) / double(total) : 0;
}

/// Right guesses are blue, mistakes orange: a mistake is seen wherever it stands.
QColor MatrixGrid::fillOf(int row, int column) const
{
    const QColor panel = theme_.color(QStringLiteral("plot"));
    if (count(row, column) == 0)
        return panel;
    // A root makes rare mistakes visible beside the large numbers on the diagonal.
    const double strength = 0.12 + 0.88 * std::sqrt(share(row, column));
    return mixed(panel, theme_.diverging(row == column ? 0.9 : -0.9), strength);
}

void MatrixGrid::paintCells(QPainter& painter)
{
    QImage cells(size_, size_, QImage::Format_RGB32);
    for (int r = 0; r < size_; ++r)
        for (int c = 0; c < size_; ++c)
            cells.setPixelColor(c, r, fillOf(r, c));
    const QRectF a = area();
    painter.drawImage(a, cells);
    painter.setPen(theme_.color(QStringLiteral("line")));
    painter.drawRect(a);
    if (a.width() / size_ >= theme_.px(2) && a.height() / size_ >= theme_.px(2))
        for (int i = 1; i < size_; ++i) {
            const QRectF cell = cellRect(i, i);
            painter.drawLine(QPointF(cell.left(), a.top()), QPointF(cell.left(), a.bottom()));
            painter.drawLine(QPointF(a.left(), cell.top()), QPointF(a.right(), cell.top()));
        }
    paintNumbers(painter);
    if (current_.x() >= 0) {
        painter.setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.75)));
        painter.drawRect(cellRect(current_.y(), current_.x()));
    }
}

void MatrixGrid::paintNumbers(QPainter& painter)
{
    painter.setFont(theme_.tabularFont(13));
    const std::int64_t most = *std::ranges::max_element(counts_);
    const QRectF cell = cellRect(0, 0);
    if (cell.height() < painter.fontMetrics().height()
        || cell.width() < painter.fontMetrics().horizontalAdvance(countText(most)))
        return;
    for (int r = 0; r < size_; ++r)
        for (int c = 0; c < size_; ++c) {
            if (count(r, c) == 0)
                continue;
            painter.setPen(fillOf(r, c).lightnessF() < 0.5 ? Qt::white : Qt::black);
            painter.drawText(cellRect(r, c), Qt::AlignCenter, countText(count(r, c)));
        }
}

/// Where the rows are lower than a line of text, every second, fifth … name.
void MatrixGrid::paintNames(QPainter& painter)
{
    const QRectF a = area();
    painter.setFont(theme_.font(13));
    painter.setPen(theme_.color(QStringLiteral("text")));
    const double line = painter.fontMetrics().height();
    const int everyRow = std::max(1, int(std::ceil(line * size_ / a.height())));
    const int everyColumn = namesFit() ? 1 : std::max(1, int(std::ceil(line * 1.3 * size_ / a.width())));
    for (int i = 0; i < size_; ++i) {
        if (i % everyRow == 0) {
            const QRectF row = cellRect(i, 0);
            painter.drawText(QRectF(0, row.center().y() - line, a.left() - theme_.px(2), 2 * line),
                             Qt::AlignRight | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(names_[i], Qt::ElideRight, theme_.px(30)));
        }
        if (i % everyColumn == 0)
            paintColumnName(painter, i);
    }
    painter.setPen(theme_.color(QStringLiteral("muted")));
    painter.drawText(QRectF(a.left(), 0, a.width(), theme_.px(6)), Qt::AlignHCenter | Qt::AlignVCenter, columnWord_);
    painter.drawText(QRectF(0, a.top() - theme_.px(7), a.left() - theme_.px(2), theme_.px(6)),
                     Qt::AlignRight | Qt::AlignVCenter, rowWord_);
}

void MatrixGrid::paintColumnName(QPainter& painter, int column)
{
    const QRectF cell = cellRect(0, column);
    const QString name = painter.fontMetrics().elidedText(names_[column], Qt::ElideRight, theme_.px(30));
    painter.save();
    painter.translate(cell.center().x(), area().top() - theme_.px(1));
    if (!namesFit())
        painter.rotate(-40);
    painter.drawText(namesFit() ? QRectF(-cell.width() / 2, -theme_.px(6), cell.width(), theme_.px(6))
                                : QRectF(0, -theme_.px(4), theme_.px(34), theme_.px(6)),
                     (namesFit() ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter, name);
    painter.restore();
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
    if (cell.x() < 0)
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
