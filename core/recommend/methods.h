#pragma once

#include "recommend/neighbours.h"
#include "recommend/ranking.h"

#include <string_view>

namespace loom::recommend {

/// What a method may be told; 0 stands for the method's own number.
struct MethodSettings {
    int rank = 0; ///< numbers in the vectors of users and items (sgd 3, als 3, nmf 4, svd 3)
    int neighbours = 0; ///< how many are asked (20)
    Likeness likeness = Likeness::pearson; ///< of neighbours
    std::uint64_t seed = 1; ///< of the methods that draw where they begin or in which order they look
};

/// A way of guessing ratings that learns from ratings alone, without a network.
struct Method {
    const char* id;
    const char* text; ///< what it does, in a few words
    bool learns; ///< false: it keeps the ratings themselves, and its error on them says nothing
    Side order; ///< cells are guessed most quickly one row of this side after the other
    /// A sentence where it cannot learn from such ratings (too many cells or rows, ratings below 0). A cell about
    /// which it knows nothing gets the mean of its row, or of all ratings.
    Result<Guesser> (*learn)(Ratings training, const MethodSettings& settings);
};

/// mean, biases, user_neighbours, item_neighbours, sgd, als, nmf, svd.
const std::vector<Method>& methods();
/// Null: there is none of that name.
const Method* methodOf(std::string_view id);
/// Root of the mean squared error of what the guesser says of ratings, cells taken in the method's order.
double rmse(const Method& method, const Guesser& guesser, const Ratings& ratings);

} // namespace loom::recommend
