#pragma once

#include "plan/plan.h"

namespace loom {

/// The plan with ops joined where the variant (or the baseline) has a kernel for both at once. Buffers keep their
/// numbers; one that is no longer stored becomes an optional output of the joined op, so that it can still be watched
/// with the same bits. Joined ops name what they replace.
Plan fused(Plan plan, const KernelTable& variant);

/// A step of `fused`: convolution + ReLU, already one, takes in the max-pooling behind it, backward too.
void joinPools(Plan& plan, const KernelTable& variant);

} // namespace loom
