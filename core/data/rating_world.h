#pragma once

#include <cstdint>
#include <vector>

namespace loom {

/// An invented world of people and films, of which everything is known: a function of its settings alone.
struct RatingWorldSettings {
    std::int32_t users = 600;
    std::int32_t items = 300;
    int tastes = 3; ///< hidden axes
    double noise = 0.5; ///< deviation of one mood from the next
    double share = 0.22; ///< of the cells that are rated
    std::uint64_t seed = 1;
};

struct WorldRating {
    std::int32_t user = 0, item = 0;
    float value = 0; ///< half stars, 1 to 5
};

/// What people truly think: mean + the user's bias + the item's bias + taste · kind.
class RatingWorld {
public:
    static constexpr int kGenres = 8; ///< directions of taste round which the items lie

    explicit RatingWorld(const RatingWorldSettings& settings);

    const RatingWorldSettings& settings() const { return settings_; }
    /// From 1 to 5, before the mood of the day and the rounding to half stars.
    double truth(std::int32_t user, std::int32_t item) const;
    int genreOf(std::int32_t item) const { return genres_[std::size_t(item)]; }
    const double* tasteOf(std::int32_t user) const { return tastes_.data() + std::size_t(user) * axes(); }
    const double* kindOf(std::int32_t item) const { return kinds_.data() + std::size_t(item) * axes(); }

    /// By user, then by item. Better known items are rated more often, and good ones are better known.
    std::vector<WorldRating> ratings() const;

private:
    std::size_t axes() const { return std::size_t(settings_.tastes); }

    RatingWorldSettings settings_;
    std::vector<double> userBias_, itemBias_, tastes_, kinds_, known_;
    std::vector<int> genres_;
};

} // namespace loom
