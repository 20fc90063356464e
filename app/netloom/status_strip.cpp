#include "status_strip.h"

#include "common/core_text.h"
#include "common/fitting_label.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "headline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kSaidMs = 6000; ///< long enough to be read twice
constexpr double kClassroom = 1.25; ///< from this scale on the headline is shown
constexpr double kSentence = 9; ///< room for “Training has ended.”: “Training …” would say the contrary
constexpr double kOfHeight = 20; ///< the headline number's part of the window

} // namespace

StatusStrip::StatusStrip(Document* document, TrainingSession* session, Theme* theme, QWidget* parent)
    : QWidget(parent)
    , document_(document)
    , session_(session)
    , theme_(theme)
{
    setObjectName("status_strip");
    state_ = new FittingLabel(this);
    state_->setObjectName("run_state");
    state_->setLeast(kSentence);
    numbers_ = new FittingLabel(this);
    numbers_->setObjectName("run_numbers");
    numbers_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    number_ = new QLabel(this);
    number_->setObjectName("headline_number");
    numberName_ = new QLabel(this);
    numberName_->setObjectName("headline_name");
    numberOf_ = new QLabel(this);
    numberOf_->setObjectName("headline_of");
    waiting_ = new QLabel(this);
    waiting_->setObjectName("run_waiting");
    waiting_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    bar_ = new QProgressBar(this);
    bar_->setObjectName("run_progress");
    bar_->setTextVisible(false);
    bar_->setRange(0, 1000);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(numberName_, 0, Qt::AlignBottom);
    words->addWidget(numberOf_, 0, Qt::AlignTop);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(number_);
    layout->addLayout(words);
    layout->addWidget(state_);
    layout->addWidget(waiting_);
    layout->addStretch(1);
    layout->addWidget(bar_);
    layout->addWidget(numbers_);
    leave_ = new QTimer(this);
    leave_->setSingleShot(true);
    leave_->setInterval(kSaidMs);
    connect(leave_, &QTimer::timeout, this, [this] {
        said_ = {};
        refresh();
    });
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

void StatusStrip::say(const Sentence& sentence)
{
    said_ = sentence;
    leave_->start();
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
    if (said_)
        return said_();
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

QStringList StatusStrip::progress() const
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
    return parts;
}

void StatusStrip::refresh()
{
    state_->setParts({stateText()});
    numbers_->setParts(progress());
    showHeadline();
    const qint64 total = session_->totalSteps();
    bar_->setVisible(session_->stepsDone() > 0 && total > 0 && theme_->scale() < kClassroom);
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

/// Its size is that of the window, so that it is read from the back row whatever the projector.
void StatusStrip::showHeadline()
{
    const bool classroom = theme_->scale() >= kClassroom;
    const Headline line = classroom ? headlineOf(*session_) : Headline();
    number_->setText(line.number);
    numberName_->setText(line.name);
    numberOf_->setText(line.of);
    for (QWidget* label : {number_, numberName_, numberOf_})
        label->setVisible(classroom && !line.number.isEmpty());
}

/// Room for the number is kept from the beginning: nothing moves when training starts.
void StatusStrip::fitHeadline(int windowHeight)
{
    const bool classroom = theme_->scale() >= kClassroom;
    QFont font = theme_->tabularFont();
    font.setBold(true);
    font.setPixelSize(int(std::ceil(windowHeight / kOfHeight)));
    number_->setFont(font);
    const int words = 2 * fontMetrics().height();
    const int margins = layout()->contentsMargins().top() + layout()->contentsMargins().bottom();
    setMinimumHeight(classroom ? std::max(QFontMetrics(font).height(), words) + margins : 0);
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
