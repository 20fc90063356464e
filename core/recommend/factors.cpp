#include "recommend/factors.h"

#include "base/random.h"
#include "recommend/least_squares.h"

#include <algorithm>
#include <cmath>

namespace loom::recommend {
namespace {

double product(const double* a, const double* b, int count)
{
    double sum = 0;
    for (int k = 0; k < count; ++k)
        sum += a[k] * b[k];
    return sum;
}

/// Small drawn vectors and no biases.
Factors begun(const Ratings& ratings, int rank, double spread, std::uint64_t seed)
{
    Factors factors{ratings.users(), ratings.items(), rank, ratings.mean(), {}, {}, {}, {}};
    factors.userBias.assign(std::size_t(factors.users), 0);
    factors.itemBias.assign(std::size_t(factors.items), 0);
    const auto draw = [&](std::vector<double>& vectors, std::int32_t rows, const char* name) {
        const RandomStream stream(seed, name);
        vectors.resize(std::size_t(rows) * std::size_t(rank));
        for (std::size_t i = 0; i < vectors.size(); ++i)
            vectors[i] = spread * stream.normal(i);
    };
    draw(factors.userFactors, factors.users, "recommend/users");
    draw(factors.itemFactors, factors.items, "recommend/items");
    return factors;
}

double squares(const std::vector<double>& numbers)
{
    return product(numbers.data(), numbers.data(), int(numbers.size()));
}

double objectiveOf(const Ratings& ratings, const Factors& factors, double penalty)
{
    double sum = penalty
        * (squares(factors.userBias) + squares(factors.itemBias) + squares(factors.userFactors)
           + squares(factors.itemFactors));
    for (const Rating& rating : ratings.all()) {
        const double error = rating.value - factors.at(rating.user, rating.item);
        sum += error * error;
    }
    return sum;
}

/// What the other side says about one row: its vectors and a 1 for the bias.
class RowRidge {
public:
    RowRidge(int rank, double penalty)
        : rank_(rank)
        , equations_(rank + 1, penalty)
        , row_(std::size_t(rank) + 1, 1.0)
    {
    }

