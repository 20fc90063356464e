#include "recommend/ratings.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace loom::recommend {
namespace {

std::optional<Text> faultOf(const Rating& rating, std::int32_t users, std::int32_t items)
{
    if (rating.user < 0 || rating.user >= users || rating.item < 0 || rating.item >= items)
        return Text(TR("A rating of user {user} for item {item} lies outside a table of {users} users and {items} "
                       "items."),
                    {{"user", rating.user}, {"item", rating.item}, {"users", users}, {"items", items}});
    if (!std::isfinite(rating.value))
        return Text(TR("The rating of user {user} for item {item} is no number."),
                    {{"user", rating.user}, {"item", rating.item}});
    return std::nullopt;
}

} // namespace

Result<Ratings> Ratings::of(std::int32_t users, std::int32_t items, std::vector<Rating> ratings)
{
    for (const Rating& rating : ratings)
        if (const auto fault = faultOf(rating, users, items))
            return *fault;
    std::ranges::sort(ratings, {}, [](const Rating& rating) { return std::tuple(rating.user, rating.item); });
    const auto twice = std::ranges::adjacent_find(
        ratings, [](const Rating& a, const Rating& b) { return a.user == b.user && a.item == b.item; });
    if (twice != ratings.end())
        return Text(TR("User {user} has rated item {item} twice: keep one of the two."),
                    {{"user", twice->user}, {"item", twice->item}});
    Ratings table;
    const auto fill = [&ratings](Rows& rows, std::int32_t count, auto row, auto other) {
        rows.starts.assign(std::size_t(count) + 1, 0);
        for (const Rating& rating : ratings)
            ++rows.starts[std::size_t(row(rating)) + 1];
        std::partial_sum(rows.starts.begin(), rows.starts.end(), rows.starts.begin());
        std::vector<std::int64_t> next = rows.starts;
        rows.entries.resize(ratings.size());
        for (const Rating& rating : ratings)
            rows.entries[std::size_t(next[std::size_t(row(rating))]++)] = {other(rating), rating.value};
    };
    const auto user = [](const Rating& rating) { return rating.user; };
    const auto item = [](const Rating& rating) { return rating.item; };
    fill(table.users_, users, user, item);
    fill(table.items_, items, item, user);
    table.all_ = std::move(ratings);
    return table;
}

std::span<const RowEntry> Ratings::row(Side side, std::int32_t index) const
{
    const Rows& rows = side == Side::users ? users_ : items_;
    const std::int64_t first = rows.starts[std::size_t(index)], last = rows.starts[std::size_t(index) + 1];
    return {rows.entries.data() + first, std::size_t(last - first)};
}

std::optional<double> Ratings::at(std::int32_t user, std::int32_t item) const
{
    const std::span<const RowEntry> row = ofUser(user);
    const auto found = std::ranges::lower_bound(row, item, {}, &RowEntry::other);
    if (found == row.end() || found->other != item)
        return std::nullopt;
    return found->value;
}

double Ratings::mean() const
{
    double sum = 0;
    for (const Rating& rating : all_)
        sum += rating.value;
    return all_.empty() ? 0 : sum / double(all_.size());
}

Ratings Ratings::turned() const
{
    std::vector<Rating> turned;
    for (const Rating& rating : all_)
        turned.push_back({rating.item, rating.user, rating.value});
    return std::move(of(items(), users(), std::move(turned))).value();
}

Ratings Ratings::without(std::int32_t user, std::int32_t item) const
{
    std::vector<Rating> rest;
    for (const Rating& rating : all_)
        if (rating.user != user || rating.item != item)
            rest.push_back(rating);
    return std::move(of(users(), items(), std::move(rest))).value();
}

double meanOf(std::span<const RowEntry> row)
{
    double sum = 0;
    for (const RowEntry& entry : row)
        sum += entry.value;
    return row.empty() ? 0 : sum / double(row.size());
}

std::vector<std::int64_t> drawnOrder(std::int64_t count, std::uint64_t seed, const char* name, std::uint64_t time)
{
    const RandomStream stream(seed, name);
    std::vector<std::int64_t> order(std::size_t(std::max<std::int64_t>(count, 0)));
    std::iota(order.begin(), order.end(), 0);
    for (std::int64_t i = count - 1; i > 0; --i)
        std::swap(order[std::size_t(i)], order[stream.below(std::uint32_t(i + 1), std::uint64_t(i), time)]);
    return order;
}

HeldOut holdOut(const Ratings& ratings, double share, std::uint64_t seed)
{
    const std::vector<std::int64_t> order = drawnOrder(ratings.count(), seed, "recommend/hold_out", 0);
    const std::int64_t held = std::llround(std::clamp(share, 0.0, 1.0) * double(ratings.count()));
    std::vector<Rating> parts[2];
    for (std::int64_t i = 0; i < ratings.count(); ++i)
        parts[i < held].push_back(ratings.all()[std::size_t(order[std::size_t(i)])]);
    const auto tableOf = [&](std::vector<Rating>& part) {
        return std::move(Ratings::of(ratings.users(), ratings.items(), std::move(part))).value();
    };
    return {tableOf(parts[0]), tableOf(parts[1])};
}

} // namespace loom::recommend
