#pragma once

#include <QTabWidget>

namespace loom::ui {

/// What stands under the stage, in this order.
enum class BelowTab { curves, issues, runs };

/// Curves, issues and runs under the stage. The row of its tabs is as high as what stands at its end needs, and what
/// stands there gets the room that the tabs leave: Qt's own would cut off the one or the other.
class BelowTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit BelowTabs(QWidget* parent = nullptr);
    void setPages(QWidget* curves, QWidget* issues, QWidget* runs);
    void setTitle(BelowTab tab, const QString& title);
    void showTab(BelowTab tab);
    QWidget* rowEnd() const { return cornerWidget(); } ///< empty, to be filled
    int rowHeight() const;
    void fitRow(); ///< after a change of the height of the row's end
};

} // namespace loom::ui
