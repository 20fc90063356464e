#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace loom {

/// A fixed set of threads, the caller included, that runs numbered pieces of one job. `run` may be called by one
/// thread at a time. It allocates nothing and takes no lock: pieces are drawn from a counter, a waiting thread
/// spins at most 300 µs and then parks. Which thread runs a piece never influences a result.
class ThreadPool {
public:
    /// `threads` of 0: as many as the affinity mask allows.
    explicit ThreadPool(int threads = 0);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    int threads() const { return int(workers_.size()) + 1; }
    /// Pins thread i to the i-th allowed processor (bench and `train --pin`). The calling thread gets all its
    /// processors back when it ends the pool, or a later pool would find only one.
    void pin();

    /// Calls `work(piece)`, or `work(piece, thread)` with the number of the thread (for its own workspace), for every
    /// piece in [0, pieces) and returns when all are done.
    template<class Work> void run(int pieces, Work&& work)
    {
        using Function = std::remove_reference_t<Work>;
        const Call call = [](void* context, int piece, int thread) {
            if constexpr (std::is_invocable_v<Function&, int, int>)
                (*static_cast<Function*>(context))(piece, thread);
            else
                (*static_cast<Function*>(context))(piece);
        };
        void* context = const_cast<void*>(static_cast<const void*>(&work));
        if (workers_.empty() || pieces <= 1)
            for (int piece = 0; piece < pieces; ++piece)
                call(context, piece, 0);
        else
            dispatch(pieces, context, call);
    }

    static int allowedProcessors();

private:
    using Call = void (*)(void* context, int piece, int thread);
    void dispatch(int pieces, void* context, Call call);
    void loop(int index);
    void drain(int thread);

    std::vector<std::thread> workers_;
    void* context_ = nullptr;
    Call call_ = nullptr;
    int pieces_ = 0;
    alignas(64) std::atomic<std::uint32_t> generation_{0};
    alignas(64) std::atomic<int> next_{0};
    alignas(64) std::atomic<int> running_{0};
    std::atomic<bool> stop_{false};
    struct Pinned;
    std::unique_ptr<Pinned> pinned_; ///< what the calling thread was allowed before
};

} // namespace loom
