#include "data/rating_world.h"

#include "base/math.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr double kMean = 3.4, kBias = 0.35; ///< of all ratings; deviation of a user's and of an item's own level
constexpr double kTaste = 0.5; ///< deviation of taste · kind
constexpr double kOfGenre = 0.35; ///< how far an item lies from the direction of its genre
constexpr double kWorst = 1, kBest = 5;

} // namespace

RatingWorld::RatingWorld(const RatingWorldSettings& settings)
    : settings_(settings)
{
    const auto drawn = [&](const char* name) { return RandomStream(settings.seed, name); };
    const auto levels = [&](std::vector<double>& biases, std::int32_t count, const RandomStream& stream) {
        for (std::int32_t i = 0; i < count; ++i)
            biases.push_back(kBias * stream.normal(std::uint64_t(i)));
    };
    levels(userBias_, settings.users, drawn("data/rating_world/users"));
    levels(itemBias_, settings.items, drawn("data/rating_world/items"));
    const RandomStream taste = drawn("data/rating_world/tastes"), direction = drawn("data/rating_world/genres");
    const RandomStream kind = drawn("data/rating_world/kinds"), genre = drawn("data/rating_world/genre");
    for (std::uint64_t i = 0; i < std::uint64_t(settings.users) * axes(); ++i)
        tastes_.push_back(kTaste * taste.normal(i));
    std::vector<double> directions; // of length 1
    for (std::size_t g = 0; g < kGenres; ++g) {
        double length = 0;
        for (std::size_t k = 0; k < axes(); ++k) {
            directions.push_back(direction.normal(g * axes() + k));
            length += directions.back() * directions.back();
        }
        for (std::size_t k = 0; k < axes(); ++k)
            directions[g * axes() + k] /= std::sqrt(length);
    }
    const RandomStream fame = drawn("data/rating_world/fame");
    double sum = 0;
    for (std::uint64_t item = 0; item < std::uint64_t(settings.items); ++item) {
        genres_.push_back(int(genre.below(kGenres, item)));
        for (std::size_t k = 0; k < axes(); ++k)
            kinds_.push_back(directions[std::size_t(genres_.back()) * axes() + k]
                             + kOfGenre * kind.normal(item * axes() + k));
        known_.push_back(math::exp(0.6 * fame.normal(item) + 0.3 * itemBias_[item] / kBias));
        sum += known_.back();
    }
    for (double& known : known_)
        known *= settings.share * double(settings.items) / sum;
}

double RatingWorld::truth(std::int32_t user, std::int32_t item) const
{
    double sum = kMean + userBias_[std::size_t(user)] + itemBias_[std::size_t(item)];
    for (std::size_t k = 0; k < axes(); ++k)
        sum += tasteOf(user)[k] * kindOf(item)[k];
    return std::clamp(sum, kWorst, kBest);
}

std::vector<WorldRating> RatingWorld::ratings() const
{
    const RandomStream asked(settings_.seed, "data/rating_world/asked"),
        mood(settings_.seed, "data/rating_world/mood");
    std::vector<WorldRating> ratings;
    for (std::int32_t user = 0; user < settings_.users; ++user)
        for (std::int32_t item = 0; item < settings_.items; ++item) {
            const std::uint64_t cell = std::uint64_t(user) * std::uint64_t(settings_.items) + std::uint64_t(item);
            if (asked.uniform(cell) >= known_[std::size_t(item)])
                continue;
            const double felt = truth(user, item) + settings_.noise * mood.normal(cell);
            ratings.push_back({user, item, float(std::clamp(std::round(2 * felt) / 2, kWorst, kBest))});
        }
    return ratings;
}

} // namespace loom
