#include "views/row_panel.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/heat_map.h"
#include "plots/ticks.h"
#include "views/stored_pictures.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {

RowPanel::RowPanel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , picture_(new HeatMap(theme))
    , caption_(new QLabel)
    , place_(new QLabel)
    , previous_(new QToolButton)
    , next_(new QToolButton)
    , random_(new QPushButton)
    , stored_(new StoredPictures(this))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(1));
    lines->addWidget(caption_);
    constexpr int kFirst = 100; // all the room goes to the picture until it has its size
    picture_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    lines->addWidget(picture_, kFirst);
    lines->addWidget(place_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(previous_);
    buttons->addWidget(next_);
    buttons->addWidget(random_, 1);
    lines->addLayout(buttons);
    lines->addStretch(1);
    caption_->setProperty("role", "title");
    caption_->setObjectName(QStringLiteral("caption"));
    caption_->setWordWrap(true);
    place_->setProperty("role", "muted");
    place_->setWordWrap(true);
    picture_->setObjectName(QStringLiteral("picture"));
    previous_->setObjectName(QStringLiteral("previous"));
    next_->setObjectName(QStringLiteral("next"));
    random_->setObjectName(QStringLiteral("random"));
    previous_->setIcon(theme.icon(QStringLiteral("chevron_left")));
    next_->setIcon(theme.icon(QStringLiteral("chevron_right")));
    connect(stored_, &StoredPictures::arrived, this,
            [this](qint64 row, const QImage& picture, const std::vector<float>& numbers) {
                if (row != row_)
                    return;
                shown_ = row;
                picture_->setPicture(picture, channels_, numbers);
            });
    connect(previous_, &QToolButton::clicked, this, [this] { go(row_ == 0 ? size_ - 1 : row_ - 1); });
    connect(next_, &QToolButton::clicked, this, [this] { go(row_ + 1 >= size_ ? 0 : row_ + 1); });
    connect(random_, &QPushButton::clicked, this,
            [this] { go(size_ > 0 ? qint64(QRandomGenerator::global()->bounded(quint64(size_))) : 0); });
    const auto scale = [this] {
        constexpr int kSide = 52, kLeast = 30; // units
        setFixedWidth(theme_.px(kSide));
        picture_->setMinimumSize(theme_.px(kLeast), theme_.px(kLeast));
        picture_->setMaximumSize(theme_.px(kSide), theme_.px(kSide));
    };
    connect(&theme, &Theme::changed, this, scale);
    scale();
    retranslate();
}

void RowPanel::retranslate()
{
    previous_->setToolTip(tr("Previous sample"));
    next_->setToolTip(tr("Next sample"));
    previous_->setAccessibleName(previous_->toolTip());
    next_->setAccessibleName(next_->toolTip());
    picture_->setAccessibleName(tr("Picture of the sample"));
    random_->setText(tr("Random sample"));
}

QString RowPanel::caption() const
{
    return caption_->text();
}

void RowPanel::showRow(const Subject& subject, std::int64_t row)
{
    row_ = row;
    size_ = subject.size();
    caption_->setText(rowCaption(subject, row));
    place_->setText(tr("sample %1 of %2 · %3").arg(countText(row + 1), countText(size_), subject.partOf(row)));
    picture_->setVisible(subject.pictureField >= 0);
    if (subject.pictureField < 0)
        return;
    channels_ = pictureSize(subject).channels;
    if (!subject.data->rows.store()) {
        const std::vector<float> numbers = rowNumbers(subject, row);
        picture_->setPicture(pictureOf(subject, numbers), channels_, numbers);
        return;
    }
    if (data_ != subject.data) {
        stored_->setSubject(subject);
        shown_ = -1;
    }
    data_ = subject.data;
    if (shown_ != row)
        stored_->ask(row);
}

void RowPanel::go(qint64 row)
{
    if (size_ > 0)
        emit picked(row);
}

} // namespace loom::ui
