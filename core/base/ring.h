#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

namespace loom {

/// A queue from one writing thread to one reading thread, of fixed capacity (a power of two); neither waits.
template<class T> class Ring {
public:
    explicit Ring(std::size_t capacity)
        : items_(capacity)
        , mask_(capacity - 1)
    {
    }

    /// False when full.
    bool push(const T& item)
    {
        const std::size_t head = head_.load(std::memory_order_relaxed);
        if (head - tail_.load(std::memory_order_acquire) == items_.size())
            return false;
        items_[head & mask_] = item;
        head_.store(head + 1, std::memory_order_release);
        return true;
    }
    bool pop(T& item)
    {
        const std::size_t tail = tail_.load(std::memory_order_relaxed);
        if (tail == head_.load(std::memory_order_acquire))
            return false;
        item = std::move(items_[tail & mask_]);
        tail_.store(tail + 1, std::memory_order_release);
        return true;
    }

private:
    std::vector<T> items_;
    std::size_t mask_;
    alignas(64) std::atomic<std::size_t> head_{0};
    alignas(64) std::atomic<std::size_t> tail_{0};
};

} // namespace loom
