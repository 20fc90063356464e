#pragma once

#include "data/field.h"
#include "data/pictures/picture.h"

#include <algorithm>

/// Boxes around objects: rows of numbers, of which the first are the edges (`left`, `top`, `right`, `bottom`) as
/// shares of the picture, then the class. A row of −1 is padding.
namespace loom::transforms {

bool holdsBoxes(const Field& field);

/// Less of an object than this in the picture is not asked for.
constexpr double kLeastLeft = 0.25;

/// Moves boxes along with the picture that they lie on: `to(x, y)` is where a place of the old picture lies in the
/// new one. A box becomes the smallest one around its four corners, cut at the picture's edges.
template<class T, class To> void moveBoxes(T* values, std::int64_t count, std::int64_t width, const To& to)
{
    for (T* box = values; box < values + count * width; box += width) {
        if (!(box[2] > box[0] && box[3] > box[1]))
            continue;
        double low[2] = {1e30, 1e30}, high[2] = {-1e30, -1e30};
        for (int corner = 0; corner < 4; ++corner) {
            const auto [x, y] = to(double(box[corner & 1 ? 2 : 0]), double(box[corner & 2 ? 3 : 1]));
            low[0] = std::min(low[0], x), high[0] = std::max(high[0], x);
            low[1] = std::min(low[1], y), high[1] = std::max(high[1], y);
        }
        const double whole = (high[0] - low[0]) * (high[1] - low[1]);
        for (int axis = 0; axis < 2; ++axis) {
            low[axis] = std::clamp(low[axis], 0.0, 1.0);
            high[axis] = std::clamp(high[axis], 0.0, 1.0);
            box[axis] = T(low[axis]);
            box[axis + 2] = T(high[axis]);
        }
        if ((high[0] - low[0]) * (high[1] - low[1]) < kLeastLeft * whole)
            std::fill_n(box, width, T(-1));
    }
}

/// Boxes on pictures that lose their edges, or get some; all of a stretched picture stays where it is.
void resizeBoxes(float* boxes, std::int64_t count, std::int64_t width, std::int64_t rows, std::int64_t columns,
                 const sources::PictureSize& wanted);

} // namespace loom::transforms
