#pragma once

#include <array>
#include <atomic>

namespace loom {

/// The newest value from one writing thread to one reading thread; neither ever waits. A triple buffer: the writer
/// fills its slot and swaps it with the middle one, the reader swaps the middle one for its own when it is newer.
template<class T> class Mailbox {
public:
    /// The slot to fill; keeps whatever an earlier value left there (memory is reused).
    T& slot() { return slots_[writing_]; }
    void publish() { writing_ = middle_.exchange(writing_ | kNew, std::memory_order_acq_rel) & kIndex; }

    /// True when a newer value than the last is now in `value()`.
    bool take()
    {
        if (!(middle_.load(std::memory_order_acquire) & kNew))
            return false;
        reading_ = middle_.exchange(reading_, std::memory_order_acq_rel) & kIndex;
        return true;
    }
    const T& value() const { return slots_[reading_]; }

private:
    static constexpr unsigned kIndex = 3, kNew = 4;
    std::array<T, 3> slots_{};
    unsigned writing_ = 0;
    unsigned reading_ = 1;
    std::atomic<unsigned> middle_{2};
};

} // namespace loom
