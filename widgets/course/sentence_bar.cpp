#include "course/sentence_bar.h"

#include "common/theme.h"
#include "course/term_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QShortcut>
#include <QToolButton>

#include <algorithm>

namespace loom::ui {

SentenceBar::SentenceBar(Theme& theme, TermText& text, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , text_(text)
    , back_(new QToolButton(this))
    , next_(new QToolButton(this))
    , place_(new QLabel(this))
    , keyBack_(new QShortcut(Qt::Key_PageUp, this))
    , keyNext_(new QShortcut(Qt::Key_PageDown, this))
{
    setObjectName(QStringLiteral("sentence_bar"));
    back_->setObjectName(QStringLiteral("sentence_back"));
    next_->setObjectName(QStringLiteral("sentence_next"));
    place_->setObjectName(QStringLiteral("sentence_place"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(back_);
    row->addWidget(place_);
    row->addWidget(next_);
    row->addStretch();
    for (QToolButton* button : {back_, next_})
        button->setAutoRaise(true);
    connect(back_, &QToolButton::clicked, this, [this] { go(-1); });
    connect(next_, &QToolButton::clicked, this, [this] { go(1); });
    connect(keyBack_, &QShortcut::activated, this, [this] { go(-1); });
    connect(keyNext_, &QShortcut::activated, this, [this] { go(1); });
    connect(&theme_, &Theme::changed, this, &SentenceBar::restyle);
    text_.installEventFilter(this);
    restyle();
    setVisible(false);
}

int SentenceBar::present(const std::string& page, int parts)
{
    page_ = page;
    count_ = parts;
    const bool several = count_ > 1;
    setVisible(several);
    keyBack_->setEnabled(several); // else they are those of the widget that has the focus
    keyNext_->setEnabled(several);
    const int at = std::clamp(at_[page], 0, std::max(0, count_ - 1)); // another language may have fewer
    back_->setEnabled(at > 0);
    next_->setEnabled(at + 1 < count_);
    place_->setText(QStringLiteral("%1/%2").arg(at + 1).arg(count_));
    return at;
}

void SentenceBar::goTo(int part)
{
    at_[page_] = part;
    emit moved();
}

void SentenceBar::go(int by)
{
    const int at = std::min(at_[page_], count_ - 1);
    if (const int wanted = std::clamp(at + by, 0, std::max(0, count_ - 1)); wanted != at)
        goTo(wanted);
}

bool SentenceBar::eventFilter(QObject* watched, QEvent* event)
{
    if (count_ > 1 && event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const QStringList links = text_.links();
        const bool onLink = std::ranges::any_of(
            links, [&](const QString& link) { return text_.placeOf(link).contains(mouse->position().toPoint()); });
        if (mouse->button() == Qt::LeftButton && !onLink && text_.rect().contains(mouse->position().toPoint()))
            go(1);
    }
    return QWidget::eventFilter(watched, event);
}

void SentenceBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        restyle();
}

void SentenceBar::restyle()
{
    place_->setFont(theme_.font(13));
    back_->setIcon(theme_.icon(QStringLiteral("chevron_left")));
    next_->setIcon(theme_.icon(QStringLiteral("chevron_right")));
    back_->setAccessibleName(tr("Sentence before"));
    next_->setAccessibleName(tr("Next sentence"));
    back_->setToolTip(tr("Sentence before (%1)").arg(keyBack_->key().toString(QKeySequence::NativeText)));
    next_->setToolTip(tr("Next sentence (%1)").arg(keyNext_->key().toString(QKeySequence::NativeText)));
}

} // namespace loom::ui
