#include "recommend/ranking.h"

#include "base/math.h"

#include <algorithm>
#include <cmath>

namespace loom::recommend {
namespace {

constexpr double kLn2 = 0.69314718055994530942;

double gained(double gain, std::size_t place) // place from 0
{
    return (math::exp(gain * kLn2) - 1) * kLn2 / math::log(double(place) + 2);
}

} // namespace

double rmse(const Ratings& ratings, const Guesser& guesser)
{
    double sum = 0;
    for (const Rating& rating : ratings.all()) {
        const double error = guesser(rating.user, rating.item) - rating.value;
        sum += error * error;
    }
    return ratings.count() == 0 ? 0 : std::sqrt(sum / double(ratings.count()));
}

std::vector<std::int32_t> best(std::span<const double> scores, int count, std::span<const std::uint8_t> leaveOut)
{
    std::vector<std::int32_t> items;
    for (std::size_t item = 0; item < scores.size(); ++item)
        if (!std::isnan(scores[item]) && (leaveOut.empty() || leaveOut[item] == 0))
            items.push_back(std::int32_t(item));
    const std::size_t kept = std::min(items.size(), std::size_t(std::max(count, 0)));
    std::ranges::partial_sort(items, items.begin() + std::ptrdiff_t(kept), [&](std::int32_t a, std::int32_t b) {
        const double first = scores[std::size_t(a)], second = scores[std::size_t(b)];
        return first != second ? first > second : a < b;
    });
    items.resize(kept);
    return items;
}

double precisionAt(int count, std::span<const std::int32_t> ranked, std::span<const std::uint8_t> relevant)
{
    if (count <= 0)
        return 0;
    int hits = 0;
    for (const std::int32_t item : ranked.first(std::min(ranked.size(), std::size_t(count))))
        hits += relevant[std::size_t(item)] != 0;
    return double(hits) / count;
}

double ndcgAt(int count, std::span<const std::int32_t> ranked, std::span<const double> gains)
{
    const std::size_t places = std::size_t(std::max(count, 0));
    double sum = 0, most = 0;
    for (std::size_t place = 0; place < std::min(ranked.size(), places); ++place)
        sum += gained(gains[std::size_t(ranked[place])], place);
    std::vector<double> ideal(gains.begin(), gains.end());
    std::ranges::sort(ideal, std::ranges::greater());
    for (std::size_t place = 0; place < std::min(ideal.size(), places); ++place)
        most += gained(ideal[place], place);
    return most > 0 ? sum / most : 0;
}

} // namespace loom::recommend
