#pragma once

#include "tuning/search_store.h"
#include "tuning/trial_run.h"
#include "views/parts/subject.h"

#include <QObject>
#include <array>
#include <thread>

namespace loom::ui {

/// Two trials whose networks are asked about the same samples.
struct PairQuestion {
    QString store;
    StoredSearch search;
    std::array<qint64, 2> trials{};
    std::array<qint64, 2> epochs{}; ///< for which each was trained; 0: to its end
};

/// What they say, a sample each.
struct PairAnswer {
    std::shared_ptr<const Subject> subject; ///< the first one's; shared with the thread that asked it
    std::vector<std::int64_t> rows; ///< of the validation part of both
    bool isTraining = false; ///< there is no validation part: of the training part
    std::vector<int> labels; ///< −1: not known
    std::array<std::vector<int>, 2> said; ///< classes
    std::vector<QString>
        values; ///< of samples that are no pictures and of which they say different things; else empty
    Text failure; ///< why there is no answer
};

/// Asks two trials' networks beside the window: those whose weights the store has not kept are trained again first.
class PairReader : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~PairReader() override;
    /// What was asked before is given up, and never arrives.
    void ask(PairQuestion question);
    void stop();
    bool isBusy() const { return busy_; }
    /// The trial that is being trained again; 0: none. `progress` of it, 0 … 1.
    qint64 trained() const { return running_ ? running_->trial.load() : 0; }
    double progress() const;

signals:
    void answered(const loom::ui::PairAnswer& answer);

private:
    bool busy_ = false;
    int asked_ = 0;
    std::shared_ptr<RunningPart> running_; ///< shared with the thread
    std::vector<std::jthread> threads_; ///< the last is at work, those before it are on their way out
};

} // namespace loom::ui
