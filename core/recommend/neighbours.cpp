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
    for (const RowEntry& rated : ratings.row(otherSide(by), column)) {
        if (rated.other == row)
            continue;
        const std::span<const RowEntry> theirs = ratings.row(by, rated.other);
        const Alike found = alike(own, theirs, settings.likeness);
        if (found.common >= std::max(settings.fewestCommon, 1) && found.value != 0)
            answer.voices.push_back({rated.other, found, rated.value, rated.value - meanOf(theirs)});
    }
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

} // namespace loom::recommend
