#pragma once

#include "common/core_text.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace loom::ui {

class Document;
class FittingLabel;
class Theme;
class TrainingSession;

/// One line about the run: what it does, epoch and step with their arithmetic, time left, samples a second; and
/// whether changes wait for a restart. In classroom view its first word is the headline number.
class StatusStrip : public QWidget {
    Q_OBJECT
public:
    StatusStrip(Document* document, TrainingSession* session, Theme* theme, QWidget* parent = nullptr);

    void setHint(const QString& sentence); ///< what a drag would do, while it lasts; empty: nothing
    void say(const Sentence& sentence); ///< what was refused or done; goes by itself
    void fitHeadline(int windowHeight); ///< in pixels
    /// Changes of the document that the running network does not have yet.
    void setWaiting(int forRestart, int forEpoch);

signals:
    void restartRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void restyle();
    void showHeadline();
    QString stateText() const;
    QStringList progress() const;

    Document* document_;
    TrainingSession* session_;
    Theme* theme_;
    FittingLabel *state_, *numbers_;
    QLabel *waiting_, *number_, *numberName_, *numberOf_;
    QProgressBar* bar_;
    QTimer* leave_;
    QString hint_;
    Sentence said_;
    int forRestart_ = 0, forEpoch_ = 0;
};

} // namespace loom::ui
