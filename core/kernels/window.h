#pragma once

#include "base/host_device.h"
#include "kernels/kernel.h"

namespace loom {

/// Where the numbers of a window stand in the ints of an op, two (rows, columns) of each: kernel, stride, dilation,
/// padding above and left, size of the output; behind them a convolution joined with pooling has the pooling's window
/// and output, a grouped one the number of its groups.
namespace window_ints {
enum Place {
    kKernel = 0,
    kStride = 2,
    kDilation = 4,
    kBefore = 6,
    kOut = 8,
    kPoolKernel = 10,
    kPoolOut = 12,
    kGroups = 10
};
}

/// The same numbers, read.
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
    LOOM_HOST_DEVICE std::int64_t at(int axis, std::int64_t o, std::int64_t k) const
    {
        return o * stride[axis] - before[axis] + k * dilation[axis];
    }
};

} // namespace loom
