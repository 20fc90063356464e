#include "base/thread_pool.h"

#include <chrono>
#include <pthread.h>
#include <sched.h>

namespace loom {
namespace {

/// As long as what one thread does alone within a step: who is asleep by then comes late to the next piece of work.
constexpr auto kPatience = std::chrono::microseconds(300);

/// Spins for a moment while `waiting()` holds; true when it ended by itself.
template<class Waiting> bool spin(Waiting&& waiting)
{
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + kPatience;
    for (int i = 0; waiting(); ++i) {
        if ((i & 63) == 63 && Clock::now() > end)
            return false;
        __builtin_ia32_pause();
    }
    return true;
}

void pinThread(pthread_t thread, int index, const cpu_set_t& allowed)
{
    cpu_set_t one;
    for (int cpu = 0, seen = 0; cpu < CPU_SETSIZE; ++cpu) {
        if (!CPU_ISSET(cpu, &allowed) || seen++ != index)
            continue;
        CPU_ZERO(&one);
        CPU_SET(cpu, &one);
        pthread_setaffinity_np(thread, sizeof one, &one);
        return;
    }
}

} // namespace

struct ThreadPool::Pinned {
    pthread_t thread;
    cpu_set_t allowed;
};

ThreadPool::ThreadPool(int threads)
{
    const int count = threads > 0 ? threads : allowedProcessors();
    for (int i = 1; i < count; ++i)
        workers_.emplace_back([this, i] { loop(i); });
}

ThreadPool::~ThreadPool()
{
    stop_.store(true, std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    for (std::thread& worker : workers_)
        worker.join();
    if (pinned_ && pthread_equal(pinned_->thread, pthread_self()))
        pthread_setaffinity_np(pinned_->thread, sizeof pinned_->allowed, &pinned_->allowed);
}

int ThreadPool::allowedProcessors()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 1;
    return CPU_COUNT(&allowed) > 0 ? CPU_COUNT(&allowed) : 1;
}

void ThreadPool::pin()
{
    if (pinned_)
        return;
    Pinned before{pthread_self(), {}};
    if (pthread_getaffinity_np(before.thread, sizeof before.allowed, &before.allowed) != 0)
        return;
    pinned_ = std::make_unique<Pinned>(before);
    for (std::size_t i = 0; i < workers_.size(); ++i)
        pinThread(workers_[i].native_handle(), int(i) + 1, before.allowed);
    pinThread(before.thread, 0, before.allowed);
}

void ThreadPool::dispatch(int pieces, void* context, Call call)
{
    context_ = context;
    call_ = call;
    pieces_ = pieces;
    next_.store(0, std::memory_order_relaxed);
    running_.store(int(workers_.size()), std::memory_order_relaxed);
    generation_.fetch_add(1, std::memory_order_release);
    generation_.notify_all();
    drain(0);
    while (!spin([this] { return running_.load(std::memory_order_acquire) != 0; })) {
        const int left = running_.load(std::memory_order_acquire);
        if (left != 0)
            running_.wait(left, std::memory_order_acquire);
    }
}

void ThreadPool::drain(int thread)
{
    for (int piece = next_.fetch_add(1, std::memory_order_relaxed); piece < pieces_;
         piece = next_.fetch_add(1, std::memory_order_relaxed))
        call_(context_, piece, thread);
}

void ThreadPool::loop(int thread)
{
    std::uint32_t seen = 0;
    while (true) {
        while (!spin([&] { return generation_.load(std::memory_order_acquire) == seen; }))
            generation_.wait(seen, std::memory_order_acquire);
        ++seen;
        if (stop_.load(std::memory_order_relaxed))
            return;
        drain(thread);
        if (running_.fetch_sub(1, std::memory_order_acq_rel) == 1)
            running_.notify_all();
    }
}

} // namespace loom
