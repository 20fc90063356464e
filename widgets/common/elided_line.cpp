#include "common/elided_line.h"

#include <QPainter>
#include <QStyleOptionFrame>

namespace loom::ui {

ElidedLine::ElidedLine(Qt::TextElideMode where, QWidget* parent)
    : QLineEdit(parent)
    , where_(where)
{
}

void ElidedLine::setWords(const QString& words)
{
    if (text() != words)
        setText(words);
    if (!hasFocus())
        home(false);
}

void ElidedLine::paintEvent(QPaintEvent* event)
{
    constexpr int kAround = 2; // what QLineEdit itself keeps free beside its text
    QStyleOptionFrame panel;
    initStyleOption(&panel);
    const QRect room = style()
                           ->subElementRect(QStyle::SE_LineEditContents, &panel, this)
                           .marginsRemoved(textMargins())
                           .adjusted(kAround, 0, -kAround, 0);
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width())
        return QLineEdit::paintEvent(event);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &panel, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), where_, room.width()));
}

} // namespace loom::ui
