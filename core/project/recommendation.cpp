#include "project/recommendation.h"

#include "data/data_loader.h"
#include "data/rating_rows.h"
#include "project/prediction.h"
#include "recommend/ranking.h"

#include <algorithm>

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

Result<Recommendations> recommendations(const Run& run, const std::string& user, int count)
{
    const PreparedData& data = *run.data;
    const RatingFields fields = ratingFieldsOf(data.rows);
    if (!fields.all() || data.rows.store())
        return Text(
            TR("The data hold no users, items and ratings: recommendations need a source such as “ratings”."));
    const std::vector<std::string>& users = data.rows.fields()[std::size_t(fields.user)].classes;
    const std::int32_t number = NameNumbers(users).of(user);
    if (number < 0)
        return Text(TR("Nobody is called “{name}” among the {count} users; the first ones are: {first}."),
                    {{"name", user}, {"count", users.size()}, {"first", firstOf(users)}});
    const PreparedData about = asked(data, number, fields);
    const std::int64_t width = run.network->prediction(0, true).rowSize;
    const std::vector<PredictedOutput> outputs = predictedOutputs(run.project, data, std::vector{width});
    if (outputs.empty() || !outputs[0].amounts)
        return Text(
            TR("The network's answer is no rating: its first loss must compare one number with the ratings."));
    std::vector<double> scores;
    const std::int64_t all = about.rows.size();
    for (std::int64_t first = 0; first < all; first += run.network->batch()) {
        std::vector<std::int64_t> rows;
        for (std::int64_t row = first; row < std::min(all, first + run.network->batch()); ++row)
            rows.push_back(row);
        for (const Feed& feed : run.network->inferenceFeeds())
            if (const auto read = gatherField(about, about.indexOf(feed.field), rows, feed.view); !read)
                return read.error();
        run.network->infer(std::int64_t(rows.size()), {.step = 0});
        const TensorView answer = run.network->prediction(0, true);
        for (std::size_t i = 0; i < rows.size(); ++i)
            scores.push_back(
                predictionOf(outputs[0], data, std::vector{elementOf(answer, std::int64_t(i) * answer.rowSize)})
                    .values[0]);
    }
    const std::vector<std::uint8_t> rated = ratedBy(data, number, fields);
    Recommendations found;
    found.known = std::ranges::count(rated, 1);
    for (const std::int32_t item : recommend::best(scores, count, rated))
        found.items.push_back(
            {data.rows.fields()[std::size_t(fields.item)].classes[std::size_t(item)], scores[std::size_t(item)]});
    return found;
}

} // namespace loom
