#pragma once

#include "course/learners.h"

#include <QObject>
#include <QString>

class QThreadPool;
class QTimer;

namespace loom::ui {

/// The learners of this account and the record of the one who is picked. What changes in it is kept a second later,
/// by another thread. GUI thread.
class LearnerStore : public QObject {
    Q_OBJECT
public:
    /// `folder`: where the records lie; empty: nothing is kept.
    explicit LearnerStore(const QString& folder, QObject* parent = nullptr);
    ~LearnerStore() override;

    LearnerRecord* record() { return &record_; }
    std::vector<LearnerFile> learners() const;
    const QString& file() const { return file_; } ///< of the picked one

    void pick(const QString& file);
    void add(const QString& name);
    /// The picked one gets another name; nothing else changes.
    void rename(const QString& name);
    /// A sentence where the file could not be taken over.
    Result<void> import(const QString& file);
    /// The record as it stands, to hand in or to carry away.
    Result<void> exportTo(const QString& file) const;
    /// Everything that the picked learner did is forgotten; the name stays.
    void reset();
    /// The record has changed and is to be kept.
    void keepSoon();

signals:
    void renamed();
    void pickedChanged(); ///< another record, or an empty one

private:
    void open(const QString& file);
    void keep();

    QString folder_, file_;
    LearnerRecord record_;
    QTimer* later_;
    QThreadPool* writer_; ///< one thread: files are written in order, and nobody waits
};

} // namespace loom::ui
