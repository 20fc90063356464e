#include "course/time_line.h"

#include "common/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kSmall = 13; // px at scale 1
constexpr double kDot = 0.75; // units: radius
constexpr const char* kSays = "says";

} // namespace

TimeLine::TimeLine(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , rows_(new QGridLayout)
    , told_(new QLabel(this))
{
    setObjectName(QStringLiteral("time_line"));
    told_->setObjectName(QStringLiteral("time_line_told"));
    told_->setProperty("role", "muted");
    told_->setWordWrap(true);
    told_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addLayout(rows_);
    lines->addWidget(told_);
    connect(&theme_, &Theme::changed, this, &TimeLine::restyle);
}

void TimeLine::setDates(const std::vector<HistoryDate>& dates, const QString& language)
{
    qDeleteAll(years_);
    years_.clear();
    columns_ = 0;
    for (const HistoryDate& date : dates) {
        auto* year = new QToolButton(this);
        const QString number = QString::number(date.year);
        year->setObjectName(QStringLiteral("year_") + number);
        year->setText(number);
        year->setAutoRaise(true);
        QString word, says;
        if (const auto* words = date.words)
            if (const auto found = words->words.find(language.toStdString()); found != words->words.end()) {
                word = QString::fromStdString(found->second.word);
                says = QString::fromStdString(found->second.says);
            }
        year->setAccessibleName(word.isEmpty() ? number : tr("%1, %2").arg(number, word));
        year->setAccessibleDescription(says);
        year->setProperty(kSays, word.isEmpty() ? number : QStringLiteral("%1 · %2").arg(word, says));
        year->installEventFilter(this);
        connect(year, &QToolButton::clicked, this,
                [this, lab = QString::fromStdString(date.lab)] { emit labChosen(lab); });
        year->show();
        years_.push_back(year);
    }
    setVisible(!years_.empty());
    tell(nullptr);
    restyle();
}

void TimeLine::restyle()
{
    for (QToolButton* year : years_)
        year->setFont(theme_.tabularFont(kSmall));
    told_->setFont(theme_.font(kSmall));
    arrange();
}

void TimeLine::arrange()
{
    if (years_.empty())
        return;
    rows_->setHorizontalSpacing(theme_.px(1));
    rows_->setVerticalSpacing(theme_.px(2 * kDot + 1)); // the beads stand between the rows
    rows_->setContentsMargins(0, 0, 0, theme_.px(2 * kDot + 1));
    int widest = 1;
    for (const QToolButton* year : years_)
        widest = std::max(widest, year->sizeHint().width());
    const int columns = std::max(1, (width() + theme_.px(1)) / (widest + theme_.px(1)));
    if (columns != columns_) {
        columns_ = columns;
        for (std::size_t i = 0; i < years_.size(); ++i)
            rows_->addWidget(years_[i], int(i) / columns, int(i) % columns, Qt::AlignLeft);
        for (int column = 0; column <= columns; ++column)
            rows_->setColumnStretch(column, column == columns ? 1 : 0);
    }
    reserve();
}

/// Room for the longest sentence, so that nothing below jumps.
void TimeLine::reserve()
{
    int tallest = told_->fontMetrics().height();
    for (const QToolButton* year : years_) {
        const QRect room(0, 0, std::max(1, width()), 1);
        tallest = std::max(
            tallest,
            told_->fontMetrics().boundingRect(room, Qt::TextWordWrap, year->property(kSays).toString()).height());
    }
    told_->setFixedHeight(tallest + theme_.px(1));
}

void TimeLine::tell(const QToolButton* year)
{
    told_->setText(year ? year->property(kSays).toString() : tr("Years of the field: each opens its lab."));
}

bool TimeLine::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::FocusIn)
        tell(qobject_cast<const QToolButton*>(watched)); // one that is being taken down is none any more
    else if (event->type() == QEvent::Leave || event->type() == QEvent::FocusOut)
        tell(nullptr);
    return QWidget::eventFilter(watched, event);
}

/// A thread through the years of each row, with a bead under each.
void TimeLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = theme_.px(kDot);
    for (std::size_t i = 0; i < years_.size(); ++i) {
        const QRectF place = years_[i]->geometry();
        const double y = place.bottom() + radius;
        const bool last = i + 1 == years_.size() || years_[i + 1]->y() != years_[i]->y();
        painter.setPen(QPen(theme_.color(QStringLiteral("line")), theme_.px(0.25)));
        if (!last)
            painter.drawLine(QPointF(place.center().x(), y), QPointF(years_[i + 1]->geometry().center().x(), y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme_.color(QStringLiteral("muted")));
        painter.drawEllipse(QPointF(place.center().x(), y), radius, radius);
    }
}

void TimeLine::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace loom::ui
