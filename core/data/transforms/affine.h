#pragma once

#include "data/transforms/draws.h"

#include <algorithm>
#include <cmath>

namespace loom::transforms {

/// A number from −most to most, of one row and epoch.
inline double drawnWithin(const Draw& draw, double most, std::uint64_t epoch, std::int64_t row)
{
    return most * (2 * draw.numbers.uniform(std::uint64_t(row), epoch) - 1);
}

/// Reads each pixel at its place in the old picture, between four pixels by how near each is, or (`nearest`) the
/// nearest one; outside of the picture its edge is repeated.
template<class T> void readAffine(const Grid& grid, const Affine& from, bool nearest, T* values)
{
    // One a thread: it grows to the largest picture once, then nothing is allocated.
    static thread_local std::vector<T> old;
    const std::int64_t size = grid.rows * grid.columns * grid.channels;
    old.assign(values, values + size);
    const double bottom = double(grid.rows - 1), right = double(grid.columns - 1);
    const auto pixel = [&](std::int64_t row, std::int64_t column) {
        return old.data() + (row * grid.columns + column) * grid.channels;
    };
    for (std::int64_t r = 0; r < grid.rows; ++r)
        for (std::int64_t c = 0; c < grid.columns; ++c) {
            const double x = double(c) - right / 2, y = double(r) - bottom / 2;
            const double column = std::clamp(from.xx * x + from.xy * y + right / 2, 0.0, right);
            const double row = std::clamp(from.yx * x + from.yy * y + bottom / 2, 0.0, bottom);
            if (nearest) {
                values =
                    std::copy_n(pixel(std::int64_t(row + 0.5), std::int64_t(column + 0.5)), grid.channels, values);
                continue;
            }
            const std::int64_t top = std::int64_t(row), left = std::int64_t(column);
            const std::int64_t under = std::min(top + 1, grid.rows - 1),
                               beside = std::min(left + 1, grid.columns - 1);
            const double down = row - double(top), across = column - double(left);
            const T *a = pixel(top, left), *b = pixel(top, beside), *d = pixel(under, left),
                    *e = pixel(under, beside);
            for (std::int64_t k = 0; k < grid.channels; ++k)
                *values++ = T((1 - down) * ((1 - across) * double(a[k]) + across * double(b[k]))
                              + down * ((1 - across) * double(d[k]) + across * double(e[k])));
        }
}

/// The attribute that says how far a change goes at most.
inline AttributeSpec mostAttribute(double fallback, Text help, double most, double step, std::string unit = {})
{
    return {.name = "most",
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = TR("At most"),
            .help = std::move(help),
            .minimum = 0,
            .maximum = most,
            .step = step,
            .unit = std::move(unit)};
}

} // namespace loom::transforms
