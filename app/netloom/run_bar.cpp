#include "run_bar.h"

#include "common/command_words.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "project/path.h"
#include "train/run_event.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {
namespace {

/// Stops of the speed slider in steps a second; the last is full speed.
constexpr double kSpeeds[] = {1, 2, 5, 10, 30, 100, 300, 1000, 0};
constexpr int kSpeedCount = int(std::size(kSpeeds));
constexpr double kLargestRate = 1000; ///< as the optimizers have it

int widthOf(const QWidget& widget)
{
    const QSize hint = widget.sizeHint().expandedTo(widget.minimumSizeHint());
    return hint.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize()).width();
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

    row_ = new QHBoxLayout(this);
    row_->setContentsMargins(0, 0, 0, 0);
    for (QAction* action : actions()) {
        auto* button = new QToolButton(this);
        button->setObjectName(action->objectName() + "_button");
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        if (action == train_)
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        row_->addWidget(button);
    }
    speed_ = new QSlider(Qt::Horizontal, this);
    speed_->setObjectName("speed");
    speed_->setRange(0, kSpeedCount - 1);
    speed_->setValue(kSpeedCount - 1);
    speed_->setPageStep(1);
    speedText_ = new QLabel(this);
    speedText_->setObjectName("speed_text");
    rateTitle_ = new QLabel(this);
    rateTitle_->setObjectName("learning_rate_title");
    rate_ = new NumberEdit(NumberKind::real, this);
    rate_->setObjectName("learning_rate");
    rate_->setProperty("path", QStringLiteral("training.optimizer.learning_rate"));
    rate_->setRange({.minimum = 0, .maximum = kLargestRate, .logarithmic = true});
    rate_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    seedText_ = new QLabel(this);
    seedText_->setObjectName("seed_text");
    more_ = new QToolButton(this);
    more_->setObjectName("run_more");
    more_->setAutoRaise(true);
    more_->setFocusPolicy(Qt::TabFocus);
    rest_ = new QFrame(this, Qt::Popup);
    rest_->setObjectName("run_rest");
    rest_->setFrameShape(QFrame::StyledPanel);
    new QVBoxLayout(rest_);
    QWidget* speed = addPart({speed_, speedText_});
    QWidget* rate = addPart({rateTitle_, rate_});
    QWidget* seed = addPart({seedText_});
    parts_ = {seed, speed, rate, buttonOf(stop_), buttonOf(epoch_)};
    for (QAction* action : actions())
        order_ << buttonOf(action);
    order_ << speed << rate << seed;
    more_->hide();
    row_->addWidget(more_);
    row_->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(more_, &QToolButton::clicked, this, &RunBar::openMore);
    connect(speed_, &QSlider::valueChanged, this, &RunBar::applySpeed);
    connect(rate_, &NumberEdit::edited, this, &RunBar::applyRate);
    connect(rate_, &NumberEdit::finished, document_, &Document::finishStep);
    connect(session_, &TrainingSession::stateChanged, this, &RunBar::updateState);
    connect(document_, &Document::changed, this, &RunBar::updateState);
    connect(theme_, &Theme::changed, this, &RunBar::restyle);
    restyle();
    retranslate();
}

/// Widgets that are only shown together.
QWidget* RunBar::addPart(const QList<QWidget*>& widgets)
{
    auto* part = new QWidget(this);
    auto* line = new QHBoxLayout(part);
    line->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets)
        line->addWidget(widget);
    row_->addWidget(part);
    return part;
}

QWidget* RunBar::buttonOf(QAction* action) const
{
    return findChild<QWidget*>(action->objectName() + "_button");
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

/// The recipe is the one place of the rate: whoever trains takes it from there. What it refuses is said below the
/// field, with the limit.
void RunBar::applyRate()
{
    const Result<Addressed> place = valueAt(document_->project(), kRatePath);
    if (!place)
        return updateState();
    const Result<Value> rate = checked(place->spec, rate_->value());
    if (rate) {
        document_->setValue(kRatePath, *rate);
        return;
    }
    updateState();
    QToolTip::showText(rate_->mapToGlobal(QPoint(0, rate_->height())), coreText(rate.error()), rate_);
}

void RunBar::setAway(bool away)
{
    away_ = away;
    updateState();
}

void RunBar::updateState()
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool running = state == State::running;
    const bool busy = state == State::preparing;
    const bool errors = hasErrors(document_->issues());
    const bool again = state == State::ended && session_->stepsDone() > 0;
    train_->setText(running                      ? tr("Pause")
                        : state == State::paused ? tr("Resume")
                        : again                  ? tr("Train again")
                                                 : tr("Train"));
    train_->setProperty("icon_name", running ? "pause" : "play");
    train_->setIcon(theme_->icon(running ? "pause" : "play"));
    train_->setEnabled(!busy && (running || !errors));
    train_->setToolTip(errors      ? tr("The network has issues that keep it from training; see Issues below.")
                           : again ? tr("Train again from the start · seed %1 (Space)").arg(document_->project().seed)
                                   : tr("Train the network (Space)"));
    batch_->setEnabled(!running && !busy && !errors);
    epoch_->setEnabled(!running && !busy && !errors);
    stop_->setEnabled(running || state == State::paused);
    reset_->setEnabled(!busy);
    const Value& rate = attributeOf(document_->project().training.optimizer.attributes, "learning_rate");
    rate_->setValue(numberOf(rate, 0.001));
    showSpeed();
    seedText_->setText(tr("seed %1").arg(document_->project().seed));
    if (away_)
        for (QAction* action : actions())
            action->setEnabled(false);
}

