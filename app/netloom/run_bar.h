#pragma once

#include <QWidget>

class QAction;
class QFrame;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace loom::ui {

class Document;
class NumberEdit;
class Theme;
class TrainingSession;

/// The controls of a run: train and pause, one batch, one epoch, stop, back to the seed; speed, learning rate, seed.
/// What finds no room waits behind a button of three dots. The actions also stand in the menu and the command list.
class RunBar : public QWidget {
    Q_OBJECT
public:
    RunBar(Document* document, TrainingSession* session, Theme* theme, QWidget* parent = nullptr);

    QAction* trainAction() const { return train_; }
    QList<QAction*> actions() const;
    /// The run is not shown: nothing of it acts.
    void setAway(bool away);
    /// With everything in the bar.
    QSize sizeHint() const override;
    /// With all that can be left out behind the button of three dots.
    QSize minimumSizeHint() const override;

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
    bool away_ = false;
    void fit();
    QWidget* addPart(const QList<QWidget*>& widgets);
    QWidget* buttonOf(QAction* action) const;
    int widthWithout(int left) const; ///< the first parts of `parts_` being left out
    void openMore();
    void retranslate();
    void restyle();
    void keepTrainWidth();
    void putBehind(int left);

    Document* document_;
    TrainingSession* session_;
    Theme* theme_;
    QAction *train_, *batch_, *epoch_, *stop_, *reset_;
    QSlider* speed_;
    QLabel *speedText_, *rateTitle_, *seedText_;
    NumberEdit* rate_;
    QHBoxLayout* row_;
    QToolButton* more_;
    QFrame* rest_; ///< pops up with what found no room
    QList<QWidget*> order_; ///< everything, from left to right
    QList<QWidget*> parts_; ///< what can be left out, the least needed first; a name never without its field
    int left_ = 0; ///< how many of them are
    bool fitting_ = false;
};

} // namespace loom::ui
