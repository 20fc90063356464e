#include "document/file_work.h"

#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

constexpr int kTick = 100; ///< ms between two looks at how far it is

} // namespace

FileWork::FileWork(QObject* parent)
    : QObject(parent)
{
    thread_.setMaxThreadCount(1);
    tick_.setInterval(kTick);
    connect(&tick_, &QTimer::timeout, this, &FileWork::changed);
}

FileWork::~FileWork()
{
    for (const Job& job : jobs_)
        *job.cancelled = true;
    thread_.waitForDone();
}

void FileWork::start(const Sentence& what, Work work, std::function<void()> givenUp)
{
    Job job{what, std::move(givenUp)};
    jobs_.push_back(job);
    thread_.start(
        [this, cancelled = job.cancelled, fraction = job.fraction, givenUp = job.givenUp, work = std::move(work)] {
            std::function<void()> result;
            const auto goesOn = [&](double done) {
                *fraction = done;
                return !*cancelled;
            };
            try {
                if (!*cancelled)
                    result = work(goesOn);
            } catch (const std::exception& error) {
                result = [this, givenUp, why = Text::verbatim(error.what())] {
                    if (givenUp)
                        givenUp();
                    emit failed(why);
                };
            }
            QMetaObject::invokeMethod(
                this, [this, cancelled, result] { ended(cancelled, result); }, Qt::QueuedConnection);
        });
    tick_.start();
    emit changed();
}

void FileWork::ended(const std::shared_ptr<std::atomic<bool>>& which, const std::function<void()>& result)
{
    const auto job = std::ranges::find(jobs_, which, &Job::cancelled);
    if (job == jobs_.end()) // given up meanwhile
        return;
    jobs_.erase(job);
    if (jobs_.empty())
        tick_.stop();
    if (result)
        result();
    emit changed();
}

void FileWork::cancel()
{
    std::deque<Job> given = std::exchange(jobs_, {});
    tick_.stop();
    for (const Job& job : given)
        *job.cancelled = true;
    for (const Job& job : given)
        if (job.givenUp)
            job.givenUp();
    emit changed();
}

Sentence FileWork::what() const
{
    return jobs_.empty() ? Sentence() : jobs_.front().what;
}

double FileWork::fraction() const
{
    return jobs_.empty() ? 0 : jobs_.front().fraction->load();
}

} // namespace loom::ui
