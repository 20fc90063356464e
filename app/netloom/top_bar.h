#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QToolButton;

namespace loom::ui {

class RunBar;
class Theme;

/// The one row above the stage: the project's title with all menus, the modes, the run, the drawers. Grows
/// narrow without losing anything that has no other place: first words go, then undo and redo (they are in the menu),
/// the words of the modes, parts of the run, then the end of the title.
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
    enum class Page { studio, learn, search };
    /// In the mode Learn undo, run and drawers are those of nothing that is shown; in Search run and drawers are.
    void setPage(Page page);
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
    QList<QWidget*> edits_, lines_;
    QWidget* gap_ = nullptr; ///< in the place of the run
    QList<QToolButton*> modes_, drawers_;
    QString name_;
    Page page_ = Page::studio;
};

} // namespace loom::ui
