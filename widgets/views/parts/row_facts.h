#pragma once

#include "views/parts/background.h"
#include "views/parts/subject.h"

#include <QHash>

namespace loom::ui {

class StoredPictures;

/// What is said of a row: its class or its target's number, and the part of the data that it belongs to.
struct RowFacts {
    QString caption, part;
    int label = -1;
};

/// Facts of rows for whoever paints or shows them: at once where the data lie in memory; rows that lie on disk are
/// read beside the window, "…" until then. Belongs to the GUI thread.
class RowFactsReader : public QObject {
    Q_OBJECT
public:
    explicit RowFactsReader(QObject* parent = nullptr);
    /// Forgets what it knew of another subject, or of this one in another language.
    void setSubject(std::shared_ptr<const Subject> subject);
    RowFacts of(std::int64_t row);
    QImage picture(std::int64_t row); ///< null until it has been read
    bool idle() const { return asked_.empty(); }

signals:
    void arrived(); ///< some of those that were asked for

private:
    void read();

    std::shared_ptr<const Subject> subject_; ///< shared with the thread
    QHash<qint64, RowFacts> known_;
    QHash<qint64, QImage> pictures_;
    StoredPictures* stored_;
    std::vector<std::int64_t> asked_; ///< not read yet
    bool reading_ = false;
    Background background_;
};

} // namespace loom::ui
