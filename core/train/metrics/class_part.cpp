#include "train/metrics/box_table.h"

namespace loom::metrics {

MetricType class_part()
{
    return detectionPart(DetectionPart::kind, "class_part", TR("Class part"),
                         TR("Part of a detector's loss: how wrong the classes of the objects are, summed over a "
                            "picture and weighted as in the loss."));
}

} // namespace loom::metrics
