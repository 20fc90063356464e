#include "views/parts/row_panel.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "data/field_words.h"
#include "plots/heat_map.h"
#include "plots/ticks.h"
#include "views/parts/row_facts.h"
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
QString truthOf(const Subject& subject, const QString& answer)
{
    if (answer.isEmpty() || subject.targetField < 0)
        return {};
    if (!subject.classes.isEmpty())
        return QCoreApplication::translate("RowPanel", "class %1").arg(answer);
    return QStringLiteral("%1 %2").arg(
        coreTranslation(fieldTitle(subject.data->rows.fields()[std::size_t(subject.targetField)].name)), answer);
}

/// Some rows of a field, and which of them is meant; null: the field has none here.
struct FieldRow {
    const Tensor* rows = nullptr;
    std::int64_t row = 0;
};

/// The inputs by name, one a line; none where a tile shows them.
QString numbersOf(const Subject& subject, const std::function<FieldRow(int field)>& of)
{
    QStringList lines;
    if (subject.shown.as && subject.shown.as->image)
        return {};
    const std::vector<Field>& fields = subject.data->rows.fields();
    for (int f = 0; f < int(fields.size()); ++f) {
        const Field& field = fields[std::size_t(f)];
        const FieldRow from = field.role == FieldRole::input ? of(f) : FieldRow();
        const Presenter& as = presenterOf(field);
        const int count = from.rows ? as.columns(field) : 0;
        for (int e = 0; e < count; ++e) {
            if (lines.size() == kMostNumbers)
                return lines.join(QStringLiteral("<br>")) + QStringLiteral("<br>…");
            const QString name = as.words ? QString::fromStdString(field.name) : numberName(subject, f, e);
            const bool named = as.words || !field.classes.empty();
            const QString value = named ? as.cell(field, *from.rows, from.row, e).toHtmlEscaped()
                                        : fourDigits(from.rows->at(from.row * field.shape.size() + e));
            lines << QStringLiteral("%1 <b>%2</b>").arg(name.toHtmlEscaped(), value);
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

/// A row that lies on disk has none here.
QString numbersOf(const Subject& subject, std::int64_t row)
{
    const Dataset& rows = subject.data->rows;
    if (rows.store() || row < 0 || row >= subject.size())
        return {};
    return numbersOf(subject, [&](int field) { return FieldRow{&rows.column(field), row}; });
}

QString numbersOf(const Subject& subject, const std::map<std::string, Tensor>& own)
{
    return numbersOf(subject, [&](int field) {
        const auto found = own.find(subject.data->rows.fields()[std::size_t(field)].name);
        return found == own.end() ? FieldRow() : FieldRow{&found->second, 0};
    });
}

} // namespace

RowPanel::RowPanel(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , picture_(new HeatMap(theme))
    , caption_(new QLabel)
    , place_(new QLabel)
    , curve_(new QLabel)
    , numbers_(new QLabel)
    , previous_(new QToolButton)
    , next_(new QToolButton)
    , random_(new QPushButton)
    , stored_(new StoredPictures(this))
    , facts_(new RowFactsReader(this))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(1));
    lines->addWidget(caption_);
    constexpr int kFirst = 100; // all the room goes to the picture until it has its size
    picture_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    lines->addWidget(picture_, kFirst);
    lines->addWidget(curve_);
    lines->addWidget(place_);
    lines->addWidget(numbers_);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(previous_);
    buttons->addWidget(next_);
    buttons->addWidget(random_, 1);
    lines->addLayout(buttons);
    lines->addStretch(1);
    curve_->setObjectName(QStringLiteral("curve"));
    curve_->hide();
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
    connect(facts_, &RowFactsReader::arrived, this, [this] {
        if (told_)
            tell();
    });
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
    curve_->setAccessibleName(tr("Curve of the sample"));
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
    facts_->setSubject({});
    told_.reset();
    stored_->setSubject({});
    shown_ = -1;
    size_ = 0;
    picture_->setPicture({}, 1, {});
    curve_->clear();
    caption_->clear();
    place_->clear();
    numbers_->clear();
}

/// What is known of the row by now.
void RowPanel::tell()
{
    const RowFacts facts = facts_->of(row_);
    caption_->setText(truthOf(*told_, facts.caption));
    place_->setText(tr("sample %1 of %2 · %3").arg(countText(row_ + 1), countText(size_), facts.part));
}

void RowPanel::showRow(const std::shared_ptr<const Subject>& shared, std::int64_t row)
{
    const Subject& subject = *shared;
    told_ = shared;
    row_ = row;
    size_ = subject.size();
    facts_->setSubject(shared);
    tell();
    numbers_->setText(numbersOf(subject, row));
    numbers_->setVisible(!numbers_->text().isEmpty());
    const Presenter* const as = subject.shown.as;
    picture_->setVisible(as && as->pixels);
    curve_->setVisible(as && as->image && !as->pixels);
    channels_ = pictureSize(subject).channels;
    if (!as || !as->image)
        return;
    if (!subject.data->rows.store())
        return showTile(subject, rowNumbers(subject, row));
    if (subject_ != shared) {
        stored_->setSubject(shared);
        shown_ = -1;
    }
    subject_ = shared;
    if (shown_ != row)
        stored_->ask(row);
}

/// The picture with its numbers under the pointer, or what is no pixels.
void RowPanel::showTile(const Subject& subject, const std::vector<float>& numbers)
{
    channels_ = pictureSize(subject).channels;
    const QImage tile = pictureOf(subject, numbers);
    if (subject.shown.as->pixels)
        picture_->setPicture(tile, channels_, numbers);
    else
        curve_->setPixmap(QPixmap::fromImage(tile).scaledToWidth(width(), Qt::SmoothTransformation));
}

void RowPanel::showPicked(const std::shared_ptr<const Subject>& subject, std::int64_t row, const GivenSamples& own)
{
    if (!own)
        return showRow(subject, row);
    row_ = row;
    size_ = subject->size();
    shown_ = -1; // a picture that is still being read is none of it
    subject_.reset();
    told_.reset(); // nor is what is still to be said
    stored_->setSubject({});
    const Presenter* const as = subject->shown.as;
    const bool picture = as && as->pixels, tile = as && as->image;
    caption_->setText(picture ? tr("own picture") : tr("own row"));
    place_->setText(tr("Pick a sample to return to the data."));
    numbers_->setText(numbersOf(*subject, *own));
    numbers_->setVisible(!numbers_->text().isEmpty());
    picture_->setVisible(picture);
    curve_->setVisible(tile && !picture);
    const auto found = own->find(subject->shown.of.name);
    if (!tile || found == own->end())
        return;
    std::vector<float> numbers;
    for (std::int64_t i = 0; i < subject->shown.of.shape.size(); ++i)
        numbers.push_back(float(found->second.at(i)));
    showTile(*subject, numbers);
}

void RowPanel::go(qint64 row)
{
    if (size_ > 0)
        emit picked(row);
}

} // namespace loom::ui
