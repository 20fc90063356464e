#include "text/similarity.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

double product(std::span<const double> a, std::span<const double> b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// To length 1, or to zeros where there is no direction.
void straighten(std::span<double> row)
{
    const double length = std::sqrt(product(row, row));
    const bool has = std::isfinite(length) && length > 0;
    for (double& number : row)
        number = has ? number / length : 0;
}

} // namespace

Similarity::Similarity(std::vector<std::string> words, std::span<const float> table, std::int64_t units)
    : words_(std::move(words))
    , units_(std::size_t(units))
    , rows_(table.begin(), table.end())
{
    LOOM_ASSERT(units > 0 && rows_.size() == words_.size() * units_);
    for (std::size_t word = 0; word < words_.size(); ++word)
        straighten(std::span(rows_).subspan(word * units_, units_));
}

std::int64_t Similarity::rowOf(const std::string& word) const
{
    const auto found = std::ranges::find(words_, word);
    return found == words_.end() ? -1 : found - words_.begin();
}

std::span<const double> Similarity::row(std::int64_t word) const
{
    LOOM_ASSERT(word >= 0 && std::size_t(word) < words_.size());
    return std::span(rows_).subspan(std::size_t(word) * units_, units_);
}

double Similarity::likeness(std::int64_t a, std::int64_t b) const
{
    return std::clamp(product(row(a), row(b)), -1.0, 1.0);
}

std::vector<LikeWord> Similarity::nearestTo(std::span<const double> place, std::span<const std::int64_t> without,
                                            std::size_t count) const
{
    std::vector<LikeWord> all;
    for (std::int64_t word = 0; word < std::ssize(words_); ++word)
        if (std::ranges::find(without, word) == without.end())
            all.push_back({word, std::clamp(product(place, row(word)), -1.0, 1.0)});
    count = std::min(count, all.size());
    std::ranges::partial_sort(all, all.begin() + std::ptrdiff_t(count), [](const LikeWord& a, const LikeWord& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.word < b.word;
    });
    all.resize(count);
    return all;
}

std::vector<LikeWord> Similarity::nearest(std::int64_t word, std::size_t count) const
{
    return nearestTo(row(word), std::array{word}, count);
}

std::vector<LikeWord> Similarity::analogy(std::int64_t a, std::int64_t b, std::int64_t c, std::size_t count) const
{
    std::vector<double> corner(units_);
    for (std::size_t i = 0; i < units_; ++i)
        corner[i] = row(b)[i] - row(a)[i] + row(c)[i];
    straighten(corner);
    return nearestTo(corner, std::array{a, b, c}, count);
}

} // namespace loom
