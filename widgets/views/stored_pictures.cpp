#include "views/stored_pictures.h"

namespace loom::ui {

namespace {
constexpr int kMostAsked = 512; // whoever still wants an older one asks again
} // namespace

StoredPictures::StoredPictures(QObject* parent)
    : QObject(parent)
{
    pool_.setMaxThreadCount(1);
    pool_.setThreadPriority(QThread::LowPriority);
}

StoredPictures::~StoredPictures()
{
    pool_.clear();
    pool_.waitForDone();
}

void StoredPictures::forget()
{
    pool_.clear();
    asked_.clear();
    ++version_;
    priority_ = 0;
}

void StoredPictures::setSubject(const Subject& subject)
{
    forget();
    subject_ = std::make_shared<const Subject>(subject);
}

void StoredPictures::ask(std::int64_t row)
{
    if (!subject_ || asked_.contains(row))
        return;
    if (asked_.size() >= kMostAsked)
        forget();
    asked_.insert(row);
    const auto read = [this, subject = subject_, row, version = version_] {
        std::vector<float> numbers = rowNumbers(*subject, row);
        QImage picture = pictureOf(*subject, numbers);
        const auto arrive = [this, row, version, picture = std::move(picture), numbers = std::move(numbers)] {
            if (version != version_)
                return;
            asked_.remove(row);
            emit arrived(row, picture, numbers);
        };
        QMetaObject::invokeMethod(this, arrive, Qt::QueuedConnection);
    };
    pool_.start(read, ++priority_);
}

} // namespace loom::ui
