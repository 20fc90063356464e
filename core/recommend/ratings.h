#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace loom::recommend {

/// What one user thinks of one item.
struct Rating {
    std::int32_t user = 0;
    std::int32_t item = 0;
    double value = 0;
    bool operator==(const Rating&) const = default;
};

/// Whose rows the ratings are looked at by: a row is a user and a column an item, or the other way round.
enum class Side { users, items };
inline Side otherSide(Side side)
{
    return side == Side::users ? Side::items : Side::users;
}

/// One rating in a row: the item of a user's row, the user of an item's.
struct RowEntry {
    std::int32_t other = 0;
    double value = 0;
};

/// A table of users × items of which most cells are empty. Only the known ones are kept, once by user and once by
/// item, each row in ascending order. Immutable.
class Ratings {
public:
    Ratings() = default;
    /// Refuses what lies outside the table, is no number, or stands there twice.
    static Result<Ratings> of(std::int32_t users, std::int32_t items, std::vector<Rating> ratings);

    std::int32_t users() const { return std::int32_t(users_.starts.size()) - 1; }
    std::int32_t items() const { return std::int32_t(items_.starts.size()) - 1; }
    std::int64_t count() const { return std::int64_t(all_.size()); }
    /// By user, then by item.
    const std::vector<Rating>& all() const { return all_; }

    std::int32_t rows(Side side) const { return side == Side::users ? users() : items(); }
    std::span<const RowEntry> row(Side side, std::int32_t index) const;
    std::span<const RowEntry> ofUser(std::int32_t user) const { return row(Side::users, user); }
    std::span<const RowEntry> ofItem(std::int32_t item) const { return row(Side::items, item); }
    std::optional<double> at(std::int32_t user, std::int32_t item) const;
    /// Of all ratings; 0 where there are none.
    double mean() const;
    /// Users become items and items users.
    Ratings turned() const;
    /// The same table without one cell.
    Ratings without(std::int32_t user, std::int32_t item) const;

private:
    struct Rows {
        std::vector<std::int64_t> starts{0};
        std::vector<RowEntry> entries;
    };

    Rows users_, items_;
    std::vector<Rating> all_;
};

/// The mean of a row; 0 of an empty one.
double meanOf(std::span<const RowEntry> row);

/// Ratings to learn from and ratings that are held out, over the same users and items.
struct HeldOut {
    Ratings training;
    Ratings test;
};
/// A share of the ratings, drawn one by one by the seed and rounded to a whole number.
HeldOut holdOut(const Ratings& ratings, double share, std::uint64_t seed);

/// An order of 0 … count − 1 that is a pure function of (seed, name, time).
std::vector<std::int64_t> drawnOrder(std::int64_t count, std::uint64_t seed, const char* name, std::uint64_t time);

} // namespace loom::recommend
