#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace loom::ui {

class Theme;

/// Ctrl+K: every action by a part of its name in either language or by another word for it; Enter does it.
class CommandList : public QDialog {
    Q_OBJECT
public:
    CommandList(const QList<QAction*>& actions, Theme* theme, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& words);
    void act();

    QList<QAction*> actions_;
    QLineEdit* search_;
    QListWidget* list_;
};

} // namespace loom::ui
