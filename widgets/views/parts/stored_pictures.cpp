#include "views/parts/stored_pictures.h"

namespace loom::ui {

namespace {
constexpr int kMostAsked = 512; // whoever still wants an older one asks again

struct Read {
    QImage picture;
    std::vector<float> numbers;
};
} // namespace

StoredPictures::StoredPictures(QObject* parent)
    : QObject(parent)
    , background_(this)
{
}

void StoredPictures::forget()
{
    background_.forget();
    asked_.clear();
}

void StoredPictures::setSubject(std::shared_ptr<const Subject> subject, std::int64_t epoch)
{
    forget();
    epoch_ = epoch;
    subject_ = std::move(subject);
}

void StoredPictures::ask(std::int64_t row)
{
    if (!subject_ || asked_.contains(row))
        return;
    if (asked_.size() >= kMostAsked)
        forget();
    asked_.insert(row);
    const auto read = [subject = subject_, row, epoch = epoch_] {
        std::vector<float> numbers = rowNumbers(*subject, row, epoch);
        return Read{pictureOf(*subject, numbers), numbers};
    };
    background_.ask(read, [this, row](const Read& read) {
        asked_.remove(row);
        emit arrived(row, read.picture, read.numbers);
    });
}

} // namespace loom::ui
