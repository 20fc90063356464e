#include "data/block_stream.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace loom {
namespace {

/// Fisher–Yates; number i is a pure function of (key, epoch, start + i), so any window of any epoch can be made at
/// once.
void shuffle(std::vector<std::int32_t>& all, std::uint64_t key, std::uint64_t start, std::uint64_t epoch)
{
    std::array<std::uint32_t, 4> four{};
    std::size_t known = ~std::size_t(0);
    for (std::size_t i = all.size(); i > 1; --i) {
        if (i / 4 != known)
            four = philox(key, start + (known = i / 4), epoch);
        std::swap(all[i - 1], all[(std::uint64_t(four[i % 4]) * std::uint32_t(i)) >> 32]);
    }
}

std::size_t rowBytes(const RowStore& store)
{
    std::size_t bytes = 0;
    for (int field = 0; field < int(store.fields.size()); ++field)
        bytes += store.bytesOf(field);
    return bytes;
}

/// The numbers of the rows cost eight bytes, their places in the window twice four.
constexpr std::size_t kPlaceBytes = 16;

} // namespace

BlockStream::BlockStream(RowSet part, bool shuffle, std::uint64_t seed, std::int64_t largestBatch, std::int64_t bytes)
    : part_(std::move(part))
    , store_(part_.store())
    , shuffle_(shuffle)
    , blockNumbers_(seed, "data/shuffle_blocks")
    , rowNumbers_(seed, "data/shuffle")
    , largestBatch_(std::clamp<std::int64_t>(largestBatch, 1, std::max<std::int64_t>(1, std::int64_t(part_.size()))))
    , windowRows_(std::max(largestBatch_, bytes / 2 / std::int64_t(rowBytes(*store_) + kPlaceBytes)))
{
    std::int64_t mostInBlock = 0, mostRows = 0;
    std::size_t mostBytes = 0;
    for (std::int64_t block = 0; block < store_->blocks(); ++block) {
        mostInBlock = std::max(mostInBlock, part_.countIn(block));
        mostRows = std::max(mostRows, store_->rowsOf(block));
    }
    const std::int64_t room =
        std::min(std::int64_t(part_.size()), std::max(windowRows_, largestBatch_ + mostInBlock));
    const std::size_t blocks = std::size_t(store_->blocks());
    for (Order& order : orders_) {
        order.blocks.reserve(blocks);
        order.firstBlock.reserve(blocks + 2);
        order.firstPlace.reserve(blocks + 2);
    }
    for (Window& window : windows_) {
        window.blocks.reserve(blocks);
        window.rows.reserve(std::size_t(room));
        for (int field = 0; field < int(store_->fields.size()); ++field) {
            window.fields.emplace_back(std::size_t(room) * store_->bytesOf(field));
            mostBytes = std::max(mostBytes, store_->bytesOf(field));
        }
    }
    taken_.reserve(std::size_t(largestBatch_));
    inBlock_.reserve(std::size_t(mostInBlock));
    selected_.reserve(std::size_t(room));
    places_.reserve(std::size_t(room));
    block_.resize(std::size_t(mostRows) * mostBytes);
    reader_ = std::thread([this] { read(); });
    startEpoch(0);
}

BlockStream::~BlockStream()
{
    stop_.store(true, std::memory_order_relaxed);
    waiting_.release();
    reader_.join();
}

void BlockStream::startEpoch(std::int64_t epoch)
{
    epoch_ = shuffle_ ? epoch : 0;
}

const BlockStream::Order& BlockStream::orderOf(std::int64_t epoch)
{
    Order& order = orders_[std::size_t(epoch & 1)];
    if (order.epoch == epoch)
        return order;
    order.epoch = epoch;
    order.blocks.resize(std::size_t(store_->blocks()));
    std::iota(order.blocks.begin(), order.blocks.end(), 0);
    if (shuffle_)
        shuffle(order.blocks, blockNumbers_.key(), 0, std::uint64_t(epoch));
    order.firstBlock.assign(1, 0);
    order.firstPlace.assign(1, 0);
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < order.blocks.size(); ++i) {
        const std::int64_t next = part_.countIn(order.blocks[i]);
        if (rows >= largestBatch_ && rows + next > windowRows_) {
            order.firstBlock.push_back(std::int32_t(i));
            order.firstPlace.push_back(order.firstPlace.back() + rows);
            rows = 0;
        }
        rows += next;
    }
    order.firstBlock.push_back(std::int32_t(order.blocks.size()));
    order.firstPlace.push_back(order.firstPlace.back() + rows);
    return order;
}

BlockStream::Window* BlockStream::find(std::int64_t epoch, std::int64_t number)
{
    for (Window& window : windows_)
        if (window.epoch == epoch && window.number == number)
            return &window;
    return nullptr;
}

void BlockStream::ask(std::int64_t epoch, std::int64_t number, Window& window)
{
    const Order& order = orderOf(epoch);
    window.epoch = epoch;
    window.number = number;
    const auto begin = order.blocks.begin() + order.firstBlock[std::size_t(number)];
    const auto end = order.blocks.begin() + order.firstBlock[std::size_t(number) + 1];
    window.blocks.assign(begin, end);
    window.ready.store(false, std::memory_order_relaxed);
    asked_[askedCount_++ % asked_.size()] = &window;
    waiting_.release();
}

