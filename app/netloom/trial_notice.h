#pragma once

#include "tuning/search_store.h"

#include <QObject>
#include <functional>

namespace loom::ui {

class NoticeBar;
class TrainingSession;
class Visit;

/// Says of a trial that is shown in the studio how far it is trained again, then whether it came to what the search
/// had; with the way back.
class TrialNotice : public QObject {
    Q_OBJECT
public:
    TrialNotice(Visit* visit, TrainingSession* session, NoticeBar* bar, std::function<void()> back);
    /// Trial `number` is shown from here on; `series` and `epochs` as the search has them.
    void begin(qint64 number, std::vector<std::string> series, std::vector<EpochRecord> epochs);

private:
    enum class Came { underWay, same, differs };
    Came came() const;
    QString sentence() const;
    void show();
    void follow();

    Visit* visit_;
    TrainingSession* session_;
    NoticeBar* bar_;
    std::function<void()> back_;
    qint64 number_ = 0;
    std::vector<std::string> series_;
    std::vector<EpochRecord> epochs_;
    QString shown_;
};

} // namespace loom::ui
