#pragma once

#include "tuning/search_store.h"

#include <QObject>
#include <thread>

namespace loom::ui {

/// A search as its file holds it, with the epochs of each trial's first run.
struct ReadSearch {
    StoredSearch search;
    std::vector<std::vector<EpochRecord>> epochs;
};
Result<ReadSearch> readSearch(const std::string& file);

/// Reads the file of a search by a thread of its own; one at a time.
class SearchReader : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void read(const QString& file);
    bool isBusy() const { return busy_; }

signals:
    void done(const QString& file, const loom::ui::ReadSearch& read);
    void failed(const loom::Text& why);

private:
    bool busy_ = false;
    std::jthread thread_;
};

} // namespace loom::ui
