#include "run_bar.h"

#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {
namespace {

/// Stops of the speed slider in steps a second; the last is full speed.
constexpr double kSpeeds[] = {1, 2, 5, 10, 30, 100, 300, 1000, 0};
constexpr int kSpeedCount = int(std::size(kSpeeds));
constexpr double kLargestRate = 10;

int widthOf(const QWidget& widget)
{
    return widget.sizeHint().expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize()).width();
}

} // namespace

RunBar::RunBar(Document* document, TrainingSession* session, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , session_(session)
    , theme_(theme)
{
    setObjectName("run_bar");
    train_ = make("train", "play", {QKeySequence(Qt::Key_Space)}, &RunBar::trainOrPause);
    batch_ = make("step_batch", "step", {QKeySequence(Qt::Key_Period)}, &RunBar::stepBatch);
    epoch_ = make("step_epoch", "step_epoch", {QKeySequence(Qt::SHIFT | Qt::Key_Period)}, &RunBar::stepEpoch);
    stop_ = make("stop", "stop", {}, &RunBar::stop);
    reset_ = make("reset", "reset", {QKeySequence(Qt::CTRL | Qt::Key_R)}, &RunBar::reset);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QAction* action : actions()) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName() + "_button");
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        if (action == train_)
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        layout->addWidget(button);
    }
    speed_ = new QSlider(Qt::Horizontal, this);
    speed_->setObjectName("speed");
    speed_->setRange(0, kSpeedCount - 1);
    speed_->setValue(kSpeedCount - 1);
    speed_->setPageStep(1);
    speedText_ = new QLabel(this);
    rateTitle_ = new QLabel(this);
    rate_ = new NumberEdit(NumberKind::real, this);
    rate_->setObjectName("learning_rate");
    rate_->setRange({.minimum = 0, .maximum = kLargestRate, .logarithmic = true});
    rate_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    seedText_ = new QLabel(this);
    for (QWidget* widget :
         {static_cast<QWidget*>(speed_), static_cast<QWidget*>(speedText_), static_cast<QWidget*>(rateTitle_),
          static_cast<QWidget*>(rate_), static_cast<QWidget*>(seedText_)})
        layout->addWidget(widget);
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(speed_, &QSlider::valueChanged, this, &RunBar::applySpeed);
    connect(rate_, &NumberEdit::edited, this, &RunBar::applyRate);
    connect(rate_, &NumberEdit::finished, document_, &Document::finishStep);
    connect(session_, &TrainingSession::stateChanged, this, &RunBar::updateState);
    connect(document_, &Document::changed, this, &RunBar::updateState);
    connect(theme_, &Theme::changed, this, &RunBar::restyle);
    restyle();
    retranslate();
}

QList<QAction*> RunBar::actions() const
{
    return {train_, batch_, epoch_, stop_, reset_};
}

QAction* RunBar::make(const QString& name, const QString& icon, const QList<QKeySequence>& keys,
                      void (RunBar::*slot)())
{
    auto* action = new QAction(this);
    action->setObjectName(name);
    action->setProperty("icon_name", icon);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    return action;
}

void RunBar::trainOrPause()
{
    if (session_->state() == TrainingSession::State::running)
        session_->pause();
    else
        emit trainRequested();
}

void RunBar::stepBatch()
{
    emit stepRequested(false);
}

void RunBar::stepEpoch()
{
    emit stepRequested(true);
}

void RunBar::stop()
{
    session_->stop();
}

void RunBar::reset()
{
    emit resetRequested();
}

void RunBar::applySpeed()
{
    session_->setSpeed(kSpeeds[speed_->value()]);
    showSpeed();
}

/// A small project slows itself down until somebody says otherwise, so the session is asked.
void RunBar::showSpeed()
{
    const double speed = session_->speed();
    const auto stop = std::find(std::begin(kSpeeds), std::end(kSpeeds), speed);
    const QSignalBlocker quiet(speed_);
    speed_->setValue(int(std::min<std::ptrdiff_t>(stop - std::begin(kSpeeds), kSpeedCount - 1)));
    speedText_->setText(speed > 0 ? tr("%1 steps/s").arg(int(speed)) : tr("full speed"));
}

