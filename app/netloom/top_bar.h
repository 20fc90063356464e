#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace loom::ui {

class RunBar;
class Theme;

/// The one row above the stage: the project's title with all menus, the two modes, the run, the drawers. Grows narrow
/// without losing anything that has no other place: first words go, then undo and redo (they are in the menu), then
/// parts of the run, then the end of the title.
class TopBar : public QWidget {
    Q_OBJECT
public:
    struct Actions {
        QList<QAction*> edits; ///< undo, redo
        QList<QAction*> modes;
        QList<QAction*> drawers; ///< with words where there is room
        QList<QAction*> others;
    };
    TopBar(const Actions& actions, QToolButton* title, RunBar* run, Theme* theme, QWidget* parent = nullptr);

    void setTitle(const QString& name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void fit();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* add(QAction* action, bool words);
    void addLine();
    int neededWidth() const; ///< with the run bar at its narrowest

    Theme* theme_;
    QHBoxLayout* row_;
    QToolButton* title_;
    RunBar* run_;
    QList<QWidget*> edits_;
    QList<QToolButton*> drawers_;
    QString name_;
};

} // namespace loom::ui
