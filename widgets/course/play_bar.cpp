#include "course/play_bar.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/lesson_column.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

namespace loom::ui {

PlayBar::PlayBar(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , play_(new QPushButton(this))
    , once_(new QPushButton(this))
    , slider_(new QSlider(Qt::Horizontal, this))
    , words_(new QLabel(this))
    , lines_(new QVBoxLayout(this)) // beside one another they would be wider than a classroom's column
    , row_(new QHBoxLayout)
{
    setObjectName(QStringLiteral("play_bar"));
    play_->setObjectName(QStringLiteral("lab_play"));
    once_->setObjectName(QStringLiteral("lab_play_once"));
    slider_->setObjectName(QStringLiteral("lab_play_step"));
    words_->setObjectName(QStringLiteral("lab_play_words"));
    lines_->setContentsMargins(0, 0, 0, 0);
    row_->addWidget(play_);
    row_->addWidget(once_);
    lines_->addLayout(row_);
    lines_->addWidget(slider_);
    connect(&beat_, &QTimer::timeout, this, &PlayBar::goOn);
    connect(play_, &QPushButton::clicked, this, [this] { isPlaying() ? pause() : start(); });
    const auto once = [this] {
        pause();
        goOn();
    };
    connect(once_, &QPushButton::clicked, this, once);
    connect(new QShortcut(Qt::Key_Period, this), &QShortcut::activated, this, once);
    connect(slider_, &QSlider::valueChanged, this, [this](int step) {
        pause();
        put(step);
    });
    connect(&session_, &LabSession::pageChanged, this, &PlayBar::turnPage);
    connect(&session_, &LabSession::answered, this, &PlayBar::follow);
    connect(&session_, &LabSession::valuesChanged, this, &PlayBar::follow);
    connect(&theme_, &Theme::changed, this, &PlayBar::restyle);
    setVisible(false);
    restyle();
}

const LabPlay& PlayBar::played() const
{
    return session_.step().play;
}

qint64 PlayBar::now() const
{
    return std::llround(session_.value(played().path));
}

void PlayBar::put(qint64 step)
{
    session_.move(played().path, double(step));
}

/// Once more from the beginning where it was through.
void PlayBar::start()
{
    if (now() >= played().to)
        put(played().from);
    beat_.start(int(1000 / played().perSecond));
    follow();
}

void PlayBar::pause()
{
    beat_.stop();
    follow();
}

void PlayBar::goOn()
{
    if (!isEnabled())
        return;
    if (now() < played().to)
        put(now() + 1);
    if (now() >= played().to)
        pause();
}

void PlayBar::turnPage()
{
    beat_.stop();
    follow();
}

void PlayBar::follow()
{
    const bool there = session_.isOpen() && !played().path.empty();
    setEnabled(there && (!session_.step().predict || session_.answer()));
    setVisible(there && (isEnabled() || !narrow_)); // a classroom has no room for what cannot be played yet
    if (!there)
        return;
    const QSignalBlocker quiet(slider_);
    slider_->setRange(int(played().from), int(played().to));
    slider_->setValue(int(now()));
    play_->setIcon(theme_.icon(isPlaying() ? QStringLiteral("pause") : QStringLiteral("play")));
    play_->setText(isPlaying() ? tr("Pause") : tr("Play"));
    words_->setText(tr("step %1").arg(now()));
}

void PlayBar::restyle()
{
    play_->setToolTip(tr("Play the steps one after another"));
    once_->setIcon(theme_.icon(QStringLiteral("step")));
    once_->setToolTip(tr("One step (full stop)"));
    once_->setAccessibleName(once_->toolTip());
    slider_->setAccessibleName(tr("Step that is shown"));
    slider_->setToolTip(slider_->accessibleName());
    words_->setFont(theme_.tabularFont(13));
    narrow_ = lessonColumn(theme_, window()->width()).classroom;
    lines_->removeWidget(words_);
    row_->removeWidget(words_);
    narrow_ ? lines_->addWidget(words_) : row_->addWidget(words_, 1);
    words_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    follow();
}

void PlayBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        restyle();
}

} // namespace loom::ui
