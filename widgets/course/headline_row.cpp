#include "course/headline_row.h"

#include "common/theme.h"
#include "course/lab_session.h"
#include "course/symbols.h"
#include "course/typeset_button.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kWord = 13; // px at scale 1
constexpr QChar kMinus(0x2212);
constexpr double kShare = 1.0 / 20, kDigits = 0.73; // of the window's height; a digit's height in its letters' size

/// Across: with its sign, whether it has one now or not.
int roomFor(const QToolButton& number)
{
    const int sign = number.text().startsWith(kMinus) ? 0 : number.fontMetrics().horizontalAdvance(kMinus);
    return number.sizeHint().width() + sign;
}

/// As high as any number is: the faces of a minus, a dash and digits differ.
void holdHeight(QToolButton& number)
{
    const QString text = number.text();
    int height = 0;
    for (const QString& other : {QStringLiteral("0"), QString(kMinus), QStringLiteral("–"), QStringLiteral("∞")}) {
        number.setText(other);
        height = std::max(height, number.sizeHint().height());
    }
    number.setText(text);
    number.setFixedHeight(height);
}

} // namespace

HeadlineRow::HeadlineRow(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , row_(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("lab_headline"));
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long words never make the window wider
    connect(&session_, &LabSession::pageChanged, this, &HeadlineRow::build);
    connect(&session_, &LabSession::answered, this, &HeadlineRow::follow);
    connect(&session_, &LabSession::valuesChanged, this, &HeadlineRow::follow);
    connect(&theme_, &Theme::changed, this, [this] {
        if (session_.isOpen())
            build();
    });
}

std::vector<std::string> HeadlineRow::addresses() const
{
    if (!session_.hasPicture())
        return {};
    return session_.headline();
}

void HeadlineRow::setWindowHeight(int pixels)
{
    if (std::exchange(height_, pixels) == pixels)
        return;
    // Nothing is built anew: a number that is just being shown may be what made the window higher.
    setShare(1);
    if (session_.isOpen())
        follow();
}

void HeadlineRow::setShare(double share)
{
    share_ = share;
    for (QToolButton* number : numbers_) {
        number->setMinimumWidth(0);
        number->setFont(numberFont());
        holdHeight(*number);
    }
}

int HeadlineRow::neededWidth() const
{
    const QMargins margins = row_->contentsMargins();
    int needed = margins.left() + margins.right() + row_->spacing() * int(numbers_.size());
    for (std::size_t i = 0; i < numbers_.size(); ++i)
        needed += std::max({words_[i]->sizeHint().width(), roomFor(*numbers_[i]), numbers_[i]->minimumWidth()});
    return needed;
}

/// Does a number, not the word above it, say how wide they are?
bool HeadlineRow::numbersAreWide() const
{
    for (std::size_t i = 0; i < numbers_.size(); ++i)
        if (std::max(roomFor(*numbers_[i]), numbers_[i]->minimumWidth()) > words_[i]->sizeHint().width())
            return true;
    return false;
}

/// They grow again with the next page or another width only: digits that run would make them pulse.
void HeadlineRow::fit()
{
    constexpr double kSmaller = 0.92, kLeast = 0.3;
    while (neededWidth() > width() && numbersAreWide() && share_ > kLeast)
        setShare(share_ * kSmaller);
}

void HeadlineRow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width() || numbers_.empty())
        return;
    setShare(1);
    follow();
}

QFont HeadlineRow::numberFont() const
{
    return theme_.tabularFont(share_ * height_ * kShare / kDigits / theme_.scale());
}

void HeadlineRow::build()
{
    while (QLayoutItem* item = row_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    numbers_.clear();
    words_.clear();
    share_ = 1;
    row_->setContentsMargins(theme_.px(3), theme_.px(2), theme_.px(3), 0);
    row_->setSpacing(theme_.px(8));
    for (const std::string& address : addresses()) {
        auto* box = new QWidget(this);
        auto* lines = new QVBoxLayout(box);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(0);
        auto* word = new QLabel(box);
        word->setTextFormat(Qt::RichText);
        word->setAlignment(Qt::AlignCenter); // over the number, which has room for more digits than it shows
        word->setFont(theme_.font(kWord));
        word->setText(
            QStringLiteral("%1 %2").arg(typesetDigits(wordText(session_, address)), symbolText(session_, address)));
        auto* number = new TypesetToolButton(box);
        number->setObjectName(QStringLiteral("headline_%1").arg(QString::fromStdString(address)));
        number->setAutoRaise(true);
        number->setFont(numberFont());
        holdHeight(*number);
        number->setToolTip(tr("Where does this come from?"));
        connect(number, &QToolButton::clicked, this,
                [this, address] { emit originWanted(QString::fromStdString(address)); });
        lines->addWidget(word);
        lines->addWidget(number, 0, Qt::AlignHCenter);
        row_->addWidget(box);
        numbers_.push_back(number);
        words_.push_back(word);
    }
    row_->addStretch();
    follow();
}

void HeadlineRow::follow()
{
    const std::vector<std::string> shown = addresses();
    for (std::size_t i = 0; i < numbers_.size() && i < shown.size(); ++i) {
        const std::string& address = shown[i];
        const bool covered = session_.isCovered(address);
        const Result<double> value =
            session_.values().value(address); // none before a run or an experiment came to it
        const QString text = covered         ? QStringLiteral("?")
            : !value                         ? QStringLiteral("–")
            : session_.isComputing(shown[i]) ? QStringLiteral("…")
                                             : labNumber(*value);
        numbers_[i]->setText(text);
        numbers_[i]->setEnabled(!covered);
        numbers_[i]->setAccessibleName(QStringLiteral("%1: %2").arg(wordText(session_, address), text));
    }
    fit();
    // What stands beside it stays where it is while the number runs.
    for (QToolButton* number : numbers_)
        number->setMinimumWidth(std::max(number->minimumWidth(), roomFor(*number)));
    setVisible(!numbers_.empty());
}

} // namespace loom::ui
