#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

namespace loom::ui {

class LabTable;
class Theme;

/// The face of a column's symbol.
QFont symbolFont(const Theme& theme);

/// The cards above the columns of a LabTable: symbol over name.
class LabTableHeader : public QHeaderView {
    Q_OBJECT
public:
    LabTableHeader(Theme& theme, LabTable& table);
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    Theme& theme_;
    const LabTable& table_;
};

/// The cells of a LabTable: numbers, flags, question marks over what is covered.
class LabTableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    LabTableDelegate(Theme& theme, LabTable& table);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintFlag(QPainter& painter, const QRectF& cell, bool on, bool locked) const;

    Theme& theme_;
    const LabTable& table_;
};

} // namespace loom::ui
