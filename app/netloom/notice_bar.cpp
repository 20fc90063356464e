#include "notice_bar.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace loom::ui {
namespace {

constexpr int kNoteMs = 6000; ///< a note that asks for nothing leaves by itself

} // namespace

NoticeBar::NoticeBar(Theme* theme, QWidget* parent)
    : QFrame(parent)
    , theme_(theme)
{
    setObjectName("notice_bar");
    setAutoFillBackground(true);
    icon_ = new QLabel(this);
    text_ = new QLabel(this);
    text_->setObjectName("notice_text");
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    button_ = new QPushButton(this);
    button_->setObjectName("notice_button");
    close_ = new QToolButton(this);
    close_->setObjectName("notice_close");
    close_->setAutoRaise(true);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(icon_);
    layout->addWidget(text_, 1);
    layout->addWidget(button_);
    layout->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(button_, &QPushButton::clicked, this, [this] {
        hide();
        if (act_)
            act_();
    });
    connect(theme_, &Theme::changed, this, &NoticeBar::restyle);
    leave_.setSingleShot(true);
    leave_.setInterval(kNoteMs);
    connect(&leave_, &QTimer::timeout, this, &QWidget::hide);
    restyle();
    retranslate();
    hide();
}

void NoticeBar::retranslate()
{
    nameControl(close_, close_->objectName(), tr("Close the message"));
    setWords();
}

void NoticeBar::setWords()
{
    text_->setText(sentence_ ? sentence_() : QString());
    button_->setText(buttonWords_ ? buttonWords_() : QString());
    button_->setVisible(bool(buttonWords_));
    setAccessibleName(text_->text());
}

void NoticeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::show(Kind kind, const Sentence& sentence, const Sentence& button, std::function<void()> act)
{
    kind_ = kind;
    act_ = std::move(act);
    sentence_ = sentence;
    buttonWords_ = button;
    setWords();
    restyle();
    QFrame::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (kind == Kind::note && !button)
        leave_.start();
    else
        leave_.stop();
}

QString NoticeBar::sentence() const
{
    return isVisible() ? text_->text() : QString();
}

void NoticeBar::restyle()
{
    const QString icon = kind_ == Kind::error ? QStringLiteral("error") : QStringLiteral("information");
    icon_->setPixmap(theme_->pixmap(icon, theme_->px(5), theme_->color(kind_ == Kind::error ? "error" : "muted")));
    close_->setIcon(theme_->icon("close"));
    layout()->setContentsMargins(theme_->px(3), theme_->px(1), theme_->px(2), theme_->px(1));
}

} // namespace loom::ui
