#include "course/lab_worker.h"

namespace loom::ui {

LabWorker::~LabWorker()
{
    ++job_;
    for (Thread& thread : threads_)
        thread.thread.request_stop(); // all at once, then each is joined
}

void LabWorker::start(Job job)
{
    stop();
    forgetOver();
    running_ = true;
    const int number = ++job_;
    const Say say = [this, number](std::function<void()> what) {
        QMetaObject::invokeMethod(
            this,
            [this, number, what = std::move(what)] {
                if (number == job_)
                    what();
            },
            Qt::QueuedConnection);
    };
    Thread& thread = threads_.emplace_back();
    thread.over = std::make_shared<std::atomic<bool>>(false);
    thread.thread = std::jthread([this, say, job = std::move(job), over = thread.over](std::stop_token stop) {
        job(stop, say);
        say([this] { running_ = false; });
        *over = true;
    });
}

void LabWorker::stop()
{
    ++job_;
    running_ = false;
    for (Thread& thread : threads_)
        thread.thread.request_stop();
}

void LabWorker::forgetOver()
{
    threads_.remove_if([](const Thread& thread) { return thread.over->load(); });
}

} // namespace loom::ui
