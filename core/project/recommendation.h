#pragma once

#include "data/rating_rows.h"
#include "project/run.h"

#include <functional>

namespace loom {

/// An item that a network recommends, and what it says about it in the data's own unit.
struct Recommended {
    std::string item;
    double value = 0;
};

/// What a network that has learned from users, items and ratings recommends to one of the users.
struct Recommendations {
    std::vector<Recommended> items; ///< the best first
    std::int64_t known = 0; ///< items that the user has rated already, which are left out
};

/// Asks the network about every item. `user` by name; a sentence where the data hold no users and items, where
/// nobody has that name, or where the network's output is no amount.
Result<Recommendations> recommendations(const Run& run, const std::string& user, int count);

/// A guess for each item, in the order of the data's names.
using ItemGuesses = std::function<Result<std::vector<double>>(std::int32_t user)>;
/// The best of them but for what the user has rated.
Result<Recommendations> recommendationsFrom(const PreparedData& data, const std::string& user, int count,
                                            const ItemGuesses& guesses);
/// What the network expects of rows of `about`, in the data's unit.
Result<std::vector<double>> expectedRatings(const Run& run, const PreparedData& about,
                                            std::span<const std::int64_t> rows);
/// The fields of users, items and ratings, or the sentence that the data hold none.
Result<RatingFields> ratedFields(const PreparedData& data);

} // namespace loom
