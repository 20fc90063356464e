#pragma once

#include "plan/pass.h"

namespace loom::ops {

/// What the parts of a detector's loss count, and whether neighbors of an object's cell answer for it too.
struct DetectionSettings {
    double confidence = 1, box = 5, kind = 1;
    bool shared = true;
};
/// The loss of a detector, one number a sample: prediction (rows, columns, 5 + classes), boxes (most, 5 or more) as
/// in kernels/detection_cells.h. `weight` as in `ops::loss`.
Ref detection(Pass& pass, const Ref& prediction, const Ref& boxes, const Ref& weight,
              const DetectionSettings& settings);
Ref detectionGradient(Pass& pass, const Ref& prediction, const Ref& boxes, const Ref& weight,
                      const DetectionSettings& settings);

} // namespace loom::ops
