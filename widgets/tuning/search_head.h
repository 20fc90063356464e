#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace loom::ui {

class SearchRun;
class Theme;
class TrainingSession;

/// What a search has come to and how far it is, with the buttons that pause and stop it, and make it longer.
class SearchHead : public QWidget {
    Q_OBJECT
public:
    SearchHead(SearchRun* run, TrainingSession* session, Theme& theme, QWidget* parent = nullptr);

    void retranslate();
    QString words() const; ///< what is said, for who tests it

signals:
    void presentWanted(); ///< a trial with the settings that the open project has

private:
    void refresh();
    void keepFocus(const QWidget* held);
    QString progressWords() const;
    QString resultWords() const;

    SearchRun* run_;
    TrainingSession* session_;
    Theme& theme_;
    QLabel *result_, *progress_, *remark_;
    QProgressBar* bar_;
    QPushButton *pause_, *rung_, *stop_, *more_;
    QAction* present_ = nullptr;
};

} // namespace loom::ui
