#pragma once

#include "base/result.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace loom {

/// How long passes through a network of dense layers take on this machine: measured, medians of many, one thread, one
/// sample, in f32.
struct PassTimes {
    std::int64_t parameters = 0;
    double forwardSeconds = 0;
    double bothSeconds = 0; ///< forward, loss and backward

    /// Numerical differentiation: two forward passes a parameter.
    std::int64_t numericPasses() const { return 2 * parameters; }
    double numericSeconds() const { return double(numericPasses()) * forwardSeconds; }
};

/// `sizes`: the inputs, then the units of each layer; sigmoid inside, softmax with its cross-entropy at the end.
/// Takes a fifth of a second. `goOn` is asked between passes: no ends it with what was measured so far.
Result<PassTimes> measurePasses(const std::vector<std::int64_t>& sizes, const std::function<bool()>& goOn);

} // namespace loom
