#include "train/metrics/box_table.h"

namespace loom::metrics {
namespace {

constexpr std::array<double, 10> kOverlaps = {0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95};

void add(MetricState& state, const MetricBatch& batch)
{
    addBoxes(state, batch, kOverlaps, batch.setting(0, kUsualStrike));
}

double value(const MetricState& state)
{
    return meanPrecision(state, int(kOverlaps.size()), PrecisionWay::hundredOne);
}

} // namespace

MetricType mean_average_precision_coco()
{
    return {.id = "mean_average_precision_coco",
            .title = TR("mAP (COCO)"),
            .text =
                TR("Mean average precision as COCO measures it: at 101 recalls, and as the mean over overlaps from "
                   "0.5 to 0.95, so that a box must lie well to count everywhere."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::nothing},
            .suits = judgesBoxes,
            .wholeRows = true,
            .tableWidth = boxesWidth(int(kOverlaps.size())),
            .mostOutputs = kMostScored,
            .outputs = classesOfCells,
            .add = add,
            .value = value,
            .attributes = {strikeAttribute()}};
}

} // namespace loom::metrics
