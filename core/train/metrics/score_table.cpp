#include "train/metrics/score_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace loom::metrics {
namespace {

constexpr int kEachDoubling = 64;
constexpr int kInner = 20 * kEachDoubling, kOuter = 16 * kEachDoubling; ///< bins but for that of the smallest

/// 0 for less than 2^lowest, then `kEachDoubling` for each doubling, at most `most`.
int placeOf(double distance, int lowest, int most)
{
    const std::uint64_t bits = std::bit_cast<std::uint64_t>(distance);
    const int exponent = int(bits >> 52) - 1023;
    if (exponent < lowest)
        return 0;
    const int place = 1 + (exponent - lowest) * kEachDoubling + int(bits >> 46 & (kEachDoubling - 1));
    return place < most ? place : most;
}

void addScore(MetricState& state, std::int64_t output, double score, bool yes)
{
    state.table[std::size_t(output * kScoreWidth + 2 * scoreBin(score) + (yes ? 1 : 0))] += 1;
}

} // namespace

// below 0, up to one half, up to 1, above 1
int scoreBin(double score)
{
    if (!(score >= 0)) // and what is no number
        return score < 0 ? kOuter - placeOf(-score, -8, kOuter) : 0;
    int begin = kOuter + 1;
    if (score <= 0.5)
        return begin + placeOf(score, -20, kInner);
    begin += kInner + 1;
    if (score <= 1)
        return begin + kInner - placeOf(1 - score, -20, kInner);
    begin += kInner + 1;
    return begin + placeOf(score - 1, -8, kOuter);
}

void addScores(MetricState& state, const MetricBatch& batch)
{
    const Layout layout = layoutOf(batch);
    const bool each = batch.judges == Judges::answers;
    const std::int64_t width = each ? outputsApart(batch) : layout.classes;
    state.outputs = width;
    const std::int64_t kept = std::min(width, kMostScored);
    if (const std::size_t needed = std::size_t(kept * kScoreWidth); state.table.size() < needed)
        state.table.resize(needed);
    const std::int64_t known = std::int64_t(state.table.size()) / kScoreWidth;
    const std::int64_t elements = batch.rows * batch.prediction.rowSize;
    for (std::int64_t i = 0; i < elements; ++i)
        if (const std::int64_t output = i % width; output < known)
            addScore(state, output, elementOf(batch.prediction, i), wantedNumber(batch, layout, i) > 0.5);
    state.samples += elements / width;
}

double meanOfScores(const MetricState& state, double (*of)(const double*, double, double))
{
    double sum = 0;
    int seen = 0;
    const std::int64_t kept = std::min(state.outputs, std::int64_t(state.table.size()) / kScoreWidth);
    for (std::int64_t output = 0; output < kept; ++output) {
        const double* bins = state.table.data() + output * kScoreWidth;
        double count[2] = {};
        for (int bin = 0; bin < kScoreWidth; ++bin)
            count[bin % 2] += bins[bin];
        if (count[0] == 0 || count[1] == 0)
            continue;
        sum += of(bins, count[0], count[1]);
        ++seen;
    }
    return seen > 0 ? sum / seen : std::numeric_limits<double>::quiet_NaN();
}

bool suitsScores(const Judged& place)
{
    if (!place.target)
        return false;
    const std::int64_t apart = place.target->classes > 0 ? place.target->classes : lastAxisOf(place.target);
    return apart <= kMostScored;
}

} // namespace loom::metrics
