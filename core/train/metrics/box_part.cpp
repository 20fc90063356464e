#include "train/metrics/box_table.h"

namespace loom::metrics {

MetricType box_part()
{
    return detectionPart(DetectionPart::box, "box_part", TR("Box part"),
                         TR("Part of a detector's loss: how far the boxes lie from the true ones, summed over a "
                            "picture and weighted as in the loss."));
}

} // namespace loom::metrics
