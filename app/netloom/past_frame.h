#pragma once

#include <QWidget>

namespace loom::ui {

class Theme;
class TrainingSession;

/// Tints the window's edge while an earlier step is looked at. Takes no clicks.
class PastFrame : public QWidget {
    Q_OBJECT
public:
    PastFrame(Theme& theme, TrainingSession* session, QWidget* window);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    Theme& theme_;
};

} // namespace loom::ui
