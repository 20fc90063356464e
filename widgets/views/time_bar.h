#pragma once

#include <QSlider>
#include <QWidget>

class QLabel;
class QToolButton;

namespace loom::ui {

class Theme;
class TrainingSession;

/// The line of a TimeBar: the steps of the run from 0 to *now*, the ends of its epochs, and the cursor. Arrows go one
/// step, with Shift one epoch.
class StepLine : public QSlider {
    Q_OBJECT
public:
    StepLine(Theme& theme, QWidget* parent);
    void setEpochSteps(qint64 steps);

signals:
    void picked(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    double placeOf(qint64 step) const;
    void pickAt(double x);

    Theme& theme_;
    qint64 epochSteps_ = 0;
};

/// Where in its run a session is looked at: *now* and a cursor that can be drawn into the past, with a button that
/// leads back and one that goes on from there. Empty while nothing was trained.
class TimeBar : public QWidget {
    Q_OBJECT
public:
    TimeBar(Theme& theme, TrainingSession* session, QWidget* parent = nullptr);

    QString words() const; ///< "now: step 844" or "past: step 137"

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void follow();

    Theme& theme_;
    TrainingSession* session_;
    StepLine* line_;
    QLabel* words_;
    QToolButton* now_;
    QToolButton* branch_;
};

} // namespace loom::ui
