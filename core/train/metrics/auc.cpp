#include "train/metrics/score_table.h"

namespace loom::metrics {
namespace {

/// The share of pairs, one yes and one no, in which yes has the larger score; equal ones count half.
double areaOf(const double* bins, double no, double yes)
{
    double below = 0, right = 0;
    for (int bin = 0; bin < kScoreBins; ++bin) {
        right += bins[2 * bin + 1] * (below + bins[2 * bin] / 2);
        below += bins[2 * bin];
    }
    return right / (no * yes);
}

} // namespace

MetricType auc()
{
    return {.id = "auc",
            .title = TR("AUC"),
            .text = TR("Area under the ROC curve: how often a sample with yes gets a larger output than one with no, "
                       "at all thresholds at once. 1 is a perfect order, 0.5 is chance. Of classes, each against the "
                       "others, and the mean; outputs that differ by less than about 1 % count as equal."),
            .higherIsBetter = true,
            .percent = false,
            .fits = {Judges::choices, Judges::answers},
            .suits = suitsScores,
            .tableWidth = kScoreWidth,
            .mostOutputs = kMostScored,
            .add = addScores,
            .value = [](const MetricState& state) { return meanOfScores(state, areaOf); }};
}

} // namespace loom::metrics