/// The recipe is the one place of the rate: whoever trains takes it from there.
void RunBar::applyRate()
{
    if (!document_->setValue("training.optimizer.learning_rate", rate_->value()))
        updateState();
}

void RunBar::updateState()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool running = state == State::running;
    const bool busy = state == State::preparing;
    const bool errors = hasErrors(document_->issues());
    train_->setText(running ? tr("Pause") : state == State::paused ? tr("Resume") : tr("Train"));
    train_->setProperty("icon_name", running ? "pause" : "play");
    train_->setIcon(theme_->icon(running ? "pause" : "play"));
    train_->setEnabled(!busy && (running || !errors));
    train_->setToolTip(errors ? tr("The network has issues that keep it from training; see Issues below.")
                              : tr("Train the network (Space)"));
    batch_->setEnabled(!running && !busy && !errors);
    epoch_->setEnabled(!running && !busy && !errors);
    stop_->setEnabled(running || state == State::paused);
    reset_->setEnabled(!busy);
    const Value& rate = attributeOf(document_->project().training.optimizer.attributes, "learning_rate");
    rate_->setValue(numberOf(rate, 0.001));
    showSpeed();
    seedText_->setText(tr("seed %1").arg(document_->project().seed));
}

void RunBar::retranslate()
{
    batch_->setText(tr("Step one batch"));
    epoch_->setText(tr("Step one epoch"));
    stop_->setText(tr("Stop"));
    reset_->setText(tr("Back to the start"));
    batch_->setToolTip(tr("Train on one batch (.)"));
    epoch_->setToolTip(tr("Train to the end of the epoch (Shift+.)"));
    stop_->setToolTip(tr("End the run; the network keeps what it learned"));
    reset_->setToolTip(tr("Weights back to the seed's (Ctrl+R)"));
    rateTitle_->setText(tr("Learning rate"));
    rate_->setToolTip(tr("Size of a step. Acts at once, also while training."));
    rate_->setAccessibleName(tr("Learning rate"));
    speed_->setToolTip(tr("How many steps a second are made at most"));
    speed_->setAccessibleName(tr("Speed"));
    seedText_->setToolTip(
        tr("The seed drives first weights, order and dropout: the same seed gives the same numbers."));
    updateState();
    updateGeometry();
    fit();
}

void RunBar::restyle()
{
    for (QAction* action : actions())
        action->setIcon(theme_->icon(action->property("icon_name").toString()));
    layout()->setSpacing(theme_->px(2));
    speed_->setFixedWidth(theme_->px(24));
    speedText_->setMinimumWidth(theme_->px(20));
    rate_->setFixedWidth(theme_->px(22));
    for (QLabel* label : {speedText_, seedText_})
        label->setStyleSheet(QStringLiteral("color: %1").arg(theme_->color("muted").name()));
    updateGeometry();
    fit();
}

QList<QWidget*> RunBar::extras() const
{
    return {seedText_, rateTitle_, speedText_, speed_, rate_};
}

QSize RunBar::sizeHint() const
{
    QSize size = layout()->sizeHint();
    int width = 0;
    for (int i = 0; i < layout()->count(); ++i)
        if (const QWidget* widget = layout()->itemAt(i)->widget(); widget && !extras().contains(widget))
            width += widthOf(*widget) + layout()->spacing();
    size.setWidth(width);
    return size;
}

/// Leaves out what is needed least until the rest fits.
void RunBar::fit()
{
    int needed = sizeHint().width();
    for (const QWidget* widget : extras())
        needed += widthOf(*widget) + layout()->spacing();
    for (QWidget* widget : extras()) {
        const bool shown = needed <= width();
        if (!shown)
            needed -= widthOf(*widget) + layout()->spacing();
        widget->setVisible(shown);
    }
}

void RunBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void RunBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace loom::ui
