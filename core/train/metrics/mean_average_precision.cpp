#include "train/metrics/box_table.h"

namespace loom::metrics {
namespace {

void add(MetricState& state, const MetricBatch& batch)
{
    addBoxes(state, batch, std::array{batch.setting(0, kUsualOverlap)}, batch.setting(1, kUsualStrike));
}

double value(const MetricState& state)
{
    return meanPrecision(state, 1, PrecisionWay::area);
}

} // namespace

MetricType mean_average_precision()
{
    return {.id = "mean_average_precision",
            .title = TR("mAP"),
            .text = TR("Mean average precision of boxes: found is an object whose box is overlapped enough by one of "
                       "its class, each once. Precision (how many boxes are right) over recall (how many objects are "
                       "found) at all thresholds, as an area; the mean over the classes, as Pascal VOC measures it."),
            .higherIsBetter = true,
            .percent = true,
            .fits = {Judges::nothing},
            .suits = judgesBoxes,
            .wholeRows = true,
            .tableWidth = boxesWidth(1),
            .mostOutputs = kMostScored,
            .outputs = classesOfCells,
            .add = add,
            .value = value,
            .attributes = {{.name = "overlap",
                            .kind = AttributeKind::real,
                            .fallback = kUsualOverlap,
                            .title = TR("Overlap"),
                            .help = TR("From which intersection over union on a box counts as right."),
                            .minimum = 0.05,
                            .maximum = 0.95,
                            .step = 0.05},
                           strikeAttribute()}};
}

} // namespace loom::metrics
