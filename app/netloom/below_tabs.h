#pragma once

#include <QTabWidget>

namespace loom::ui {

/// What stands under the stage, in this order.
enum class BelowTab { curves, issues, runs };

/// Curves, issues and runs under the stage. The row of its tabs is as high as what stands in its corner needs: Qt's
/// own would cut that off.
class BelowTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit BelowTabs(QWidget* parent = nullptr);
    void setPages(QWidget* curves, QWidget* issues, QWidget* runs);
    void setTitle(BelowTab tab, const QString& title);
    void showTab(BelowTab tab);
    int rowHeight() const;
    void fitRow(); ///< after a change of the corner's height
};

} // namespace loom::ui
