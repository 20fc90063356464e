#include "course/learner_store.h"

#include <QFile>
#include <QThreadPool>
#include <QTimer>

namespace loom::ui {
namespace {

constexpr int kKeepMilliseconds = 1000; // what a kill may lose of the record

} // namespace

LearnerStore::LearnerStore(const QString& folder, QObject* parent)
    : QObject(parent)
    , folder_(folder)
    , later_(new QTimer(this))
    , writer_(new QThreadPool(this))
{
    writer_->setMaxThreadCount(1);
    later_->setSingleShot(true);
    later_->setInterval(kKeepMilliseconds);
    connect(later_, &QTimer::timeout, this, &LearnerStore::keep);
    if (!folder_.isEmpty())
        open(QString::fromStdString(pickedLearner(folder_.toStdString())));
}

LearnerStore::~LearnerStore()
{
    if (later_->isActive())
        keep();
    writer_->waitForDone();
}

void LearnerStore::open(const QString& file)
{
    file_ = file;
    record_ = {};
    // A record that cannot be read stays as it is: a new one begins beside it.
    if (const Result<LearnerRecord> record = openRecord(file_.toStdString()))
        record_ = *record;
    else
        QFile::rename(file_, file_ + QStringLiteral(".unread"));
}

void LearnerStore::keep()
{
    later_->stop();
    if (!file_.isEmpty())
        writer_->start([record = record_, file = file_.toStdString()] { (void)saveRecord(record, file); });
}

void LearnerStore::keepSoon()
{
    if (!later_->isActive())
        later_->start();
}

std::vector<LearnerFile> LearnerStore::learners() const
{
    return folder_.isEmpty() ? std::vector<LearnerFile>() : learnersIn(folder_.toStdString());
}

void LearnerStore::pick(const QString& file)
{
    if (file == file_ || folder_.isEmpty())
        return;
    if (later_->isActive())
        keep();
    writer_->waitForDone(); // a few kilobytes: what is read next may be what is being written
    open(file);
    (void)pickLearner(folder_.toStdString(), file.toStdString()); // not remembered: the first is picked the next time
    emit pickedChanged();
}

void LearnerStore::add(const QString& name)
{
    LearnerRecord record;
    record.name = name.trimmed().toStdString();
    // Who is first gives the record that is there a name; nothing was done in it yet.
    if (record_.name.empty() && record_.labs.empty()) {
        record_.name = record.name;
        keep();
        emit pickedChanged();
    } else if (folder_.isEmpty()) {
        record_ = record;
        emit pickedChanged();
    } else if (const Result<std::string> file = addLearner(folder_.toStdString(), record)) {
        pick(QString::fromStdString(*file));
    }
}

void LearnerStore::rename(const QString& name)
{
    const std::string given = name.trimmed().toStdString();
    if (given == record_.name)
        return;
    record_.name = given;
    keep();
    emit renamed();
}

Result<void> LearnerStore::import(const QString& file)
{
    if (folder_.isEmpty()) {
        Result<LearnerRecord> record = openRecord(file.toStdString());
        if (!record)
            return record.error();
        record_ = std::move(*record);
        emit pickedChanged();
        return {};
    }
    const Result<std::string> taken = importLearner(folder_.toStdString(), file.toStdString());
    if (!taken)
        return taken.error();
    pick(QString::fromStdString(*taken));
    return {};
}

Result<void> LearnerStore::exportTo(const QString& file) const
{
    return saveRecord(record_, file.toStdString());
}

void LearnerStore::reset()
{
    record_.labs.clear();
    keep();
    emit pickedChanged();
}

} // namespace loom::ui
