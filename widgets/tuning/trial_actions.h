#pragma once

#include <QWidget>

class QPushButton;

namespace loom::ui {

class RunFocus;
class SearchRun;
class Theme;
class TrialTable;

/// What is done with picked trials beside adopting them: one is opened, two are looked at side by side.
class TrialActions : public QWidget {
    Q_OBJECT
public:
    TrialActions(SearchRun* run, RunFocus* focus, TrialTable* table, Theme& theme, QWidget* parent = nullptr);
    void retranslate();
    /// Is there a run of that trial that can be shown?
    bool canBeOpened(qint64 trial) const;

signals:
    void openWanted(qint64 trial);
    void pairWanted(qint64 first, qint64 second);

private:
    void refresh();
    qint64 chosen() const;
    void open(qint64 trial);

    SearchRun* run_;
    RunFocus* focus_;
    QPushButton *open_, *pair_;
};

} // namespace loom::ui
