#include "project/recommendation.h"

#include "data/data_loader.h"
#include "project/prediction.h"
#include "recommend/ranking.h"

#include <algorithm>
#include <numeric>

namespace loom {
namespace {

/// The same pipeline over one row for each item, of a user whose ratings nobody knows.
PreparedData asked(const PreparedData& data, std::int32_t user, const RatingFields& fields)
{
    RatingRows rows;
    rows.users = data.rows.fields()[std::size_t(fields.user)].classes;
    rows.items = data.rows.fields()[std::size_t(fields.item)].classes;
    for (std::size_t item = 0; item < rows.items.size(); ++item)
        rows.add(user, std::int32_t(item), 0);
    PreparedData asked = data;
    asked.rows = std::move(rows).intoData().rows;
    return asked;
}

std::string firstOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kFew = 3;
    std::string words;
    for (std::size_t i = 0; i < std::min(names.size(), kFew); ++i)
        words += (i == 0 ? "" : ", ") + names[i];
    return words;
}

/// 1 for each item that the user has rated.
std::vector<std::uint8_t> ratedBy(const PreparedData& data, std::int32_t user, const RatingFields& fields)
{
    std::vector<std::uint8_t> rated(data.rows.fields()[std::size_t(fields.item)].classes.size());
    const auto users = data.rows.column(fields.user).values<std::int32_t>();
    const auto items = data.rows.column(fields.item).values<std::int32_t>();
    for (std::size_t row = 0; row < users.size(); ++row)
        if (users[row] == user)
            rated[std::size_t(items[row])] = 1;
    return rated;
}

} // namespace

Result<RatingFields> ratedFields(const PreparedData& data)
{
    const RatingFields fields = ratingFieldsOf(data.rows);
    if (!fields.all() || data.rows.store())
        return Text(
            TR("The data hold no users, items and ratings: recommendations need a source such as “ratings”."));
    return fields;
}

Result<std::vector<double>> expectedRatings(const Run& run, const PreparedData& about,
                                            std::span<const std::int64_t> rows)
{
    const std::int64_t width = run.network->prediction(0, true).rowSize;
    const std::vector<PredictedOutput> outputs = predictedOutputs(run.project, about, std::vector{width});
    if (outputs.empty() || !outputs[0].amounts)
        return Text(
            TR("The network's answer is no rating: its first loss must compare one number with the ratings."));
    std::vector<double> expected;
    expected.reserve(rows.size());
    for (std::size_t first = 0; first < rows.size(); first += std::size_t(run.network->batch())) {
        const auto some = rows.subspan(first, std::min(rows.size() - first, std::size_t(run.network->batch())));
        for (const Feed& feed : run.network->inferenceFeeds())
            if (const auto read = gatherField(about, about.indexOf(feed.field), some, feed.view); !read)
                return read.error();
        run.network->infer(std::int64_t(some.size()), {.step = 0});
        const TensorView answer = run.network->prediction(0, true);
        for (std::size_t i = 0; i < some.size(); ++i)
            expected.push_back(
                predictionOf(outputs[0], about, std::vector{elementOf(answer, std::int64_t(i) * answer.rowSize)})
                    .values[0]);
    }
    return expected;
}

Result<Recommendations> recommendationsFrom(const PreparedData& data, const std::string& user, int count,
                                            const ItemGuesses& guesses)
{
    const Result<RatingFields> fields = ratedFields(data);
    if (!fields)
        return fields.error();
    const std::vector<std::string>& users = data.rows.fields()[std::size_t(fields->user)].classes;
    const std::int32_t number = NameNumbers(users).of(user);
    if (number < 0)
        return Text(TR("Nobody is called “{name}” among the {count} users; the first ones are: {first}."),
                    {{"name", user}, {"count", users.size()}, {"first", firstOf(users)}});
    const Result<std::vector<double>> scores = guesses(number);
    if (!scores)
        return scores.error();
    const std::vector<std::uint8_t> rated = ratedBy(data, number, *fields);
    const std::vector<std::string>& items = data.rows.fields()[std::size_t(fields->item)].classes;
    Recommendations found;
    found.known = std::ranges::count(rated, 1);
    for (const std::int32_t item : recommend::best(*scores, count, rated))
        found.items.push_back({items[std::size_t(item)], (*scores)[std::size_t(item)]});
    return found;
}

Result<Recommendations> recommendations(const Run& run, const std::string& user, int count)
{
    const PreparedData& data = *run.data;
    return recommendationsFrom(data, user, count, [&](std::int32_t number) {
        const PreparedData about = asked(data, number, ratingFieldsOf(data.rows));
        std::vector<std::int64_t> rows(std::size_t(about.rows.size()));
        std::iota(rows.begin(), rows.end(), 0);
        return expectedRatings(run, about, rows);
    });
}

} // namespace loom
