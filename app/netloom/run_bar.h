#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QSlider;
class QToolButton;

namespace loom::ui {

class Document;
class NumberEdit;
class Theme;
class TrainingSession;

/// The controls of a run: train and pause, one batch, one epoch, stop, back to the seed; speed, learning rate, seed.
/// The actions also stand in the menu and the command list.
class RunBar : public QWidget {
    Q_OBJECT
public:
    RunBar(Document* document, TrainingSession* session, Theme* theme, QWidget* parent = nullptr);

    QAction* trainAction() const { return train_; }
    QList<QAction*> actions() const;
    /// The buttons; the rest is shown where there is room.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    /// The network or recipe changed since the run started; the main window prepares it anew, then trains.
    void trainRequested();
    void stepRequested(bool epoch);
    void resetRequested();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QAction* make(const QString& name, const QString& icon, const QList<QKeySequence>& keys, void (RunBar::*slot)());
    void trainOrPause();
    void stepBatch();
    void stepEpoch();
    void stop();
    void reset();
    void applySpeed();
    void showSpeed();
    void applyRate();
    void updateState();
    void fit();
    QList<QWidget*> extras() const; ///< the least needed first
    void retranslate();
    void restyle();

    Document* document_;
    TrainingSession* session_;
    Theme* theme_;
    QAction *train_, *batch_, *epoch_, *stop_, *reset_;
    QSlider* speed_;
    QLabel *speedText_, *rateTitle_, *seedText_;
    NumberEdit* rate_;
};

} // namespace loom::ui
