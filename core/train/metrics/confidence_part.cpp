#include "train/metrics/box_table.h"

namespace loom::metrics {

MetricType confidence_part()
{
    return detectionPart(DetectionPart::confidence, "confidence_part", TR("Confidence part"),
                         TR("Part of a detector's loss: how wrong the cells are about where objects are, summed over "
                            "a picture and weighted as in the loss."));
}

} // namespace loom::metrics
