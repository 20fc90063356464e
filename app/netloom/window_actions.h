#pragma once

#include "project/starters.h"

#include <QHash>
#include <QKeySequence>
#include <QObject>
#include <functional>

class QAction;
class QActionGroup;
class QMenu;
class QToolButton;

namespace loom::ui {

class MainWindow;
class RunBar;
class TopBar;

/// The window's own actions and where all actions stand: menus, top bar, command list.
class WindowActions : public QObject {
    Q_OBJECT
public:
    explicit WindowActions(MainWindow* window);

    TopBar* makeBar(QToolButton* title, RunBar* run);
    void retranslate();
    void restyle();
    QList<QAction*> all() const;
    QAction* action(const QString& name) const { return actions_.value(name); }
    void savePreferences();

private:
    QAction* add(const QString& name, const QString& icon, const QList<QKeySequence>& keys,
                 std::function<void()> act);
    void makeFile();
    void makeView();
    void makeMenus();
    void fillRecent();
    void setLanguage(const QString& code);
    void setTheme(const QString& name);
    void openCommands();

    MainWindow* window_;
    QHash<QString, QAction*> actions_;
    QStringList order_;
    std::vector<Starter> starters_ = starters();
    QHash<QString, QMenu*> menus_;
};

} // namespace loom::ui
