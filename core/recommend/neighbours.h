#pragma once

#include "recommend/ratings.h"

namespace loom::recommend {

/// How alike two rows are, by what both have rated: the angle between them; the angle after each row's mean (of all
/// its ratings, or of the common ones) is taken away; or their distance d, as 1/(1 + d).
enum class Likeness { cosine, pearson, pearsonOfCommon, euclid };

struct Alike {
    double value = 0; ///< larger is more alike; 0 where nothing can be said
    int common = 0; ///< how many ratings it rests on
    double distance = 0; ///< of the common ratings (Euclid)
    /// One common rating says nothing: any two rows point the same way there.
    bool thin() const { return common == 1; }
};
Alike alike(std::span<const RowEntry> a, std::span<const RowEntry> b, Likeness likeness);

struct NeighbourSettings {
    Likeness likeness = Likeness::cosine;
    /// Neighbours say how far they are off their own mean, which is added to the mean of the row that asks.
    bool centered = false;
    int most = 0; ///< so many of the most alike are asked; 0: all
    int fewestCommon = 1; ///< who shares fewer ratings is not asked
};

/// One neighbour's part in a guess.
struct Voice {
    std::int32_t neighbour = 0;
    Alike alike;
    double rating = 0;
    double offMean = 0; ///< its rating less its own mean
};

/// What a cell is guessed to be: Σ s·r / Σ |s| over the voices, or mean + Σ s·(r − mean of the neighbour) / Σ |s|.
struct Guess {
    std::optional<double> value; ///< nothing where nobody can be asked
    double mean = 0; ///< of the row that asks
    std::vector<Voice> voices; ///< the most alike first; equal ones in the order of the table
    bool thin() const; ///< it rests on a voice with one common rating
};

/// By users: the users most like `user` who have rated `item`. By items: the items most like `item` that `user` has
/// rated, which is the same on the turned table. The cell itself is never looked at.
Guess guess(const Ratings& ratings, Side by, std::int32_t user, std::int32_t item, const NeighbourSettings& settings);

/// The same guesses for many cells: how alike a row is to all others is computed once while cells of that row are
/// asked for one after the other.
class Neighbourhood {
public:
    Neighbourhood(Ratings ratings, Side by, const NeighbourSettings& settings);

    /// A sentence where comparing each row with all others would take minutes and more.
    static Result<void> canCompare(const Ratings& ratings, Side by);

    Guess guess(std::int32_t user, std::int32_t item);
    const Ratings& ratings() const { return ratings_; }

private:
    void compare(std::int32_t row);

    Ratings ratings_;
    Side by_;
    NeighbourSettings settings_;
    std::int32_t compared_ = -1; ///< the row that `alike_` is about
    std::vector<Alike> alike_; ///< one a row
    std::vector<double> means_; ///< one a row
};

} // namespace loom::recommend