    /// Vector, then bias.
    const std::vector<double>& solve(std::span<const RowEntry> ratings, double mean,
                                     const std::vector<double>& vectors, const std::vector<double>& biases)
    {
        equations_.clear();
        for (const RowEntry& entry : ratings) {
            const std::size_t other = std::size_t(entry.other);
            std::copy_n(vectors.data() + other * std::size_t(rank_), rank_, row_.begin());
            equations_.add(row_.data(), entry.value - mean - biases[other]);
        }
        return equations_.solve();
    }

private:
    int rank_;
    LeastSquares equations_;
    std::vector<double> row_;
};

void solveSide(const Ratings& ratings, Side side, Factors& factors, RowRidge& ridge)
{
    const bool users = side == Side::users;
    std::vector<double>& bias = users ? factors.userBias : factors.itemBias;
    std::vector<double>& vectors = users ? factors.userFactors : factors.itemFactors;
    for (std::int32_t row = 0; row < ratings.rows(side); ++row) {
        const std::vector<double>& solved =
            ridge.solve(ratings.row(side, row), factors.mean, users ? factors.itemFactors : factors.userFactors,
                        users ? factors.itemBias : factors.userBias);
        std::copy_n(solved.begin(), factors.rank, vectors.begin() + std::ptrdiff_t(row) * factors.rank);
        bias[std::size_t(row)] = solved.back();
    }
}

} // namespace

double Factors::at(std::int32_t user, std::int32_t item) const
{
    return mean + userBias[std::size_t(user)] + itemBias[std::size_t(item)]
        + product(ofUser(user).data(), ofItem(item).data(), rank);
}

Factors factorsBySgd(const Ratings& ratings, const SgdSettings& settings, const RoundDone& done)
{
    Factors factors = begun(ratings, settings.rank, settings.spread, settings.seed);
    const std::size_t rank = std::size_t(settings.rank), batch = std::size_t(std::max(settings.batch, 1));
    std::vector<double> userPull(batch * rank), itemPull(batch * rank), errors(batch);
    for (int epoch = 0; epoch < settings.epochs; ++epoch) {
        const double rate = settings.rate / (1 + settings.rateDecay * epoch);
        const std::vector<std::int64_t> order =
            drawnOrder(ratings.count(), settings.seed, "recommend/order", std::uint64_t(epoch));
        double sum = 0;
        for (std::size_t first = 0; first < order.size(); first += batch) {
            const std::size_t count = std::min(batch, order.size() - first);
            const auto ratingOf = [&](std::size_t i) -> const Rating& {
                return ratings.all()[std::size_t(order[first + i])];
            };
            // All pulls are measured before the first one acts.
            for (std::size_t i = 0; i < count; ++i) {
                const Rating& rating = ratingOf(i);
                errors[i] = rating.value - factors.at(rating.user, rating.item);
                sum += errors[i] * errors[i];
                const double* p = factors.ofUser(rating.user).data();
                const double* q = factors.ofItem(rating.item).data();
                for (std::size_t k = 0; k < rank; ++k) {
                    userPull[i * rank + k] = errors[i] * q[k] - settings.penalty * p[k];
                    itemPull[i * rank + k] = errors[i] * p[k] - settings.penalty * q[k];
                }
            }
            for (std::size_t i = 0; i < count; ++i) {
                const std::size_t user = std::size_t(ratingOf(i).user), item = std::size_t(ratingOf(i).item);
                factors.userBias[user] += rate * (errors[i] - settings.penalty * factors.userBias[user]);
                factors.itemBias[item] += rate * (errors[i] - settings.penalty * factors.itemBias[item]);
                for (std::size_t k = 0; k < rank; ++k) {
                    factors.userFactors[user * rank + k] += rate * userPull[i * rank + k];
                    factors.itemFactors[item * rank + k] += rate * itemPull[i * rank + k];
                }
            }
        }
        if (done && !done(epoch, std::sqrt(sum / double(std::max<std::int64_t>(ratings.count(), 1)))))
            break;
    }
    return factors;
}

Factors factorsByAls(const Ratings& ratings, const AlsSettings& settings, const RoundDone& done)
{
    Factors factors = begun(ratings, settings.rank, settings.spread, settings.seed);
    RowRidge ridge(settings.rank, settings.penalty);
    for (int round = 0; round < settings.rounds; ++round) {
        solveSide(ratings, Side::users, factors, ridge);
        solveSide(ratings, Side::items, factors, ridge);
        if (done && !done(round, objectiveOf(ratings, factors, settings.penalty)))
            break;
    }
    return factors;
}

Factors biasesOf(const Ratings& ratings, double penalty)
{
    constexpr int kRounds = 30;
    return factorsByAls(ratings, {.rank = 0, .rounds = kRounds, .penalty = penalty});
}

Result<Factors> factorsByNmf(const Ratings& ratings, const NmfSettings& settings, const RoundDone& done)
{
    for (const Rating& rating : ratings.all())
        if (rating.value < 0)
            return Text(TR("User {user} gives item {item} {value}: parts that are never below 0 cannot add up to "
                           "that."),
                        {{"user", rating.user}, {"item", rating.item}, {"value", rating.value}});
    Factors factors = begun(ratings, settings.rank, 1, settings.seed);
    const double level = std::sqrt(std::max(factors.mean, 1e-3) / std::max(settings.rank, 1));
    factors.mean = 0;
    for (std::vector<double>* vectors : {&factors.userFactors, &factors.itemFactors})
        for (double& number : *vectors)
            number = level * (1 + 0.1 * std::clamp(number, -3.0, 3.0)); // near the mean, and above 0
    const int rank = settings.rank;
    std::vector<double> wanted(static_cast<std::size_t>(rank)), given(wanted);
    const auto improve = [&](Side side) {
        std::vector<double>& own = side == Side::users ? factors.userFactors : factors.itemFactors;
        const std::vector<double>& others = side == Side::users ? factors.itemFactors : factors.userFactors;
        for (std::int32_t row = 0; row < ratings.rows(side); ++row) {
            double* numbers = own.data() + std::size_t(row) * std::size_t(rank);
            std::ranges::fill(wanted, 0.0);
            std::ranges::fill(given, 0.0);
            for (const RowEntry& entry : ratings.row(side, row)) {
                const double* other = others.data() + std::size_t(entry.other) * std::size_t(rank);
                const double now = product(numbers, other, rank);
                for (int k = 0; k < rank; ++k) {
                    wanted[std::size_t(k)] += entry.value * other[k];
                    given[std::size_t(k)] += now * other[k];
                }
            }
            for (int k = 0; k < rank; ++k)
                if (given[std::size_t(k)] > 0)
                    numbers[k] *= wanted[std::size_t(k)] / given[std::size_t(k)];
        }
    };
    for (int round = 0; round < settings.rounds; ++round) {
        improve(Side::users);
        improve(Side::items);
        if (done && !done(round, objectiveOf(ratings, factors, 0)))
            break;
    }
    return factors;
}

NewUser foldIn(const Factors& factors, std::span<const RowEntry> ratings, double penalty)
{
    RowRidge ridge(factors.rank, penalty);
    std::vector<double> solved = ridge.solve(ratings, factors.mean, factors.itemFactors, factors.itemBias);
    NewUser user;
    user.bias = solved.back();
    solved.pop_back();
    user.factors = std::move(solved);
    return user;
}

double guessFor(const Factors& factors, const NewUser& user, std::int32_t item)
{
    return factors.mean + user.bias + factors.itemBias[std::size_t(item)]
        + product(user.factors.data(), factors.ofItem(item).data(), factors.rank);
}

} // namespace loom::recommend
