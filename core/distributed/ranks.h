#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// What carries words between the processes that a launcher started together, as plain functions (a plug-in's, see
/// launched.h). One thread at a time. Every process calls `broadcast`, `share` and `exchange` in the same order; they
/// wait for the others.
struct RanksTable {
    int rank = 0;
    int count = 1;
    /// The bytes of rank 0, to all.
    void (*broadcast)(void* data, std::size_t bytes) = nullptr;
    /// Stretch r of `data` (from begins[r] to begins[r + 1], in units of `unit` bytes) is rank r's, to all.
    void (*share)(void* data, std::size_t unit, const std::int64_t* begins) = nullptr;
    /// Stretch r of `out` goes to rank r; what rank r has for this one comes to in + inAt[r]. In units of `unit`
    /// bytes.
    void (*exchange)(const void* out, const std::int64_t* outBegins, void* in, const std::int64_t* inAt,
                     const std::int64_t* inCounts, std::size_t unit) = nullptr;
    /// A letter of a kind from one rank to another; a long one waits until it is received. `next` tells of one that
    /// has come, if need be it waits for it; then `receive` must take what is in it.
    void (*send)(int to, int kind, const void* data, std::size_t bytes) = nullptr;
    bool (*next)(bool waits, int* from, int* kind, std::size_t* bytes) = nullptr;
    void (*receive)(int from, void* data, std::size_t bytes) = nullptr;
    /// Ends every process, now.
    void (*abort)(int code) = nullptr;
    /// The last word: this process is done.
    void (*finish)() = nullptr;
};

/// The processes that compute together, this one among them; alone, where no launcher started any. Rank 0 writes and
/// prints.
class Ranks {
public:
    Ranks() = default;
    explicit Ranks(const RanksTable& table)
        : table_(table)
    {
    }

    int rank() const { return table_.rank; }
    int count() const { return table_.count; }
    bool alone() const { return table_.count == 1; }
    bool first() const { return table_.rank == 0; }

    void broadcast(std::span<std::byte> data) const;
    /// `begins`: where each rank's numbers begin in `all`, and the end. Each has its own in place and gets the
    /// others'.
    void share(std::span<double> all, std::span<const std::int64_t> begins) const;
    /// Does any rank say yes?
    bool any(bool yes) const;
    /// One number of each rank, by rank.
    std::vector<double> each(double number) const;
    /// The lowest rank that says yes, or −1.
    int lowest(bool yes) const;
    struct Letter {
        int from = 0, kind = 0;
        std::string text;
    };
    void send(int to, int kind, std::string_view text) const { table_.send(to, kind, text.data(), text.size()); }
    /// The next letter; nothing where none has come and it does not wait.
    std::optional<Letter> next(bool waits) const;
    const RanksTable& table() const { return table_; }

private:
    RanksTable table_;
};

} // namespace loom
