#pragma once

#include "base/mailbox.h"
#include "tuning/rate_finder.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <optional>
#include <thread>

namespace loom::ui {

/// A search for a learning rate at work in a thread of its own, behind the window and the run. A timer pulls the
/// curve as far as it has come; nothing here waits, but the end of the program for the end of an update.
class RateRun : public QObject {
    Q_OBJECT
public:
    explicit RateRun(QObject* parent = nullptr);
    ~RateRun() override;

    /// False while one is at work.
    bool start(const Project& project, const RateSearch& search, RunOptions options);
    /// Asks for an end; it is at work until the update under way is done.
    void stop();
    bool isAtWork() const { return thread_.joinable(); }
    const RateSearch& search() const { return search_; }
    /// The project that was tried last.
    const std::optional<Project>& project() const { return project_; }
    const RateCurve& curve() const { return curve_; }
    bool isWhole() const { return whole_; } ///< it went as far as it would, so rates may be named
    const Text& failure() const { return failure_; } ///< why there is none; empty: nothing failed

signals:
    void came(); ///< the curve is longer, or the search has ended

private:
    void work(const Project& project, const RateSearch& search, const RunOptions& options);
    void pull();

    RateSearch search_;
    std::optional<Project> project_;
    RateCurve curve_;
    Text failure_;
    bool whole_ = false;
    Mailbox<RateCurve> box_;
    Result<RateCurve> found_{RateCurve()}; ///< the thread's, until it is done
    std::atomic<bool> stops_{false}, done_{false};
    QTimer timer_;
    std::thread thread_;
};

} // namespace loom::ui
