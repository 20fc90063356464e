#pragma once

#include "base/file.h"
#include "common/core_text.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <deque>
#include <functional>
#include <memory>

namespace loom::ui {

/// Reads and writes files one after the other on a thread of its own, so that the window never waits for a disk.
/// Lives in the GUI thread, where what a piece of work gives back is called.
class FileWork : public QObject {
    Q_OBJECT
public:
    /// Runs on the thread; what it returns (may be empty) is called in the GUI thread.
    using Work = std::function<std::function<void()>(const FileProgress&)>;

    explicit FileWork(QObject* parent = nullptr);
    /// Gives up what waits and waits for what is being done.
    ~FileWork() override;

    /// `what` names it for as long as it lasts; `givenUp` is called instead of the work's result after
    /// `cancel`.
    void start(const Sentence& what, Work work, std::function<void()> givenUp = {});
    bool busy() const { return !jobs_.empty(); }
    /// What is under way; empty when nothing is.
    Sentence what() const;
    double fraction() const; ///< 0 … 1 of what is under way
    /// Gives up everything: at once for the window, at its next question for the thread.
    void cancel();

signals:
    /// Begun, gone on or ended.
    void changed();
    /// A piece of work threw; `givenUp` was called.
    void failed(const loom::Text& why);

private:
    struct Job {
        Sentence what;
        std::function<void()> givenUp;
        /// Shared, because the thread still asks it when the window has let go.
        std::shared_ptr<std::atomic<bool>> cancelled = std::make_shared<std::atomic<bool>>(false);
        std::shared_ptr<std::atomic<double>> fraction = std::make_shared<std::atomic<double>>(0);
    };
    void ended(const std::shared_ptr<std::atomic<bool>>& job, const std::function<void()>& result);

    std::deque<Job> jobs_;
    QTimer tick_;
    QThreadPool thread_;
};

} // namespace loom::ui
