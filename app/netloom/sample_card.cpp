#include "sample_card.h"

#include "common/theme.h"
#include "common/unbroken.h"

#include <QPainter>
#include <QStyleOptionToolButton>

namespace loom::ui {
namespace {

constexpr double kEdge = 2, kPicture = 34, kHigh = 30, kWide = 96; ///< units
constexpr double kLine = 5, kNetwork = 10;

} // namespace

SampleCard::SampleCard(const Theme* theme, QWidget* parent)
    : QToolButton(parent)
    , theme_(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize SampleCard::sizeHint() const
{
    return {theme_->px(kWide), theme_->px(kHigh)};
}

QRect SampleCard::words() const
{
    const int edge = theme_->px(kEdge);
    return rect().adjusted(theme_->px(kPicture) + 2 * edge, edge, -edge, -edge);
}

QSize SampleCard::networkSize() const
{
    return {theme_->px(kWide - kPicture - 3 * kEdge) / 2, theme_->px(kNetwork)};
}

void SampleCard::setNetwork(const QPixmap& network)
{
    network_ = network;
    update();
}

void SampleCard::setSentence(const QString& sentence)
{
    sentence_ = sentence;
    speak();
}

void SampleCard::setTime(const QString& time)
{
    time_ = time;
    speak();
}

void SampleCard::speak()
{
    setToolTip(time_.isEmpty() ? sentence_ : sentence_ + QLatin1Char('\n') + time_);
    setAccessibleDescription(toolTip());
    update();
}

void SampleCard::paintEvent(QPaintEvent*)
{
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    QPainter painter(this);
    style()->drawComplexControl(QStyle::CC_ToolButton, &option, &painter, this);
    const int edge = theme_->px(kEdge);
    const QRect picture(edge, edge, theme_->px(kPicture), height() - 2 * edge);
    const QPixmap data = icon().pixmap(iconSize());
    painter.drawPixmap(picture.center() - QPoint(data.width() / 2, data.height() / 2), data);
    QRect room = words();
    painter.setPen(theme_->color("text"));
    painter.setFont(theme_->font(13, true));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop, text());
    const QRect foot(room.left(), room.bottom() - theme_->px(kNetwork), room.width(), theme_->px(kNetwork));
    room.setTop(room.top() + theme_->px(kLine));
    room.setBottom(foot.top());
    painter.setFont(theme_->font(12));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, unbroken(sentence_));
    painter.drawPixmap(foot.left(), foot.bottom() - network_.height() + 1, network_);
    painter.setPen(theme_->color("muted"));
    painter.setFont(theme_->tabularFont(12));
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, time_);
}

} // namespace loom::ui