void RunBar::retranslate()
{
    nameCommand(batch_, staticMetaObject.className(), QT_TR_NOOP("Step one batch"));
    nameCommand(epoch_, staticMetaObject.className(), QT_TR_NOOP("Step one epoch"));
    nameCommand(stop_, staticMetaObject.className(), QT_TR_NOOP("Stop"));
    nameCommand(reset_, staticMetaObject.className(), QT_TR_NOOP("Back to the start"));
    batch_->setToolTip(tr("Train on the next batch, then pause (key .)"));
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
    more_->setToolTip(tr("What finds no room in the bar"));
    more_->setAccessibleName(tr("More of the run"));
    updateState();
    keepTrainWidth();
    updateGeometry();
    fit();
}

void RunBar::restyle()
{
    for (QAction* action : actions())
        action->setIcon(theme_->icon(action->property("icon_name").toString()));
    layout()->setSpacing(theme_->px(2));
    for (QWidget* part : std::as_const(parts_))
        if (part->layout())
            part->layout()->setSpacing(theme_->px(2));
    rest_->layout()->setSpacing(theme_->px(2));
    rest_->layout()->setContentsMargins(theme_->px(3), theme_->px(3), theme_->px(3), theme_->px(3));
    more_->setIcon(theme_->icon("more"));
    speed_->setFixedWidth(theme_->px(24));
    speedText_->setMinimumWidth(theme_->px(20));
    rate_->setFixedWidth(theme_->px(22));
    for (QLabel* label : {speedText_, seedText_})
        label->setStyleSheet(QStringLiteral("color: %1").arg(theme_->color("muted").name()));
    keepTrainWidth();
    updateGeometry();
    fit();
}

int RunBar::widthWithout(int left) const
{
    int width = left > 0 ? widthOf(*more_) + row_->spacing() : 0;
    const auto add = [&](const QWidget& widget) { width += widthOf(widget) + row_->spacing(); };
    for (QAction* action : actions())
        if (const QWidget* button = buttonOf(action); !parts_.contains(button))
            add(*button);
    for (int i = left; i < parts_.size(); ++i)
        add(*parts_[i]);
    return width;
}

QSize RunBar::sizeHint() const
{
    return {widthWithout(0), row_->sizeHint().height()};
}

QSize RunBar::minimumSizeHint() const
{
    return {widthWithout(int(parts_.size())), row_->minimumSize().height()};
}

/// What is needed least goes behind the dots until the rest fits.
void RunBar::fit()
{
    if (std::exchange(fitting_, true))
        return; // moving parts gives the bar another width meanwhile
    for (qsizetype tries = 0; tries <= parts_.size(); ++tries) {
        int left = 0;
        while (left < parts_.size() && widthWithout(left) > width())
            ++left;
        if (left == left_)
            break;
        putBehind(left);
    }
    fitting_ = false;
}

void RunBar::putBehind(int left)
{
    left_ = left;
    const QList<QWidget*> out = parts_.mid(0, left);
    int place = 0;
    for (QWidget* part : std::as_const(order_)) {
        if (out.contains(part))
            static_cast<QVBoxLayout*>(rest_->layout())->addWidget(part, 0, Qt::AlignLeft);
        else
            row_->insertWidget(place++, part);
        part->show();
    }
    more_->setVisible(left > 0);
    if (left == 0)
        rest_->hide();
}

void RunBar::openMore()
{
    rest_->adjustSize();
    const QPoint corner = more_->mapToGlobal(QPoint(0, more_->height()));
    const int right = window()->mapToGlobal(QPoint(window()->width(), 0)).x();
    rest_->move(std::min(corner.x(), right - rest_->width()), corner.y());
    rest_->show();
}

/// The button is as wide as its widest word, so that what stands right of it never moves.
void RunBar::keepTrainWidth()
{
    auto* button = static_cast<QToolButton*>(buttonOf(train_));
    const QString now = train_->text();
    button->setMinimumWidth(0);
    int width = 0;
    for (const QString& word : {tr("Train"), tr("Train again"), tr("Pause"), tr("Resume")}) {
        train_->setText(word);
        width = std::max(width, button->sizeHint().width());
    }
    train_->setText(now);
    button->setMinimumWidth(width);
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
