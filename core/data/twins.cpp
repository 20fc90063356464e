#include "data/twins.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

namespace loom {
namespace {

/// Of a row: 128 bits of its inputs, 64 of its targets.
struct Print {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    std::uint64_t target = 0;
    std::int64_t row = 0;
    bool sameInputs(const Print& other) const { return low == other.low && high == other.high; }
};

bool before(const Print& a, const Print& b)
{
    return std::tie(a.low, a.high, a.row) < std::tie(b.low, b.high, b.row);
}

constexpr std::uint64_t kOdd[] = {0x9E3779B97F4A7C15u, 0xD6E8FEB86659FD93u};

/// One step of a multiplicative hash: each bit of the word reaches the upper half, the rotation brings it down.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word, std::uint64_t odd)
{
    return std::rotl((state ^ word) * odd, 29);
}

/// Finisher of MurmurHash3 (A. Appleby): every bit depends on every other.
std::uint64_t spread(std::uint64_t x)
{
    x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDu;
    x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53u;
    return x ^ (x >> 33);
}

void addBytes(const std::byte* from, std::size_t count, std::uint64_t& low, std::uint64_t& high)
{
    for (std::size_t at = 0; at < count; at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, from + at, std::min<std::size_t>(8, count - at));
        low = mixed(low, word, kOdd[0]);
        high = mixed(high, std::rotl(word, 32), kOdd[1]);
    }
    low = spread(low ^ count);
    high = spread(high + count);
}

class Prints {
public:
    explicit Prints(const Dataset& rows)
        : rows_(rows)
    {
        for (int i = 0; i < int(rows.fields().size()); ++i) {
            const Field& field = rows.fields()[std::size_t(i)];
            const std::int64_t bytes = field.shape.size() * std::int64_t(bytesOf(field.dtype));
            if (field.role == FieldRole::input)
                inputs_.push_back(i);
            else if (field.role == FieldRole::target)
                targets_.push_back(i);
            if (field.role == FieldRole::input || field.role == FieldRole::target)
                bytes_ += bytes;
        }
    }

    bool hasTargets() const { return !targets_.empty(); }
    std::int64_t bytes() const { return std::max<std::int64_t>(1, bytes_); } ///< of one row
    /// A single name says so little that rows cannot but repeat each other; no input says nothing.
    bool telling() const
    {
        if (inputs_.size() != 1)
            return !inputs_.empty();
        const Field& field = rows_.fields()[std::size_t(inputs_[0])];
        return field.dtype != DType::i32 || field.shape.size() > 1;
    }

    Result<std::vector<Print>> of(const RowSet& part, std::int64_t count) const
    {
        std::vector<Print> prints;
        prints.reserve(std::size_t(count));
        constexpr std::int64_t kTogether = 4096;
        for (std::int64_t first = 0; first < count; first += kTogether) {
            const auto rows = part.slice(first, std::min(kTogether, count - first));
            if (rows.empty())
                break; // the store cannot be read: what was compared is said
            const std::size_t begin = prints.size();
            for (const std::int64_t row : rows)
                prints.push_back({.row = row});
            const std::span<Print> now(prints.data() + begin, rows.size());
            for (const int field : inputs_)
                if (const auto done = add(field, rows, now, true); !done)
                    return done.error();
            for (const int field : targets_)
                if (const auto done = add(field, rows, now, false); !done)
                    return done.error();
        }
        return prints;
    }

private:
    Result<void> add(int field, std::span<const std::int64_t> rows, std::span<Print> prints, bool input) const
    {
        const Field& f = rows_.fields()[std::size_t(field)];
        const std::size_t bytes = std::size_t(f.shape.size()) * bytesOf(f.dtype);
        std::vector<std::byte> values(rows.size() * bytes);
        if (const auto read = rows_.read(field, rows, values.data()); !read)
            return read;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            std::uint64_t unused = 0;
            addBytes(values.data() + i * bytes, bytes, input ? prints[i].low : prints[i].target,
                     input ? prints[i].high : unused);
        }
        return {};
    }

    const Dataset& rows_;
    std::vector<int> inputs_;
    std::vector<int> targets_;
    std::int64_t bytes_ = 0;
};

/// The first training row with these inputs, and whether one of those has these targets.
TwinRows::Pair paired(const Print& print, std::vector<Print>::const_iterator first,
                      std::vector<Print>::const_iterator end)
{
    TwinRows::Pair pair{print.row, first->row, false};
    for (auto twin = first; twin != end && twin->sameInputs(print) && !pair.sameTarget; ++twin)
        pair.sameTarget = twin->target == print.target;
    return pair;
}

} // namespace

Result<TwinRows> twinsOf(const Dataset& rows, const RowSet& training, const RowSet& part, const TwinLimits& limits)
{
    TwinRows twins;
    const Prints prints(rows);
    twins.hasTargets = prints.hasTargets();
    if (!prints.telling() || training.empty() || part.empty())
        return twins;
    const auto most = [&](std::int64_t count, std::int64_t bytes) {
        return std::min({count, limits.rows, bytes / prints.bytes()});
    };
    const std::int64_t looked = most(std::int64_t(part.size()), limits.bytes / 2);
    const std::int64_t known = most(std::int64_t(training.size()), limits.bytes - looked * prints.bytes());
    auto there = prints.of(training, known);
    if (!there)
        return there.error();
    std::sort(there->begin(), there->end(), before);
    const auto asked = prints.of(part, looked);
    if (!asked)
        return asked.error();
    twins.training = std::int64_t(there->size());
    twins.looked = std::int64_t(asked->size());
    for (const Print& print : *asked) {
        Print lowest = print;
        lowest.row = 0;
        const auto first = std::lower_bound(there->cbegin(), there->cend(), lowest, before);
        if (first == there->cend() || !first->sameInputs(print))
            continue;
        twins.pairs.push_back(paired(print, first, there->cend()));
        twins.sameTarget += twins.pairs.back().sameTarget;
    }
    return twins;
}

} // namespace loom
