#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace loom::ui {

class Document;
class Theme;
class TrainingSession;

/// One line about the run: what it does, epoch and step with their arithmetic, time left, samples a second; and
/// whether changes wait for a restart.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    StatusStrip(Document* document, TrainingSession* session, Theme* theme, QWidget* parent = nullptr);

    void setHint(const QString& sentence); ///< what a drag would do; empty: nothing
    /// Changes of the document that the running network does not have yet.
    void setWaiting(int forRestart, int forEpoch);

signals:
    void restartRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void restyle();
    QString stateText() const;
    QString progressText() const;

    Document* document_;
    TrainingSession* session_;
    Theme* theme_;
    QLabel *state_, *numbers_, *waiting_;
    QProgressBar* bar_;
    QString hint_;
    int forRestart_ = 0, forEpoch_ = 0;
};

} // namespace loom::ui
