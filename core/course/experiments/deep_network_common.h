#pragma once

#include "base/attribute_spec.h"
#include "project/run.h"

#include <vector>

namespace loom::experiments {

constexpr std::int64_t kDeepPoints = 256;

/// What the experiments with a deep network have in common: depth, activation, initial weights, batch normalization,
/// skip connections and the seed.
std::vector<AttributeSpec> deepNetworkAttributes();

/// Sixteen nodes a layer, on kDeepPoints points of a circle, with one sigmoid output: compiled, its weights as drawn
/// by the seed. Whatever is switched, all other weights stay as they were. `batch` rows a step. Data of another run
/// with the same seed may be given.
Result<Run> deepRun(const Attributes& attributes, DType dtype, std::int64_t batch,
                    std::shared_ptr<const PreparedData> data = {});

/// How large the gradients are in each layer, from the first to the last.
struct DeepGradients {
    std::vector<double> outputs; ///< |∂L/∂h| of one point's loss, root of its mean square over the points
    std::vector<double> weights; ///< ‖∂L/∂W‖ of the mean loss
    double loss = 0;
};

/// By one pass forward and backward over all points, as in a step of training. The run's batch is all points.
Result<DeepGradients> deepGradients(Run& run, std::int64_t depth);

} // namespace loom::experiments
