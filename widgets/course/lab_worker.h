#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <list>
#include <memory>
#include <stop_token>
#include <thread>

namespace loom::ui {

/// One job at a time on a thread of its own. A job that is no longer wanted is asked to stop, not waited for; what it
/// still has to say is not heard. GUI thread, but for the job itself.
class LabWorker : public QObject {
    Q_OBJECT
public:
    /// Says something in the GUI thread, as long as the job is the present one.
    using Say = std::function<void(std::function<void()>)>;
    using Job = std::function<void(std::stop_token, const Say&)>;

    using QObject::QObject;
    ~LabWorker() override;

    void start(Job job);
    void stop();
    bool isRunning() const { return running_; }

private:
    struct Thread {
        std::shared_ptr<std::atomic<bool>> over;
        std::jthread thread;
    };
    void forgetOver();

    std::list<Thread> threads_; ///< the last one is the present job's
    int job_ = 0;
    bool running_ = false;
};

} // namespace loom::ui
