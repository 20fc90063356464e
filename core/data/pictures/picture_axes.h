#pragma once

#include "tensor/shape.h"

namespace loom::sources {

/// How the pictures of an array lie: rows and columns, then perhaps channels, which may also stand in front.
struct PictureAxes {
    std::int64_t rows = 0, columns = 0, channels = 1;
    bool channelsFirst = false;

    /// Of an array (pictures, rows, columns), with channels (up to 4 in front, if there are more columns) or without.
    static PictureAxes of(const std::vector<std::int64_t>& axes)
    {
        if (axes.size() == 3)
            return {axes[1], axes[2]};
        const bool first = axes[3] > 4 && axes[1] <= 4;
        return first ? PictureAxes{axes[2], axes[3], axes[1], true} : PictureAxes{axes[1], axes[2], axes[3], false};
    }
    std::int64_t size() const { return rows * columns * channels; }
    Shape shape() const { return {rows, columns, channels}; }
    /// Where element i of (row, column, channel) stands.
    std::int64_t place(std::int64_t i) const
    {
        if (!channelsFirst)
            return i;
        return i % channels * rows * columns + i / channels;
    }
};

} // namespace loom::sources
