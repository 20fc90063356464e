#include "tuning/search_reader.h"

namespace loom::ui {

Result<ReadSearch> readSearch(const std::string& file)
{
    const Result<SearchStore> store = SearchStore::read(file);
    if (!store)
        return store.error();
    Result<StoredSearch> search = store->search();
    if (!search)
        return search.error();
    ReadSearch read;
    read.search = std::move(*search);
    for (const Trial& trial : read.search.trials) {
        Result<std::vector<TrialPart>> parts = store->parts(trial.number);
        if (!parts)
            return parts.error();
        read.epochs.push_back(parts->empty() ? std::vector<EpochRecord>() : std::move(parts->front().epochs));
    }
    return read;
}

void SearchReader::read(const QString& file)
{
    if (busy_)
        return;
    busy_ = true;
    thread_ = std::jthread([this, file] {
        auto read = std::make_shared<Result<ReadSearch>>(readSearch(file.toStdString()));
        QMetaObject::invokeMethod(
            this,
            [this, file, read] {
                busy_ = false;
                *read ? emit done(file, **read) : emit failed(read->error());
            },
            Qt::QueuedConnection);
    });
}

} // namespace loom::ui
