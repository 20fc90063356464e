#pragma once

#include "common/core_text.h"
#include "tuning/search.h"
#include "tuning/search_table.h"
#include "tuning/worked_time.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>

namespace loom::ui {

/// A search in the window: core's Search at work in threads of its own, behind the window's, and what is known of it
/// so far. A timer pulls what is new; nothing here waits, but the end of the program for the end of a step.
class SearchRun : public QObject {
    Q_OBJECT
public:
    enum class State { none, starting, running, stopping, ended };

    explicit SearchRun(QObject* parent = nullptr);
    ~SearchRun() override;

    State state() const { return state_; }
    bool isAtWork() const { return state_ != State::none && state_ != State::ended; }
    /// False while another one is at work.
    bool start(SearchRequest request);
    /// Shows one that is done or was stopped, as its store holds it; false while another one is at work.
    bool show(const QString& store, StoredSearch search, std::vector<std::vector<EpochRecord>> epochs);
    /// Goes on with one that was stopped, or whose trials were made more.
    void goOn();
    void setPaused(bool paused);
    bool isPaused() const;
    void stop();
    void stopAfterRung();
    void addTrials(qint64 more); ///< goes on where it had ended
    void tryPoint(const Point& point); ///< one trial more
    void narrow(const SearchSpace& space);

    /// Settings, trials and repeated runs of the winner as far as they have come.
    const StoredSearch& search() const { return search_; }
    const Trial* trial(qint64 number) const;
    /// The epochs of a trial's first run, oldest first.
    const std::vector<EpochRecord>& epochs(qint64 trial) const;
    /// How far a trial at work is, 0 … 1 over all its runs; below 0: it is not at work.
    double progress(qint64 trial) const;
    /// What was being trained when events were taken last, and since when: a run stands here or in the trial's
    /// `work`, never in both or in neither.
    std::vector<GoingSpan> going() const;
    qint64 done() const { return done_; } ///< trials that are finished, pruned, failed or refused
    qint64 wanted() const { return wanted_; }
    double secondsLeft() const; ///< < 0: not known
    /// Trials that became another since the last `advanced`, those at work among them.
    const std::vector<qint64>& touched() const { return touched_; }
    bool isWhole() const { return whole_; } ///< ended with nothing left to do
    const Text& failure() const { return failure_; } ///< why it ended, where it could not go on
    const std::vector<Text>& remarks() const { return remarks_; }
    const Workers& workers() const { return workers_; }
    const QString& store() const { return store_; }
    /// The best so far; 0: none. With two objectives the first of the front.
    qint64 best() const;

signals:
    void stateChanged();
    void began(); ///< what is searched is known; the trials before are gone
    void proposed(int first, int count); ///< rows that were added
    void came(); ///< trials, or what became of them
    void advanced(); ///< a few times a second, behind all others: epochs may have come, the bars may have grown

private:
    void pull();
    void take(const SearchEvent& event);
    void begin(const SearchEvent& event);
    void lookAtWork();
    void launch();
    void setState(State state);

    std::unique_ptr<Search> working_;
    SearchRequest request_;
    StoredSearch search_;
    std::vector<std::vector<EpochRecord>> epochs_; ///< a trial each
    std::vector<Text> remarks_;
    std::vector<qint64> touched_;
    Workers workers_;
    Text failure_;
    QString store_;
    QTimer timer_;
    QElapsedTimer since_;
    std::vector<GoingSpan> going_; ///< pauses and all
    std::vector<Pause> pauses_;
    qint64 done_ = 0, before_ = 0, wanted_ = 0, waited_ = 0, pausedAt_ = -1;
    State state_ = State::none;
    bool whole_ = false, resumed_ = false;
};

} // namespace loom::ui
