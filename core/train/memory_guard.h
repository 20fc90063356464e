#pragma once

#include "graph/shape_inference.h"

namespace loom {

/// Empty where the machine has the memory that training with that batch takes, as far as can be told before any is
/// taken; else a sentence with both numbers. A plan that does not fit would be begun and then killed by the system.
Text memoryRefusal(const GraphReport& report, std::int64_t batch, DType dtype);

} // namespace loom