BlockStream::Window& BlockStream::acquire(std::int64_t epoch, std::int64_t number, const Window* keep)
{
    Window* window = find(epoch, number);
    if (!window) {
        window = keep == &windows_[0] ? &windows_[1] : &windows_[0];
        window->ready.wait(false, std::memory_order_acquire);
        ask(epoch, number, *window);
    }
    window->ready.wait(false, std::memory_order_acquire);
    return *window;
}

/// While `current` is used, the other window gets what comes next: of this epoch, or the start of the next one.
void BlockStream::askNext(std::int64_t number, const Window& current)
{
    Window& other = &current == &windows_[0] ? windows_[1] : windows_[0];
    const bool last = number + 1 == orderOf(epoch_).windows();
    const std::int64_t epoch = last && shuffle_ ? epoch_ + 1 : epoch_, next = last ? 0 : number + 1;
    if (!find(epoch, next) && other.ready.load(std::memory_order_acquire))
        ask(epoch, next, other);
}

bool BlockStream::take(std::int64_t first, std::int64_t count)
{
    LOOM_ASSERT(first >= 0 && count > 0 && count <= largestBatch_ && first + count <= std::int64_t(part_.size()));
    const auto& places = orderOf(epoch_).firstPlace;
    const auto windowOf = [&](std::int64_t place) {
        return std::upper_bound(places.begin(), places.end(), place) - places.begin() - 1;
    };
    const std::int64_t front = windowOf(first), back = windowOf(first + count - 1);
    LOOM_ASSERT(back <= front + 1);
    const std::int64_t border = places[std::size_t(back)];
    taken_.clear();
    const Window& one = acquire(epoch_, front, back > front ? find(epoch_, back) : nullptr);
    const std::int64_t ofOne = back > front ? border - first : count;
    stretches_ = {Stretch{&one, first - places[std::size_t(front)], ofOne}, Stretch{}};
    if (back > front)
        stretches_[1] = {&acquire(epoch_, back, &one), 0, count - ofOne};
    else
        askNext(front, one);
    for (const Stretch& stretch : stretches_) {
        if (stretch.rows == 0)
            continue;
        if (!stretch.window->failure.empty()) {
            failure_ = stretch.window->failure;
            return false;
        }
        const auto from = stretch.window->rows.begin() + stretch.first;
        taken_.insert(taken_.end(), from, from + stretch.rows);
    }
    return true;
}

std::array<BlockStream::Piece, 2> BlockStream::pieces(int field) const
{
    std::array<Piece, 2> pieces;
    const std::size_t bytes = store_->bytesOf(field);
    for (std::size_t i = 0; i < 2; ++i)
        if (const Stretch& stretch = stretches_[i]; stretch.rows > 0)
            pieces[i] = {stretch.window->fields[std::size_t(field)].data() + std::size_t(stretch.first) * bytes,
                         stretch.rows};
    return pieces;
}

void BlockStream::read()
{
    for (;;) {
        waiting_.acquire();
        if (stop_.load(std::memory_order_relaxed))
            return;
        Window& window = *asked_[readCount_++ % asked_.size()];
        try {
            const Result<void> loaded = load(window);
            window.failure = loaded ? Text() : loaded.error();
        } catch (const std::bad_alloc&) {
            window.failure = TR("The memory of this computer is not enough to read the data.");
        } catch (const std::exception& error) {
            window.failure = Text(TR("The data cannot be read: {reason}"), {{"reason", std::string(error.what())}});
        }
        window.ready.store(true, std::memory_order_release);
        window.ready.notify_one();
    }
}

Result<void> BlockStream::load(Window& window)
{
    window.rows.clear();
    selected_.clear();
    for (const std::int32_t block : window.blocks) {
        if (const auto found = part_.inBlock(block, inBlock_); !found)
            return found;
        if (std::int64_t(inBlock_.size()) != part_.countIn(block))
            return Text(TR("The data were changed while they were read: read them again."));
        selected_.insert(selected_.end(), inBlock_.begin(), inBlock_.end());
    }
    places_.resize(selected_.size());
    std::iota(places_.begin(), places_.end(), 0);
    if (shuffle_)
        shuffle(places_, rowNumbers_.key(), std::uint64_t(window.number) << 32, std::uint64_t(window.epoch));
    return loadFields(window);
}

Result<void> BlockStream::loadFields(Window& window)
{
    window.rows.resize(selected_.size());
    std::size_t begin = 0;
    for (const std::int32_t block : window.blocks) {
        const std::size_t end = begin + std::size_t(part_.countIn(block));
        for (int field = 0; field < int(store_->fields.size()) && begin < end; ++field) {
            if (stop_.load(std::memory_order_relaxed))
                return {};
            if (const auto read = store_->readBlock(field, block, block_.data()); !read)
                return read;
            const std::size_t bytes = store_->bytesOf(field);
            std::byte* const to = window.fields[std::size_t(field)].data();
            for (std::size_t i = begin; i < end; ++i)
                std::memcpy(to + std::size_t(places_[i]) * bytes, block_.data() + std::size_t(selected_[i]) * bytes,
                            bytes);
        }
        for (std::size_t i = begin; i < end; ++i)
            window.rows[std::size_t(places_[i])] = store_->blockStarts[std::size_t(block)] + selected_[i];
        begin = end;
    }
    return {};
}

} // namespace loom
