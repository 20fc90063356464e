#pragma once

#include "base/value.h"
#include "course/lab_worker.h"

#include <map>
#include <string>

namespace loom::ui {

class LabSession;

/// Computes on threads of its own what takes longer than a picture: a page's run, row by row, and what experiments
/// have to prepare for their settings. What is known is given to the session at once. GUI thread.
class LabRunner : public QObject {
    Q_OBJECT
public:
    explicit LabRunner(LabSession& session, QObject* parent = nullptr);

    void run(const std::string& id);
    void stop();
    bool isRunning() const { return !running_.empty(); }
    int rowsDone() const { return rowsDone_; }
    int rows() const { return rows_; }
    /// An experiment is at work; how far it is (0 … 1).
    bool isPreparing() const { return !preparing_.empty(); }
    double share() const { return share_; }
    /// Why the last run or experiment came to nothing; empty when it did not.
    const QString& failure() const { return failure_; }

signals:
    void changed();

private:
    void prepareNext();
    void prepared(const std::string& subject);

    LabSession& session_;
    LabWorker runs_, experiments_;
    std::string running_, preparing_;
    Attributes preparedFor_; ///< settings that the experiment at work, or the last one that failed, was given
    int rowsDone_ = 0, rows_ = 0;
    double share_ = 0;
    QString failure_;
};

} // namespace loom::ui
