#include "course/term_card.h"

#include "common/theme.h"
#include "course/symbols.h"
#include "course/terms.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kWidth = 72; // units
constexpr double kText = 15; // px at scale 1

} // namespace

TermCard::TermCard(Theme& theme, QWidget* parent)
    : QFrame(parent)
    , theme_(theme)
    , word_(new QLabel(this))
    , other_(new QLabel(this))
    , says_(new QLabel(this))
    , close_(new QToolButton(this))
{
    setObjectName(QStringLiteral("term_card"));
    setProperty("role", "card");
    setFocusPolicy(Qt::StrongFocus);
    word_->setObjectName(QStringLiteral("term_word"));
    other_->setObjectName(QStringLiteral("term_other"));
    other_->setProperty("role", "muted");
    says_->setObjectName(QStringLiteral("term_says"));
    says_->setWordWrap(true);
    close_->setObjectName(QStringLiteral("term_close"));
    close_->setAutoRaise(true);
    auto* head = new QHBoxLayout;
    head->addWidget(word_);
    head->addWidget(other_);
    head->addStretch();
    head->addWidget(close_);
    auto* lines = new QVBoxLayout(this);
    lines->addLayout(head);
    lines->addWidget(says_);
    connect(close_, &QToolButton::clicked, this, &TermCard::leave);
    hide();
}

bool TermCard::showTerm(const QString& id, const QString& language, const QPoint& at)
{
    const Term* term = findTerm(courseTerms(), id.toStdString());
    if (!term)
        return false;
    id_ = id;
    const bool korean = language == QLatin1String("ko");
    const Term::Words& words = term->words.at(korean ? "ko" : "en");
    const QString word = QString::fromStdString(words.word), says = QString::fromStdString(words.says);
    const QString other = QString::fromStdString(term->words.at(korean ? "en" : "ko").word);
    word_->setFont(theme_.font(kText, true));
    other_->setFont(theme_.font(kText));
    says_->setFont(theme_.font(kText));
    word_->setText(word);
    other_->setText(other == word ? QString() : other);
    says_->setText(richFromMarkdown(says, theme_.font(kText)));
    close_->setIcon(theme_.icon(QStringLiteral("close")));
    close_->setToolTip(tr("Close"));
    close_->setAccessibleName(close_->toolTip());
    setAccessibleName(QStringLiteral("%1, %2").arg(word, other));
    setAccessibleDescription(says);
    if (!isVisible())
        before_ = QApplication::focusWidget();
    place(at);
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    return true;
}

void TermCard::place(const QPoint& at)
{
    layout()->setContentsMargins(theme_.px(4), theme_.px(3), theme_.px(4), theme_.px(4));
    layout()->setSpacing(theme_.px(2));
    const QSize room = parentWidget()->size();
    setFixedWidth(std::min(theme_.px(kWidth), room.width()));
    layout()->activate();
    resize(width(), layout()->totalHeightForWidth(width()));
    move(std::clamp(at.x(), 0, std::max(0, room.width() - width())),
         std::clamp(at.y(), 0, std::max(0, room.height() - height())));
}

void TermCard::leave()
{
    hide();
    if (before_)
        before_->setFocus(Qt::OtherFocusReason);
}

void TermCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace loom::ui
