#pragma once

#include "base/math.h"

#include <cstdint>

namespace loom {

/// One axis of a picture with a mirrored edge: `length` cells, `before` of the edge in front of them, `padded` in
/// all.
struct Reflection {
    std::int64_t length, before, padded;

    /// The cell of the picture that stands at `place` of the padded axis.
    LOOM_HOST_DEVICE std::int64_t of(std::int64_t place) const
    {
        const std::int64_t i = place - before < 0 ? before - place : place - before;
        return i < length ? i : 2 * (length - 1) - i;
    }
    /// Where a cell of the picture stands, at most three places in order; how many.
    LOOM_HOST_DEVICE int places(std::int64_t i, std::int64_t* at) const
    {
        int count = 0;
        if (i > 0 && i <= before)
            at[count++] = before - i;
        at[count++] = before + i;
        const std::int64_t behind = before + 2 * (length - 1) - i;
        if (i < length - 1 && behind < padded)
            at[count++] = behind;
        return count;
    }
};

} // namespace loom
