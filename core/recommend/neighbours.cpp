#include "recommend/neighbours.h"

#include <algorithm>
#include <cmath>

namespace loom::recommend {
namespace {

/// Calls `each(x, y)` for what both rows have rated, in ascending order.
template<class Each> void forCommon(std::span<const RowEntry> a, std::span<const RowEntry> b, Each each)
{
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].other == b[j].other)
            each(a[i++].value, b[j++].value);
        else if (a[i].other < b[j].other)
            ++i;
        else
            ++j;
    }
}

struct Means {
    double a = 0, b = 0;
};

Means meansOf(std::span<const RowEntry> a, std::span<const RowEntry> b, Likeness likeness, int common)
{
    if (likeness == Likeness::pearson)
        return {meanOf(a), meanOf(b)};
    Means means;
    if (likeness == Likeness::pearsonOfCommon && common > 0)
        forCommon(a, b, [&](double x, double y) {
            means.a += x / common;
            means.b += y / common;
        });
    return means;
}

/// The row without the cell that is asked for.
std::vector<RowEntry> rowWithout(std::span<const RowEntry> row, std::int32_t other)
{
    std::vector<RowEntry> rest;
    for (const RowEntry& entry : row)
        if (entry.other != other)
            rest.push_back(entry);
    return rest;
}

void addVoice(Guess& answer, const RowEntry& rated, const Alike& found, double mean,
              const NeighbourSettings& settings)
{
    if (found.common >= std::max(settings.fewestCommon, 1) && found.value != 0)
        answer.voices.push_back({rated.other, found, rated.value, rated.value - mean});
}

/// The most alike voices, and what they say together.
Guess weighed(Guess answer, const NeighbourSettings& settings)
{
    std::ranges::stable_sort(answer.voices, std::ranges::greater(),
                             [](const Voice& voice) { return voice.alike.value; });
    if (settings.most > 0 && answer.voices.size() > std::size_t(settings.most))
        answer.voices.resize(std::size_t(settings.most));
    double sum = 0, weights = 0;
    for (const Voice& voice : answer.voices) {
        sum += voice.alike.value * (settings.centered ? voice.offMean : voice.rating);
        weights += std::abs(voice.alike.value);
    }
    if (weights > 0)
        answer.value = (settings.centered ? answer.mean : 0) + sum / weights;
    return answer;
}

} // namespace

Alike alike(std::span<const RowEntry> a, std::span<const RowEntry> b, Likeness likeness)
{
    Alike answer;
    double squares = 0;
    forCommon(a, b, [&](double x, double y) {
        ++answer.common;
        squares += (x - y) * (x - y);
    });
    answer.distance = std::sqrt(squares);
    if (answer.common == 0)
        return answer;
    if (likeness == Likeness::euclid) {
        answer.value = 1 / (1 + answer.distance);
        return answer;
    }
    const Means means = meansOf(a, b, likeness, answer.common);
    double product = 0, lengthA = 0, lengthB = 0;
    forCommon(a, b, [&](double x, double y) {
        product += (x - means.a) * (y - means.b);
        lengthA += (x - means.a) * (x - means.a);
        lengthB += (y - means.b) * (y - means.b);
    });
    if (lengthA > 0 && lengthB > 0)
        answer.value = std::clamp(product / (std::sqrt(lengthA) * std::sqrt(lengthB)), -1.0, 1.0);
    return answer;
}

bool Guess::thin() const
{
    return std::ranges::any_of(voices, [](const Voice& voice) { return voice.alike.thin(); });
}

Guess guess(const Ratings& ratings, Side by, std::int32_t user, std::int32_t item, const NeighbourSettings& settings)
{
    const std::int32_t row = by == Side::users ? user : item, column = by == Side::users ? item : user;
    const std::vector<RowEntry> own = rowWithout(ratings.row(by, row), column);
    Guess answer;
    answer.mean = meanOf(own);
    for (const RowEntry& rated : ratings.row(otherSide(by), column))
        if (rated.other != row) {
            const std::span<const RowEntry> theirs = ratings.row(by, rated.other);
            addVoice(answer, rated, alike(own, theirs, settings.likeness), meanOf(theirs), settings);
        }
    return weighed(std::move(answer), settings);
}

Neighbourhood::Neighbourhood(Ratings ratings, Side by, const NeighbourSettings& settings)
    : ratings_(std::move(ratings))
    , by_(by)
    , settings_(settings)
{
    for (std::int32_t row = 0; row < ratings_.rows(by_); ++row)
        means_.push_back(meanOf(ratings_.row(by_, row)));
}

Result<void> Neighbourhood::canCompare(const Ratings& ratings, Side by)
{
    constexpr double kMost = 3e10; // steps through two rows at once: about a minute
    const double steps = double(ratings.rows(by)) * double(ratings.count());
    if (steps <= kMost)
        return {};
    return by == Side::users
        ? Text(TR("{rows} users with {ratings} ratings are too many to compare each with all others: take "
                  "“item_neighbours”, “sgd” or “als”."),
               {{"rows", ratings.rows(by)}, {"ratings", ratings.count()}})
        : Text(TR("{rows} items with {ratings} ratings are too many to compare each with all others: take "
                  "“user_neighbours”, “sgd” or “als”."),
               {{"rows", ratings.rows(by)}, {"ratings", ratings.count()}});
}

void Neighbourhood::compare(std::int32_t row)
{
    const std::span<const RowEntry> own = ratings_.row(by_, row);
    alike_.resize(std::size_t(ratings_.rows(by_)));
    for (std::int32_t other = 0; other < ratings_.rows(by_); ++other)
        alike_[std::size_t(other)] = alike(own, ratings_.row(by_, other), settings_.likeness);
    compared_ = row;
}

Guess Neighbourhood::guess(std::int32_t user, std::int32_t item)
{
    const std::int32_t row = by_ == Side::users ? user : item, column = by_ == Side::users ? item : user;
    if (ratings_.at(user, item)) // the row is compared without that cell
        return recommend::guess(ratings_, by_, user, item, settings_);
    if (row != compared_)
        compare(row);
    Guess answer;
    answer.mean = means_[std::size_t(row)];
    for (const RowEntry& rated : ratings_.row(otherSide(by_), column))
        addVoice(answer, rated, alike_[std::size_t(rated.other)], means_[std::size_t(rated.other)], settings_);
    return weighed(std::move(answer), settings_);
}

} // namespace loom::recommend
