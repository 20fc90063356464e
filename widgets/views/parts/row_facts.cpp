#include "views/parts/row_facts.h"

#include "views/parts/stored_pictures.h"

#include <QTimer>
#include <algorithm>
#include <utility>

namespace loom::ui {

namespace {

constexpr qsizetype kMostKnown = 20000; // more than a window shows at a time
constexpr qsizetype kMostPictures = 500;
constexpr std::size_t kAtOnce = 256;

RowFacts factsOf(const Subject& subject, std::int64_t row)
{
    return {rowCaption(subject, row), subject.partOf(row), subject.labelOf(row)};
}

} // namespace

RowFactsReader::RowFactsReader(QObject* parent)
    : QObject(parent)
    , stored_(new StoredPictures(this))
    , background_(this)
{
    connect(stored_, &StoredPictures::arrived, this, [this](qint64 row, const QImage& picture) {
        if (pictures_.size() > kMostPictures)
            pictures_.clear();
        pictures_[row] = picture;
        emit arrived();
    });
}

void RowFactsReader::setSubject(std::shared_ptr<const Subject> subject)
{
    if (subject == subject_)
        return;
    background_.forget();
    known_.clear();
    pictures_.clear();
    asked_.clear();
    reading_ = false;
    subject_ = std::move(subject);
    stored_->setSubject(subject_);
}

RowFacts RowFactsReader::of(std::int64_t row)
{
    if (!subject_ || !subject_->ready())
        return {};
    if (!subject_->data->rows.store())
        return factsOf(*subject_, row);
    if (const auto found = known_.constFind(row); found != known_.constEnd())
        return *found;
    if (std::ranges::find(asked_, row) == asked_.end()) {
        asked_.push_back(row);
        if (!std::exchange(reading_, true)) // what is asked for in the same breath is read together
            QTimer::singleShot(0, this, &RowFactsReader::read);
    }
    const QString later = QStringLiteral("…");
    return {subject_->targetField >= 0 ? later : QString(), later, -1};
}

QImage RowFactsReader::picture(std::int64_t row)
{
    if (!subject_ || !subject_->ready())
        return {};
    if (!subject_->data->rows.store())
        return rowPicture(*subject_, row);
    if (const auto found = pictures_.constFind(row); found != pictures_.constEnd())
        return *found;
    stored_->ask(row);
    return {};
}

void RowFactsReader::read()
{
    if (!subject_ || asked_.empty()) {
        reading_ = false;
        return;
    }
    // What was asked for last is what is looked at.
    const std::size_t count = std::min(asked_.size(), kAtOnce);
    const std::vector<std::int64_t> rows(asked_.end() - std::ptrdiff_t(count), asked_.end());
    const auto work = [subject = subject_, rows] {
        std::vector<RowFacts> facts;
        for (const std::int64_t row : rows)
            facts.push_back(factsOf(*subject, row));
        return facts;
    };
    background_.ask(work, [this, rows](const std::vector<RowFacts>& facts) {
        if (known_.size() > kMostKnown)
            known_.clear();
        for (std::size_t i = 0; i < rows.size(); ++i)
            known_[rows[i]] = i < facts.size() ? facts[i] : RowFacts();
        std::erase_if(asked_, [this](std::int64_t row) { return known_.contains(row); });
        read();
        emit arrived();
    });
}

} // namespace loom::ui
