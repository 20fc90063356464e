#pragma once

#include <QTabWidget>

namespace loom::ui {

/// Curves and issues under the stage. The row of its tabs is as high as what stands in its corner needs: Qt's own
/// would cut that off.
class BelowTabs : public QTabWidget {
    Q_OBJECT
public:
    explicit BelowTabs(QWidget* parent = nullptr);
    int rowHeight() const;
    void fitRow(); ///< after a change of the corner's height
};

} // namespace loom::ui
