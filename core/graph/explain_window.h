#pragma once

#include "graph/explanation.h"
#include "plan/ops.h"

namespace loom {

/// What a sliding window covers at one place: the kernel's cell (row, column) and the picture's; padding is left out,
/// or, where the edge is `mirrored`, the cell of the picture that it shows.
struct WindowCell {
    std::int64_t kernel[2];
    std::int64_t picture[2];
};
std::vector<WindowCell> windowCells(const ops::Window& window, const Shape& picture, std::int64_t row,
                                    std::int64_t column, bool mirrored = false);

/// Of a layer that takes the largest number of each window, or the mean of those inside the picture; of a sequence,
/// which is a picture of one column; or of a window as large as the picture, of which one number a channel is left. A
/// gradient of the largest asks `query.value` which one it was.
std::optional<Formula> explainPooling(const ExplainQuery& query, ElementNames& names, const ops::Window& window,
                                      bool largest);

} // namespace loom
