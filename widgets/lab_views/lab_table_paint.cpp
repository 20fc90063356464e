#include "lab_views/lab_table_paint.h"

#include "common/fitting_words.h"
#include "common/theme.h"
#include "lab_views/lab_table.h"
#include "lab_views/label_room.h"

#include <QPainter>
#include <QTextDocument>
#include <cmath>

namespace loom::ui {

namespace {
const TableColumn& cardOf(const LabTable& table, int column)
{
    return static_cast<const LabTableModel*>(table.model())->column(column);
}
} // namespace

QFont symbolFont(const Theme& theme)
{
    QFont font = theme.mathFont(17);
    font.setBold(true);
    return font;
}

LabTableHeader::LabTableHeader(Theme& theme, LabTable& table)
    : QHeaderView(Qt::Horizontal, &table)
    , theme_(theme)
    , table_(table)
{
}

QSize LabTableHeader::sizeHint() const
{
    double symbols = 0, names = 0;
    for (int column = 0; column < count(); ++column) {
        const TableColumn& card = cardOf(table_, column);
        if (!card.symbol.isEmpty())
            symbols = std::max(symbols, labelSize(card.symbol, symbolFont(theme_)).height());
        if (!card.name.isEmpty())
            names = std::max(names, labelSize(card.name, theme_.font(13)).height());
    }
    return {theme_.px(12), int(std::ceil(symbols + names)) + theme_.px(2)};
}

void LabTableHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const TableColumn& card = cardOf(table_, section);
    painter->save();
    painter->fillRect(rect, theme_.color(QStringLiteral("window")));
    painter->setPen(QPen(theme_.color(QStringLiteral("plot_axis")), theme_.px(0.25)));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const double width = rect.width() - theme_.px(2);
    const double nameHeight = card.name.isEmpty() ? 0 : labelSize(card.name, theme_.font(13)).height();
    const QRectF inner = QRectF(rect).adjusted(theme_.px(1), theme_.px(1), -theme_.px(1), -theme_.px(1));
    painter->setFont(symbolFont(theme_));
    painter->setPen(theme_.color(QStringLiteral("text")));
    if (!card.symbol.isEmpty())
        drawLabel(*painter, inner.adjusted(0, 0, 0, -nameHeight), card.symbol);
    painter->setFont(theme_.font(13));
    painter->setPen(theme_.color(QStringLiteral("muted")));
    drawLabel(*painter, QRectF(inner.left(), inner.bottom() - nameHeight, inner.width(), nameHeight),
              fittingWords(card.name, painter->font(), width));
    if (table_.isLocked(section)) {
        const int side = theme_.px(4);
        painter->drawPixmap(QPointF(inner.right() - side, inner.top()),
                            theme_.pixmap(QStringLiteral("lock"), side, theme_.color(QStringLiteral("text")),
                                          painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

LabTableDelegate::LabTableDelegate(Theme& theme, LabTable& table)
    : QStyledItemDelegate(&table)
    , theme_(theme)
    , table_(table)
{
}

/// A chip in the colour of the wanted class; what can be changed has a ring.
void LabTableDelegate::paintFlag(QPainter& painter, const QRectF& cell, bool on, bool locked) const
{
    constexpr double kSign = 0.85; // the shade of a class that is a sign, as on a decision surface
    const QColor fill = theme_.diverging(on ? kSign : -kSign);
    const double height = std::min<double>(theme_.px(6), cell.height() - theme_.px(1.5)), width = 1.6 * height;
    const QRectF chip(cell.center() - QPointF(width, height) / 2, QSizeF(width, height));
    painter.setPen(locked ? QPen(Qt::NoPen) : QPen(theme_.color(QStringLiteral("accent")), theme_.px(0.5)));
    painter.setBrush(fill);
    painter.drawRoundedRect(chip, height / 2, height / 2);
    const QColor text = theme_.color(QStringLiteral("text")), ground = theme_.color(QStringLiteral("plot"));
    const bool first =
        std::abs(text.lightnessF() - fill.lightnessF()) > std::abs(ground.lightnessF() - fill.lightnessF());
    painter.setPen(first ? text : ground);
    painter.setFont(theme_.font(15, true));
    painter.drawText(chip, Qt::AlignCenter | Qt::TextDontClip, on ? QStringLiteral("1") : QStringLiteral("0"));
}

void LabTableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const int row = index.row(), column = index.column();
    const QRectF cell(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(
        cell, theme_.color(row == table_.highlighted() ? QStringLiteral("selection") : QStringLiteral("plot")));
    painter->setPen(QPen(theme_.color(QStringLiteral("plot_grid")), theme_.px(0.25)));
    painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    const bool covered = table_.isCovered(row, column);
    if (covered) {
        painter->fillRect(cell.adjusted(theme_.px(1), theme_.px(1), -theme_.px(1), -theme_.px(1)),
                          theme_.color(QStringLiteral("missing")));
    }
    if (!covered && cardOf(table_, column).use == TableColumn::Use::flag) {
        paintFlag(*painter, cell, table_.value(row, column) > 0.5, table_.isLocked(column));
    } else {
        painter->setFont(theme_.tabularFont(15));
        painter->setPen(theme_.color(covered ? QStringLiteral("muted") : QStringLiteral("text")));
        const QString text = table_.text(row, column);
        drawLabel(*painter, cell,
                  Qt::mightBeRichText(text) ? text
                                            : fittingWords(text, painter->font(), cell.width() - theme_.px(2)));
    }
    if (table_.picked() == TableCell{row, column}) {
        painter->setPen(QPen(theme_.color(QStringLiteral("accent")), theme_.px(table_.hasFocus() ? 0.75 : 0.5)));
        painter->setBrush(Qt::NoBrush);
        const double inset = theme_.px(0.75);
        painter->drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), theme_.px(1), theme_.px(1));
    }
    painter->restore();
}

} // namespace loom::ui
