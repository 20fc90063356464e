#pragma once

#include "train/detection.h"
#include "train/metrics/score_table.h"

#include <array>

/// What metrics of a detector share: found and true boxes of each class, counted in bins of their score.
namespace loom::metrics {

constexpr double kUsualOverlap = 0.5, kUsualStrike = 0.5;
constexpr double kLeastScore = 0.01; ///< what is less sure is no box
constexpr double kSureScore = 0.3; ///< of what is shown to a person who asks for nothing else

/// Bins of scores between 0 and 1, of each how many were found and, an overlap, how many of them were right; in front
/// the number of true boxes.
constexpr int kBoxBins = 2 * (20 * 64 + 1);
constexpr int boxesWidth(int overlaps)
{
    return 1 + kBoxBins * (1 + overlaps);
}

void addBoxes(MetricState& state, const MetricBatch& batch, std::span<const double> overlaps, double strike);
/// The mean over the classes that there are, and over the overlaps; NaN where there is no true box.
double meanPrecision(const MetricState& state, int overlaps, PrecisionWay way);

/// Is it the loss of a detector?
bool judgesBoxes(const Judged& place);
std::int64_t classesOfCells(const MetricBatch& batch);
/// How much boxes of one class may overlap.
AttributeSpec strikeAttribute();

/// One part of a detector's loss, a number a picture; the loss is their sum.
enum class DetectionPart { confidence, box, kind };
MetricType detectionPart(DetectionPart part, const char* id, Text title, Text text);

} // namespace loom::metrics
