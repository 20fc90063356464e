#pragma once

#include "base/random.h"
#include "data/row_set.h"

#include <array>
#include <atomic>
#include <semaphore>
#include <thread>

namespace loom {

/// The rows of one part of a store, batch after batch. The store's blocks come in a new order each epoch; stretches
/// of blocks make windows of bounded size, and within each window all rows are shuffled: the order is a function of
/// (seed, epoch). While one window is used, a thread of its own reads the next one; whoever takes rows waits only
/// where reading is slower than training. Belongs to one thread.
class BlockStream {
public:
    /// Holds at most `bytes` of rows, or two windows as large as the largest batch where that is more.
    BlockStream(RowSet part, bool shuffle, std::uint64_t seed, std::int64_t largestBatch, std::int64_t bytes);
    ~BlockStream();
    BlockStream(const BlockStream&) = delete;
    BlockStream& operator=(const BlockStream&) = delete;

    void startEpoch(std::int64_t epoch);
    /// Makes `count` rows (at most `largestBatch`) from place `first` of the epoch's order ready; false: `failure`.
    bool take(std::int64_t first, std::int64_t count);
    /// The rows last taken, by number.
    std::span<const std::int64_t> rows() const { return taken_; }
    /// A run of rows of one field, one behind the other.
    struct Piece {
        const void* data = nullptr;
        std::int64_t rows = 0;
    };
    /// Where a field of the rows last taken lies; the second piece may be empty.
    std::array<Piece, 2> pieces(int field) const;
    const Text& failure() const { return failure_; }

private:
    /// One epoch: the blocks in their order, cut into windows.
    struct Order {
        std::int64_t epoch = -1;
        std::vector<std::int32_t> blocks;
        std::vector<std::int32_t> firstBlock; ///< of each window, then the number of blocks
        std::vector<std::int64_t> firstPlace; ///< of each window, then the number of rows
        std::int64_t windows() const { return std::int64_t(firstPlace.size()) - 1; }
    };
    /// Written by the reading thread until it is ready, then read by the owner.
    struct Window {
        std::int64_t epoch = -1;
        std::int64_t number = -1;
        std::vector<std::int32_t> blocks;
        std::vector<std::int64_t> rows;
        std::vector<std::vector<std::byte>> fields;
        Text failure;
        std::atomic<bool> ready{true};
    };

    const Order& orderOf(std::int64_t epoch);
    Window& acquire(std::int64_t epoch, std::int64_t number, const Window* keep);
    void ask(std::int64_t epoch, std::int64_t number, Window& window);
    void askNext(std::int64_t number, const Window& current);
    Window* find(std::int64_t epoch, std::int64_t number);
    void read();
    Result<void> load(Window& window);
    Result<void> loadFields(Window& window);

    RowSet part_;
    std::shared_ptr<const RowStore> store_;
    bool shuffle_;
    RandomStream blockNumbers_, rowNumbers_;
    std::int64_t largestBatch_;
    std::int64_t windowRows_; ///< as many as are aimed at
    std::int64_t epoch_ = 0;
    std::array<Order, 2> orders_; ///< of this epoch and the next
    std::array<Window, 2> windows_;
    /// A stretch of the rows last taken.
    struct Stretch {
        const Window* window = nullptr;
        std::int64_t first = 0; ///< place within the window
        std::int64_t rows = 0;
    };
    std::array<Stretch, 2> stretches_;
    std::vector<std::int64_t> taken_;
    Text failure_;

    std::array<Window*, 4> asked_{};
    std::size_t askedCount_ = 0, readCount_ = 0;
    std::counting_semaphore<8> waiting_{0};
    std::atomic<bool> stop_{false};
    std::vector<std::int32_t> inBlock_; ///< of the reading thread, as are those below
    std::vector<std::int32_t> selected_; ///< places of the window's rows within their blocks
    std::vector<std::int32_t> places_; ///< where each of them goes in the window
    std::vector<std::byte> block_;
    std::thread reader_;
};

} // namespace loom
