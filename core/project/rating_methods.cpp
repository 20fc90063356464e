#include "project/rating_methods.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kAtOnce = 4096;

using recommend::Rating;
using recommend::Ratings;

/// Calls `each(row)` for the rows of a part in their order.
template<class Each> void forRows(const RowSet& part, Each each)
{
    for (std::int64_t first = 0; first < std::int64_t(part.size()); first += kAtOnce)
        for (const std::int64_t row : part.slice(first, kAtOnce))
            each(row);
}

Result<Ratings> ratingsOf(const PreparedData& data, const RowSet& part, const RatingFields& fields)
{
    const auto users = data.rows.column(fields.user).values<std::int32_t>();
    const auto items = data.rows.column(fields.item).values<std::int32_t>();
    const auto values = data.rows.column(fields.rating).values<float>();
    std::vector<Rating> ratings;
    forRows(part, [&](std::int64_t row) {
        if (const std::size_t at = std::size_t(row); std::isfinite(values[at]))
            ratings.push_back({users[at], items[at], double(values[at])});
    });
    // Of a cell that comes again the last one stays.
    std::ranges::reverse(ratings);
    const auto cell = [](const Rating& rating) { return std::pair(rating.user, rating.item); };
    std::ranges::stable_sort(ratings, {}, cell);
    const auto again = std::ranges::unique(ratings, {}, cell);
    ratings.erase(again.begin(), again.end());
    const auto count = [&](int field) { return std::int32_t(data.rows.fields()[std::size_t(field)].classes.size()); };
    return Ratings::of(count(fields.user), count(fields.item), std::move(ratings));
}

std::optional<double> errorOver(const recommend::Method& method, const recommend::Guesser& guesser,
                                const Ratings& part)
{
    if (part.count() == 0)
        return std::nullopt;
    return recommend::rmse(method, guesser, part);
}

Result<std::optional<double>> errorOver(const Run& run, const RowSet& part, const RatingFields& fields)
{
    const auto values = run.data->rows.column(fields.rating).values<float>();
    double sum = 0;
    std::int64_t count = 0;
    for (std::int64_t first = 0; first < std::int64_t(part.size()); first += kAtOnce) {
        const std::vector<std::int64_t> rows = part.slice(first, kAtOnce);
        const Result<std::vector<double>> expected = expectedRatings(run, *run.data, rows);
        if (!expected)
            return expected.error();
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (const double value = values[std::size_t(rows[i])]; std::isfinite(value)) {
                sum += ((*expected)[i] - value) * ((*expected)[i] - value);
                ++count;
            }
    }
    return count == 0 ? std::optional<double>() : std::sqrt(sum / double(count));
}

std::vector<recommend::Basket> basketsOf(const Ratings& ratings, const std::optional<double>& from)
{
    std::vector<recommend::Basket> baskets;
    for (std::int32_t user = 0; user < ratings.users(); ++user) {
        const auto row = ratings.ofUser(user);
        if (row.empty())
            continue;
        const double mean = recommend::meanOf(row);
        recommend::Basket basket;
        for (const recommend::RowEntry& entry : row)
            if (from ? entry.value >= *from : entry.value > mean)
                basket.push_back(entry.other);
        baskets.push_back(std::move(basket));
    }
    return baskets;
}

} // namespace

Result<RatingParts> ratingParts(const PreparedData& data)
{
    const Result<RatingFields> fields = ratedFields(data);
    if (!fields)
        return fields.error();
    RatingParts parts;
    for (const auto& [into, rows] : {std::pair(&parts.training, &data.training),
                                     {&parts.validation, &data.validation},
                                     {&parts.test, &data.test}}) {
        Result<Ratings> ratings = ratingsOf(data, *rows, *fields);
        if (!ratings)
            return ratings.error();
        *into = std::move(*ratings);
    }
    if (parts.training.count() == 0)
        return Text(TR("The training part holds no rating: nothing can be learned."));
    return parts;
}

Result<Recommendations> recommendationsBy(const recommend::Method& method, const recommend::MethodSettings& settings,
                                          const PreparedData& data, const std::string& user, int count)
{
    Result<RatingParts> parts = ratingParts(data);
    if (!parts)
        return parts.error();
    return recommendationsFrom(data, user, count, [&](std::int32_t number) -> Result<std::vector<double>> {
        const std::int32_t items = parts->training.items();
        const Result<recommend::Guesser> guesser = method.learn(std::move(parts->training), settings);
        if (!guesser)
            return guesser.error();
        std::vector<double> scores;
        for (std::int32_t item = 0; item < items; ++item)
            scores.push_back((*guesser)(number, item));
        return scores;
    });
}

Result<RatingErrors> errorsOf(const recommend::Method& method, const recommend::MethodSettings& settings,
                              const RatingParts& parts)
{
    const Result<recommend::Guesser> guesser = method.learn(parts.training, settings);
    if (!guesser)
        return guesser.error();
    return RatingErrors{method.learns ? errorOver(method, *guesser, parts.training) : std::nullopt,
                        errorOver(method, *guesser, parts.validation), errorOver(method, *guesser, parts.test)};
}

Result<RatingErrors> errorsOf(const Run& run)
{
    const Result<RatingFields> fields = ratedFields(*run.data);
    if (!fields)
        return fields.error();
    RatingErrors errors;
    for (const auto& [into, rows] : {std::pair(&errors.training, &run.data->training),
                                     {&errors.validation, &run.data->validation},
                                     {&errors.test, &run.data->test}}) {
        const Result<std::optional<double>> error = errorOver(run, *rows, *fields);
        if (!error)
            return error.error();
        *into = *error;
    }
    return errors;
}

Result<LikedRules> likedTogether(const PreparedData& data, const LikedSettings& settings)
{
    const Result<RatingParts> parts = ratingParts(data);
    if (!parts)
        return parts.error();
    const std::vector<recommend::Basket> baskets = basketsOf(parts->training, settings.from);
    const std::int64_t frequent = std::int64_t(recommend::frequentSets(baskets, settings.support, 1).size());
    constexpr int kBoth = 2; // items of a rule
    constexpr double kMostSteps = 2e10; // about a minute
    const double steps = double(frequent) * double(frequent) / 2 * double(parts->training.count());
    if (steps > kMostSteps)
        return Text(TR("{items} items are liked by a share of {share} of the users or more: too many pairs to look "
                       "through. Ask for a higher support."),
                    {{"items", frequent}, {"share", settings.support}});
    const std::vector<std::string>& names = data.rows.fields()[std::size_t(ratingFieldsOf(data.rows).item)].classes;
    LikedRules found{{}, std::int64_t(baskets.size())};
    for (const recommend::Rule& rule :
         recommend::associationRules(baskets, settings.support, settings.confidence, kBoth))
        found.rules.push_back({names[std::size_t(rule.from[0])], names[std::size_t(rule.to[0])], rule.support,
                               rule.confidence, rule.lift});
    return found;
}

} // namespace loom
