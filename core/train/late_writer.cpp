#include "train/late_writer.h"

#include <chrono>

namespace loom {

Result<void> LateWriter::start(std::function<Result<void>()> write)
{
    if (busy()) {
        waiting_ = std::move(write);
        return {};
    }
    Result<void> earlier = collect();
    waiting_ = nullptr;
    running_ = std::async(std::launch::async, std::move(write));
    return earlier;
}

bool LateWriter::busy() const
{
    return running_.valid() && running_.wait_for(std::chrono::seconds(0)) != std::future_status::ready;
}

Result<void> LateWriter::finish()
{
    Result<void> first = collect();
    if (!waiting_)
        return first;
    const std::function<Result<void>()> last = std::exchange(waiting_, nullptr);
    Result<void> second = last();
    return first ? second : first;
}

Result<void> LateWriter::collect()
{
    return running_.valid() ? running_.get() : Result<void>();
}

} // namespace loom
