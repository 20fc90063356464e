#pragma once

#include "base/value.h"
#include "data/preview.h"

#include <QTableWidget>

namespace loom::ui {

class Theme;

/// The first rows of a table with the kind and the role of each column; a click on a column asks for another role.
class TablePreviewView : public QTableWidget {
    Q_OBJECT
public:
    explicit TablePreviewView(const Theme& theme, QWidget* parent = nullptr);

    void show(const TablePreview& preview);
    /// Asks for the role of a column at a place of the screen.
    void ask(int column, const QPoint& at);

signals:
    void roleChosen(int column, loom::TablePreview::Role role);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& theme_;
    TablePreview preview_;
};

/// What a role is called.
QString roleText(TablePreview::Role role);

/// The attributes `target`, `inputs`, `text`, `sample_weight` and `mask` of a source after a column has got another
/// role.
Attributes withRole(Attributes attributes, const TablePreview& preview, int column, TablePreview::Role role);

} // namespace loom::ui
