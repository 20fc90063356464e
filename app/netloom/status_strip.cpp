#include "status_strip.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

namespace loom::ui {

StatusStrip::StatusStrip(Document* document, TrainingSession* session, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , session_(session)
    , theme_(theme)
{
    setObjectName("status_strip");
    state_ = new QLabel(this);
    state_->setObjectName("run_state");
    numbers_ = new QLabel(this);
    numbers_->setObjectName("run_numbers");
    waiting_ = new QLabel(this);
    waiting_->setObjectName("run_waiting");
    waiting_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    bar_ = new QProgressBar(this);
    bar_->setObjectName("run_progress");
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(state_);
    layout->addWidget(waiting_);
    layout->addStretch(1);
    layout->addWidget(bar_);
    layout->addWidget(numbers_);
    connect(waiting_, &QLabel::linkActivated, this, &StatusStrip::restartRequested);
    connect(session_, &TrainingSession::progressed, this, &StatusStrip::refresh);
    connect(session_, &TrainingSession::stateChanged, this, &StatusStrip::refresh);
    connect(theme_, &Theme::changed, this, &StatusStrip::restyle);
    restyle();
}

void StatusStrip::setHint(const QString& sentence)
{
    hint_ = sentence;
    refresh();
}

void StatusStrip::setWaiting(int forRestart, int forEpoch)
{
    forRestart_ = forRestart;
    forEpoch_ = forEpoch;
    refresh();
}

QString StatusStrip::stateText() const
{
    using State = TrainingSession::State;
    if (!hint_.isEmpty())
        return hint_;
    switch (session_->state()) {
    case State::empty:
        return tr("Nothing is loaded yet.");
    case State::preparing:
        return tr("Reading the data …");
    case State::ready:
        return session_->savedWeights() ? tr("Saved weights are loaded: Train goes on from them.")
                                        : tr("Ready, not trained yet: press Train.");
    case State::running:
        return tr("Training");
    case State::paused:
        return tr("Paused");
    case State::failed:
        return session_->isUnfinished() ? tr("The network is not finished yet: see Issues.")
                                        : coreText(session_->failure());
    case State::ended:
        break;
    }
    const TrainingEnd end = session_->end();
    if (!end.sentence.empty())
        return coreText(end.sentence);
    return end.reason == EndReason::stopped ? tr("Stopped") : tr("Training has ended.");
}

QString StatusStrip::progressText() const
{
    const qint64 perEpoch = session_->batchesPerEpoch();
    if (perEpoch <= 0 || session_->stepsDone() <= 0)
        return {};
    const TrainingRecipe& recipe = session_->project().training;
    // A run that has ended stands at the last step of its last epoch.
    const qint64 epoch = std::min<qint64>(session_->epoch() + 1, recipe.epochs);
    const qint64 inEpoch = session_->stepsDone() - (epoch - 1) * perEpoch;
    QStringList parts{tr("epoch %1/%2").arg(epoch).arg(recipe.epochs),
                      tr("step %1/%2").arg(countText(std::max<qint64>(0, inEpoch)), countText(perEpoch))};
    if (session_->state() == TrainingSession::State::running) {
        if (session_->secondsLeft() >= 0)
            parts << tr("%1 left").arg(durationText(session_->secondsLeft()));
        if (session_->samplesPerSecond() > 0)
            parts << tr("%1 samples/s").arg(countText(qint64(session_->samplesPerSecond())));
    }
    return parts.join(QStringLiteral("  ·  "));
}

void StatusStrip::refresh()
{
    state_->setText(stateText());
    numbers_->setText(progressText());
    const qint64 total = session_->totalSteps();
    bar_->setVisible(session_->stepsDone() > 0 && total > 0);
    bar_->setValue(total > 0 ? int(1000 * session_->stepsDone() / total) : 0);
    QStringList waiting;
    if (forEpoch_ > 0)
        waiting << tr("%n change(s) act from the next epoch on", nullptr, forEpoch_);
    if (forRestart_ > 0)
        waiting << tr("%n change(s) wait for a restart", nullptr, forRestart_)
                << QStringLiteral("<a href=\"restart\">%1</a>").arg(tr("restart"));
    waiting_->setVisible(!waiting.isEmpty());
    waiting_->setText(waiting.join(QStringLiteral(" · ")));
}

void StatusStrip::restyle()
{
    layout()->setContentsMargins(theme_->px(3), theme_->px(1), theme_->px(3), theme_->px(1));
    layout()->setSpacing(theme_->px(3));
    bar_->setFixedSize(theme_->px(40), theme_->px(2));
    numbers_->setFont(theme_->tabularFont());
    refresh();
}

void StatusStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace loom::ui
