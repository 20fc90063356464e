#include "recommend/methods.h"

#include "recommend/factors.h"

#include <algorithm>
#include <memory>

namespace loom::recommend {
namespace {

constexpr int kNeighbours = 20;
/// Two of whom share fewer ratings say nothing of one another: with two, any line goes through both points.
constexpr int kFewestCommon = 3;
constexpr double kBiasPenalty = 3;

int orOwn(int told, int own)
{
    return told > 0 ? told : own;
}

Guesser byFactors(Factors factors)
{
    return [learned = std::make_shared<const Factors>(std::move(factors))](std::int32_t user, std::int32_t item) {
        return learned->at(user, item);
    };
}

Result<Guesser> byMean(Ratings training, const MethodSettings&)
{
    return Guesser([mean = training.mean()](std::int32_t, std::int32_t) { return mean; });
}

Result<Guesser> byBiases(Ratings training, const MethodSettings&)
{
    return byFactors(biasesOf(training, kBiasPenalty));
}

Result<Guesser> byNeighbours(Ratings training, Side side, const MethodSettings& settings)
{
    const Result<void> few = Neighbourhood::canCompare(training, side);
    if (!few)
        return few.error();
    const NeighbourSettings asked{.likeness = settings.likeness,
                                  .centered = true,
                                  .most = orOwn(settings.neighbours, kNeighbours),
                                  .fewestCommon = kFewestCommon};
    const double mean = training.mean();
    return Guesser([hood = std::make_shared<Neighbourhood>(std::move(training), side, asked), mean,
                    side](std::int32_t user, std::int32_t item) {
        const Guess guess = hood->guess(user, item);
        const bool hasOwn = !hood->ratings().row(side, side == Side::users ? user : item).empty();
        return guess.value.value_or(hasOwn ? guess.mean : mean);
    });
}

Result<Guesser> byUsers(Ratings training, const MethodSettings& settings)
{
    return byNeighbours(std::move(training), Side::users, settings);
}

Result<Guesser> byItems(Ratings training, const MethodSettings& settings)
{
    return byNeighbours(std::move(training), Side::items, settings);
}

Result<Guesser> bySgd(Ratings training, const MethodSettings& settings)
{
    SgdSettings sgd;
    sgd.rank = orOwn(settings.rank, sgd.rank);
    sgd.seed = settings.seed;
    return byFactors(factorsBySgd(training, sgd));
}

Result<Guesser> byAls(Ratings training, const MethodSettings& settings)
{
    AlsSettings als;
    als.rank = orOwn(settings.rank, als.rank);
    als.seed = settings.seed;
    return byFactors(factorsByAls(training, als));
}

Result<Guesser> byNmf(Ratings training, const MethodSettings& settings)
{
    NmfSettings nmf;
    nmf.rank = orOwn(settings.rank, nmf.rank);
    nmf.seed = settings.seed;
    Result<Factors> factors = factorsByNmf(training, nmf);
    if (!factors)
        return factors.error();
    return byFactors(std::move(*factors));
}

Result<Guesser> bySvd(Ratings training, const MethodSettings& settings)
{
    constexpr int kRank = 3;
    Result<Factors> factors = factorsBySvd(training, orOwn(settings.rank, kRank), Filling::biases);
    if (!factors)
        return factors.error();
    return byFactors(std::move(*factors));
}

} // namespace

const std::vector<Method>& methods()
{
    static const std::vector<Method> table = {
        {"mean", "the mean of all ratings", true, Side::users, &byMean},
        {"biases", "the user's and the item's own level", true, Side::users, &byBiases},
        {"user_neighbours", "users who rated alike", false, Side::users, &byUsers},
        {"item_neighbours", "items that were rated alike", false, Side::items, &byItems},
        {"sgd", "vectors and biases by stochastic gradient descent", true, Side::users, &bySgd},
        {"als", "vectors and biases by alternating least squares", true, Side::users, &byAls},
        {"nmf", "vectors without a number below 0", true, Side::users, &byNmf},
        {"svd", "truncated singular value decomposition of the table filled by biases", true, Side::users, &bySvd},
    };
    return table;
}

const Method* methodOf(std::string_view id)
{
    const auto found = std::ranges::find(methods(), id, &Method::id);
    return found == methods().end() ? nullptr : &*found;
}

double rmse(const Method& method, const Guesser& guesser, const Ratings& ratings)
{
    if (method.order == Side::users)
        return rmse(ratings, guesser);
    return rmse(ratings.turned(), [&](std::int32_t item, std::int32_t user) { return guesser(user, item); });
}

} // namespace loom::recommend
