#pragma once

#include "kernels/kernel.h"

namespace loom {

/// A window op's numbers as plan/ops.h stores them: kernel, stride, dilation, padding before, output size.
struct WindowInts {
    std::int64_t kernel[2], stride[2], dilation[2], before[2], out[2];

    explicit WindowInts(const OpInfo& op)
    {
        const std::int64_t* from = op.ints.data();
        for (std::int64_t* pair : {kernel, stride, dilation, before, out})
            for (int axis = 0; axis < 2; ++axis)
                pair[axis] = *from++;
    }
    /// Where window cell `k` of output `o` stands in the picture; outside [0, n) means padding.
    std::int64_t at(int axis, std::int64_t o, std::int64_t k) const
    {
        return o * stride[axis] - before[axis] + k * dilation[axis];
    }
};

} // namespace loom
