#include "views/parts/row_panel.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "plots/heat_map.h"
#include "plots/ticks.h"
#include "views/parts/stored_pictures.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>
#include <functional>

namespace loom::ui {

namespace {

constexpr int kMostNumbers = 12;

/// The true answer with what it is.
QString truthOf(const Subject& subject, std::int64_t row)
{
    const QString answer = rowCaption(subject, row);
    if (answer.isEmpty())
        return answer;
    if (!subject.classes.isEmpty())
        return QCoreApplication::translate("RowPanel", "class %1").arg(answer);
    return QStringLiteral("%1 %2").arg(
        QString::fromStdString(subject.data->rows.fields()[std::size_t(subject.targetField)].name), answer);
}

/// The inputs by name, one a line; none of pictures.
QString numbersOf(const Subject& subject, const std::function<double(int field, std::int64_t element)>& at)
{
    QStringList lines;
    const std::vector<Field>& fields = subject.data->rows.fields();
    if (subject.pictureField >= 0)
        return {};
    for (int f = 0; f < int(fields.size()); ++f) {
        const Field& field = fields[std::size_t(f)];
        if (field.role != FieldRole::input)
            continue;
        for (std::int64_t e = 0; e < field.shape.size(); ++e) {
            if (lines.size() == kMostNumbers)
                return lines.join(QStringLiteral("<br>")) + QStringLiteral("<br>…");
            lines << QStringLiteral("%1 <b>%2</b>")
                         .arg(numberName(subject, f, e).toHtmlEscaped(), fourDigits(at(f, e)));
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

/// A row that lies on disk has none here.
QString numbersOf(const Subject& subject, std::int64_t row)
{
    if (subject.data->rows.store() || row < 0 || row >= subject.size())
        return {};
    return numbersOf(subject,
                     [&](int field, std::int64_t element) { return subject.data->rows.at(field, row, element); });
}

QString numbersOf(const Subject& subject, const std::map<std::string, Tensor>& own)
{
    return numbersOf(subject, [&](int field, std::int64_t element) {
        return own.at(subject.data->rows.fields()[std::size_t(field)].name).at(element);
    });
}

} // namespace

RowPanel::RowPanel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , picture_(new HeatMap(theme))
    , caption_(new QLabel)
    , place_(new QLabel)
    , numbers_(new QLabel)
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
    lines->addWidget(numbers_);
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
    numbers_->setObjectName(QStringLiteral("numbers"));
    numbers_->setTextFormat(Qt::RichText);
    numbers_->setWordWrap(true);
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
        constexpr int kSide = 52, kLeast = 20; // units
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

QString RowPanel::numbers() const
{
    return numbers_->text();
}

void RowPanel::forget()
{
    subject_.reset();
    stored_->setSubject({});
    shown_ = -1;
    size_ = 0;
    picture_->setPicture({}, 1, {});
    caption_->clear();
    place_->clear();
    numbers_->clear();
}

void RowPanel::showRow(const std::shared_ptr<const Subject>& shared, std::int64_t row)
{
    const Subject& subject = *shared;
    row_ = row;
    size_ = subject.size();
    caption_->setText(truthOf(subject, row));
    numbers_->setText(numbersOf(subject, row));
    numbers_->setVisible(!numbers_->text().isEmpty());
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
    if (subject_ != shared) {
        stored_->setSubject(shared);
        shown_ = -1;
    }
    subject_ = shared;
    if (shown_ != row)
        stored_->ask(row);
}

void RowPanel::showPicked(const std::shared_ptr<const Subject>& subject, std::int64_t row, const GivenSamples& own)
{
    if (!own)
        return showRow(subject, row);
    row_ = row;
    size_ = subject->size();
    shown_ = -1; // a picture that is still being read is none of it
    subject_.reset();
    stored_->setSubject({});
    const bool picture = subject->pictureField >= 0;
    caption_->setText(picture ? tr("own picture") : tr("own row"));
    place_->setText(tr("Pick a sample to return to the data."));
    numbers_->setText(numbersOf(*subject, *own));
    numbers_->setVisible(!numbers_->text().isEmpty());
    picture_->setVisible(picture);
    if (!picture)
        return;
    const Tensor& pixels = own->at(subject->data->rows.fields()[std::size_t(subject->pictureField)].name);
    std::vector<float> numbers;
    for (std::int64_t i = 0; i < pixels.size(); ++i)
        numbers.push_back(float(pixels.at(i)));
    channels_ = pictureSize(*subject).channels;
    picture_->setPicture(pictureOf(*subject, numbers), channels_, numbers);
}

void RowPanel::go(qint64 row)
{
    if (size_ > 0)
        emit picked(row);
}

} // namespace loom::ui
