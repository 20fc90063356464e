#pragma once

#include "train/metrics/metric_common.h"

/// Scores of yes and no counted in bins: what metrics of all thresholds at once share. A bin is about 1 % of the
/// distance from the nearest of 0 and 1 (64 for each doubling), so that far ends are told apart as well as the
/// middle; scores in one bin count as equal.
namespace loom::metrics {

constexpr int kScoreBins = (20 + 20 + 16 + 16) * 64 + 4;
constexpr int kScoreWidth = 2 * kScoreBins; ///< of a bin how many no, how many yes
constexpr std::int64_t kMostScored = 100; ///< classes or outputs that are kept apart

int scoreBin(double score);

/// Adds the scores of a batch: each class against all others, or each output (of pictures and series each channel) by
/// itself.
void addScores(MetricState& state, const MetricBatch& batch);
/// Mean of `of` over the classes and outputs of which there are both yes and no; NaN where there is none. A single
/// output is one of yes and no. `of` gets the bins of one, from the lowest score on.
double meanOfScores(const MetricState& state, double (*of)(const double* bins, double no, double yes));

/// Scores of probabilities, margins and others alike, but not of more classes than are kept apart.
bool suitsScores(const Judged& place);

} // namespace loom::metrics
