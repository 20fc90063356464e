#pragma once

#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace loom {
struct LabPlay;
}

namespace loom::ui {

class LabSession;
class Theme;

/// What a page plays: a number of its lab that goes up by itself, stands still, goes one on, or is put anywhere by
/// the slider. Space on a button, arrows on the slider; the full stop goes one on from anywhere on the page.
class PlayBar : public QWidget {
    Q_OBJECT
public:
    PlayBar(LabSession& session, Theme& theme, QWidget* parent = nullptr);

    bool isPlaying() const { return beat_.isActive(); }

private:
    const LabPlay& played() const;
    qint64 now() const;
    void put(qint64 step);
    void start();
    void pause();
    void goOn();
    void turnPage();
    void follow();
    void restyle();
    void changeEvent(QEvent* event) override;

    LabSession& session_;
    Theme& theme_;
    QTimer beat_;
    QPushButton *play_, *once_;
    QSlider* slider_;
    QLabel* words_;
    QVBoxLayout* lines_;
    QHBoxLayout* row_;
    bool narrow_ = false; ///< of a classroom
};

} // namespace loom::ui
