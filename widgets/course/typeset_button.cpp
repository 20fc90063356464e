#include "course/typeset_button.h"

#include "course/symbols.h"
#include "lab_views/label_room.h"

#include <QStyleOptionButton>
#include <QStyleOptionToolButton>
#include <QStylePainter>
#include <QTextDocument>
#include <cmath>

namespace loom::ui {
namespace {

QString typeset(const QAbstractButton& button)
{
    return typesetDigits(button.text().toHtmlEscaped());
}

bool needsTypesetting(const QAbstractButton& button)
{
    return Qt::mightBeRichText(typeset(button));
}

/// Of a hint for the plain text, which is as high as the faces that raised digits are borrowed from.
QSize fitted(const QAbstractButton& button, QSize hint)
{
    if (!needsTypesetting(button))
        return hint;
    const QSize plain = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
    const QSizeF shown = labelSize(typeset(button), button.font());
    const int digit = button.fontMetrics().size(Qt::TextShowMnemonic, QStringLiteral("0")).height();
    return hint - plain + QSize(int(std::ceil(shown.width())), digit);
}

void write(QPainter& painter, const QAbstractButton& button)
{
    painter.setFont(button.font());
    painter.setPen(
        button.palette().color(button.isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    drawLabel(painter, button.rect(), typeset(button));
}

} // namespace

QSize TypesetPushButton::sizeHint() const
{
    return fitted(*this, QPushButton::sizeHint());
}

void TypesetPushButton::paintEvent(QPaintEvent* event)
{
    if (!needsTypesetting(*this))
        return QPushButton::paintEvent(event);
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);
    write(painter, *this);
}

QSize TypesetToolButton::sizeHint() const
{
    return fitted(*this, QToolButton::sizeHint());
}

void TypesetToolButton::paintEvent(QPaintEvent* event)
{
    if (!needsTypesetting(*this))
        return QToolButton::paintEvent(event);
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    write(painter, *this);
}

} // namespace loom::ui
