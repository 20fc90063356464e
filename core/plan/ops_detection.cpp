#include "plan/detection_ops.h"
#include "plan/new_op.h"

namespace loom::ops {
namespace {

constexpr double kWork = 12; ///< of a cell's number, as of an exponential

Op detectionOp(std::string kind, const Ref& prediction, const Ref& boxes, const Ref& weight,
               const DetectionSettings& settings)
{
    Op op = sampleOp(std::move(kind), {prediction, boxes, weight}, double(prediction.shape.size()) * kWork);
    op.info.reals = {settings.confidence, settings.box, settings.kind};
    op.info.ints = {settings.shared ? 1 : 0};
    return op;
}

} // namespace

Ref detection(Pass& pass, const Ref& prediction, const Ref& boxes, const Ref& weight,
              const DetectionSettings& settings)
{
    return pass.append(detectionOp("detection", prediction, boxes, weight, settings), Shape{});
}

Ref detectionGradient(Pass& pass, const Ref& prediction, const Ref& boxes, const Ref& weight,
                      const DetectionSettings& settings)
{
    Op op = detectionOp("detection_gradient", prediction, boxes, weight, settings);
    op.info.reals.insert(op.info.reals.begin(), lossWeight(pass));
    return pass.append(std::move(op), prediction.shape);
}

} // namespace loom::ops
