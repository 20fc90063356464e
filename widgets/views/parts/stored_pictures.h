#pragma once

#include "views/parts/background.h"
#include "views/parts/subject.h"

#include <QSet>

namespace loom::ui {

/// Reads pictures of rows that lie on disk beside the window, what was asked for last first. Keeps none of them.
/// Belongs to the GUI thread.
class StoredPictures : public QObject {
    Q_OBJECT
public:
    explicit StoredPictures(QObject* parent = nullptr);
    /// What was asked for of another subject never arrives.
    void setSubject(std::shared_ptr<const Subject> subject, std::int64_t epoch = -1);
    std::int64_t epoch() const { return epoch_; } ///< as rowNumbers
    void ask(std::int64_t row);
    /// Nothing is on its way.
    bool idle() const { return asked_.isEmpty(); }

signals:
    /// Null and empty where the row cannot be read.
    void arrived(qint64 row, const QImage& picture, const std::vector<float>& numbers);

private:
    void forget();

    std::shared_ptr<const Subject> subject_; ///< shared with the thread
    std::int64_t epoch_ = -1;
    QSet<qint64> asked_;
    Background background_;
};

} // namespace loom::ui
