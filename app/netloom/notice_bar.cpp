#include "notice_bar.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

constexpr int kNoteMs = 6000; ///< a note that asks for nothing leaves by itself
constexpr int kLaterMs = 20000;

} // namespace

NoticeBar::NoticeBar(Theme* theme, QWidget* parent)
    : QFrame(parent)
    , theme_(theme)
{
    setObjectName("notice_bar");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    icon_ = new QLabel(this);
    text_ = new QLabel(this);
    text_->setObjectName("notice_text");
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    button_ = new QPushButton(this);
    button_->setObjectName("notice_button");
    other_ = new QPushButton(this);
    other_->setObjectName("notice_other");
    other_->setProperty("role", "quiet");
    close_ = new QToolButton(this);
    close_->setObjectName("notice_close");
    close_->setAutoRaise(true);
    auto* layout = new QHBoxLayout(this);
    layout->addWidget(icon_);
    layout->addWidget(text_, 1);
    layout->addWidget(button_);
    layout->addWidget(other_);
    layout->addWidget(close_);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    for (const auto& [button, action] : {std::pair{button_, &action_}, {other_, &otherAction_}})
        connect(button, &QPushButton::clicked, this, [this, action] {
            hide();
            if (const auto act = action->act)
                act();
        });
    connect(theme_, &Theme::changed, this, &NoticeBar::restyle);
    leave_.setSingleShot(true);
    connect(&leave_, &QTimer::timeout, this, &QWidget::hide);
    restyle();
    retranslate();
    hide();
}

void NoticeBar::retranslate()
{
    setWords();
}

void NoticeBar::setWords()
{
    text_->setText(sentence_ ? sentence_() : QString());
    for (const auto& [button, action] : {std::pair{button_, &action_}, {other_, &otherAction_}}) {
        button->setText(action->words ? action->words() : QString());
        button->setVisible(bool(action->words));
    }
    nameControl(close_, close_->objectName(), closing_ ? closing_() : tr("Close the message"));
    setAccessibleName(text_->text());
}

void NoticeBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void NoticeBar::showEvent(QShowEvent*)
{
    emit coversChanged(covered());
}

/// Whoever listens may say something else at once.
void NoticeBar::hideEvent(QHideEvent*)
{
    emit coversChanged(0);
    QMetaObject::invokeMethod(this, &NoticeBar::left, Qt::QueuedConnection);
}

int NoticeBar::covered() const
{
    return room_.bottom() + 1 - y();
}

void NoticeBar::show(Kind kind, const Sentence& sentence, const Button& button, const Button& other,
                     const Sentence& closing)
{
    kind_ = kind;
    fault_ = false;
    action_ = button;
    otherAction_ = other;
    sentence_ = sentence;
    closing_ = closing;
    setWords();
    restyle();
    place(room_);
    QFrame::show();
    raise();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    if (kind == Kind::note && !button.words)
        leave_.start(kNoteMs);
    else
        leave_.stop();
}

void NoticeBar::showFault(const Sentence& sentence)
{
    show(Kind::error, sentence);
    fault_ = true;
}

void NoticeBar::leaveLater()
{
    leave_.start(kLaterMs);
}

void NoticeBar::mended()
{
    if (std::exchange(fault_, false))
        hide();
}

void NoticeBar::place(const QRect& stage)
{
    room_ = stage;
    if (stage.isEmpty())
        return;
    const int margin = theme_->px(2), width = stage.width() - 2 * margin;
    const int height = std::max(layout()->hasHeightForWidth() ? layout()->heightForWidth(width) : 0,
                                layout()->minimumSize().height());
    setGeometry(stage.left() + margin, stage.bottom() + 1 - margin - height, width, height);
    if (isVisible())
        emit coversChanged(covered());
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
