#include "train/metrics/score_table.h"

namespace loom::metrics {
namespace {

/// Σ (recall gained)·precision, from the largest score down.
double averageOf(const double* bins, double, double yes)
{
    double hits = 0, taken = 0, sum = 0;
    for (int bin = kScoreBins - 1; bin >= 0; --bin) {
        const double found = bins[2 * bin + 1];
        hits += found;
        taken += found + bins[2 * bin];
        sum += found > 0 ? found * (hits / taken) : 0;
    }
    return sum / yes;
}

} // namespace

MetricType average_precision()
{
    return {.id = "average_precision",
            .title = TR("Average precision"),
            .text =
                TR("Area under the precision–recall curve: the precision at all thresholds, by the recall that each "
                   "adds. It looks at yes alone, and so tells more than AUC where yes is rare. Of classes, each "
                   "against the others, and the mean; outputs that differ by less than about 1 % count as equal."),
            .higherIsBetter = true,
            .percent = false,
            .fits = {Judges::choices, Judges::answers},
            .suits = suitsScores,
            .tableWidth = kScoreWidth,
            .mostOutputs = kMostScored,
            .add = addScores,
            .value = [](const MetricState& state) { return meanOfScores(state, averageOf); }};
}

} // namespace loom::metrics
