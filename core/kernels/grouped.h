#pragma once

#include "kernels/functions.h"
#include "kernels/window.h"

namespace loom {

/// The sizes of a convolution: channels (in) and filters (out) of one group, which are one where the op names none.
struct GroupedSizes {
    WindowInts w;
    std::int64_t groups, in, out, rows, columns;

    /// x (rows, columns, channels); kernel (rows, columns, in, filters).
    GroupedSizes(const OpInfo& op, const Shape& x, const Shape& kernel)
        : w(op)
        , groups(op.ints.size() > window_ints::kGroups ? op.ints[window_ints::kGroups] : 1)
        , in(kernel[2])
        , out(kernel[3] / groups)
        , rows(x[0])
        , columns(x[1])
    {
    }
    LOOM_HOST_DEVICE std::int64_t channels() const { return groups * in; }
    LOOM_HOST_DEVICE std::int64_t filters() const { return groups * out; }
    LOOM_HOST_DEVICE std::int64_t xSize() const { return rows * columns * channels(); }
    LOOM_HOST_DEVICE std::int64_t ySize() const { return w.out[0] * w.out[1] * filters(); }
    LOOM_HOST_DEVICE bool inside(std::int64_t row, std::int64_t column) const
    {
        return row >= 0 && row < rows && column >= 0 && column < columns;
    }
};

} // namespace loom
