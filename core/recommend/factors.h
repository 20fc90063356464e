#pragma once

#include "recommend/ratings.h"

#include <functional>

namespace loom::recommend {

/// A table told by few numbers: mean + the user's bias + the item's bias + the product of two short vectors.
struct Factors {
    std::int32_t users = 0, items = 0;
    int rank = 0;
    double mean = 0;
    std::vector<double> userBias, itemBias;
    std::vector<double> userFactors; ///< (users, rank)
    std::vector<double> itemFactors; ///< (items, rank)

    double at(std::int32_t user, std::int32_t item) const;
    std::span<const double> ofUser(std::int32_t user) const { return rowOf(userFactors, user); }
    std::span<const double> ofItem(std::int32_t item) const { return rowOf(itemFactors, item); }

private:
    std::span<const double> rowOf(const std::vector<double>& of, std::int32_t row) const
    {
        return {of.data() + std::size_t(row) * std::size_t(rank), std::size_t(rank)};
    }
};

/// Asked after each epoch or round, with what falls there; false: it ends with what it has. May be empty.
using RoundDone = std::function<bool(int round, double value)>;

struct SgdSettings {
    int rank = 3; ///< 0: biases alone
    int epochs = 80;
    double rate = 0.04;
    double rateDecay = 0.05; ///< epoch e, from 0, is learned at rate/(1 + rateDecay·e)
    double penalty = 0.05; ///< of the squares of biases and vectors
    int batch = 64; ///< so many ratings are looked at with the same numbers, then all pull
    double spread = 0.1; ///< deviation of the vectors in the beginning
    std::uint64_t seed = 1;
};
/// Stochastic gradient descent (Funk 2006; biases as in Koren, Bell and Volinsky 2009). The order of an epoch is a
/// function of seed and epoch. `done` gets √ of the mean squared error of the epoch's ratings as they were met.
Factors factorsBySgd(const Ratings& ratings, const SgdSettings& settings, const RoundDone& done = {});

struct AlsSettings {
    int rank = 3;
    int rounds = 15;
    double penalty = 3; ///< of the squares of biases and vectors
    double spread = 0.1;
    std::uint64_t seed = 1;
};
/// Alternating least squares: bias and vector of each user are solved for with the items standing still, then the
/// items'. `done` gets the sum of squared errors and penalties, which never rises.
Factors factorsByAls(const Ratings& ratings, const AlsSettings& settings, const RoundDone& done = {});

struct NmfSettings {
    int rank = 4;
    int rounds = 200;
    std::uint64_t seed = 1;
};
/// No number below 0 and no biases: multiplicative updates (Lee and Seung 2001) that look at known cells only.
/// Ratings below 0 are refused. `done` gets the sum of squared errors, which never rises.
Result<Factors> factorsByNmf(const Ratings& ratings, const NmfSettings& settings, const RoundDone& done = {});

/// What stands in the cells that nobody has rated, before a whole table can be taken apart.
enum class Filling { zeros, itemMeans, biases };
/// The best table of that rank for the filled one (truncated singular value decomposition), which learns the filling
/// too. The mean and the biases of the answer are 0 for `zeros`; else what was filled in is taken away before.
Result<Factors> factorsBySvd(const Ratings& ratings, int rank, Filling filling);

/// Means and biases without vectors, by ridge rounds: what a user's and an item's own level tell.
Factors biasesOf(const Ratings& ratings, double penalty);

/// A user who was not there while the items were learned: bias and vector by ridge regression on his ratings, the
/// items standing still. Without ratings he is the mean user.
struct NewUser {
    double bias = 0;
    std::vector<double> factors;
};
NewUser foldIn(const Factors& factors, std::span<const RowEntry> ratings, double penalty);
/// What the new user will say about an item.
double guessFor(const Factors& factors, const NewUser& user, std::int32_t item);

} // namespace loom::recommend
