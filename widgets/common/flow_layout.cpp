#include "common/flow_layout.h"

#include <QLabel>
#include <algorithm>

namespace loom::ui {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent)
{
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : items_)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item)
{
    items_.push_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? items_[std::size_t(index)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    QLayoutItem* item = itemAt(index);
    if (item)
        items_.erase(items_.begin() + index);
    return item;
}

int FlowLayout::widthInOneLine() const
{
    int width = 0;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
    return width;
}

/// What must stand on the same line behind the item: the field that a label names.
int FlowLayout::widthOfPartner(int index) const
{
    const auto* label = qobject_cast<const QLabel*>(items_[std::size_t(index)]->widget());
    const QLayoutItem* next = index + 1 < count() ? items_[std::size_t(index) + 1] : nullptr;
    const bool named = label && label->buddy() && next && next->widget() == label->buddy();
    return named ? spacing() + next->sizeHint().width() : 0;
}

int FlowLayout::arrange(const QRect& rect, bool move) const
{
    const bool single = widthInOneLine() <= rect.width();
    int x = rect.left(), y = rect.top(), lineHeight = 0;
    int tallest = 0;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            tallest = std::max(tallest, item->sizeHint().height());
    for (int i = 0; i < count(); ++i) {
        QLayoutItem* item = items_[std::size_t(i)];
        if (single && i == spring_)
            x += rect.width() - widthInOneLine();
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(rect.width(), tallest));
        if (x > rect.left() && x + size.width() + widthOfPartner(i) > rect.right() + 1) {
            x = rect.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (move)
            item->setGeometry(QRect(x, y + (tallest - size.height()) / 2, size.width(), size.height()));
        x += size.width() + spacing();
        lineHeight = tallest;
    }
    return y + lineHeight - rect.top();
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize FlowLayout::sizeHint() const
{
    return {widthInOneLine(), heightForWidth(widthInOneLine())};
}

QSize FlowLayout::minimumSize() const
{
    QSize least;
    for (const QLayoutItem* item : items_)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least;
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

} // namespace loom::ui
