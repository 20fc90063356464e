#include "train/late_writer.h"

#include <exception>
#include <mutex>
#include <utility>

namespace loom {

struct LateWriter::Shared {
    std::mutex mutex;
    std::function<Result<void>()> waiting;
    bool running = false;
    Result<void> failed; ///< the first failure that nobody has heard of

    /// Writes what is given and what has come to wait meanwhile.
    void run(std::function<Result<void>()> write)
    {
        while (write) {
            Result<void> done = attempt(write);
            const std::lock_guard lock(mutex);
            if (failed && !done)
                failed = std::move(done);
            write = std::exchange(waiting, nullptr);
            running = bool(write);
        }
    }

    /// A full memory is a failure as a full disk is.
    static Result<void> attempt(const std::function<Result<void>()>& write)
    {
        try {
            return write();
        } catch (const std::exception& error) {
            return Text::verbatim(error.what());
        }
    }

    Result<void> hear() { return std::exchange(failed, Result<void>()); }
};

LateWriter::LateWriter()
    : shared_(std::make_unique<Shared>())
{
}

LateWriter::~LateWriter()
{
    (void)finish();
}

Result<void> LateWriter::start(std::function<Result<void>()> write)
{
    const std::lock_guard lock(shared_->mutex);
    if (shared_->running) {
        shared_->waiting = std::move(write);
        return shared_->hear();
    }
    shared_->running = true;
    // The thread before has nothing left to do but to end.
    thread_ = std::async(std::launch::async,
                         [my = shared_.get(), write = std::move(write)]() mutable { my->run(std::move(write)); });
    return shared_->hear();
}

bool LateWriter::busy() const
{
    const std::lock_guard lock(shared_->mutex);
    return shared_->running;
}

Result<void> LateWriter::finish()
{
    if (thread_.valid())
        thread_.get();
    const std::lock_guard lock(shared_->mutex);
    return shared_->hear();
}

} // namespace loom
