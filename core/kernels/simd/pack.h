#pragma once

#include "product.h"

namespace loom::simd {

/// Copies columns [j, j + kPanel) of b (depth × columns, rows `stride` apart) to a panel; columns that are missing
/// become zeros.
void packPanel(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, std::int64_t j,
               float* panel);
/// The same of bᵀ: b is columns × depth, its rows `stride` apart.
void packTransposedPanel(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns,
                         std::int64_t j, float* panel);
/// Every panel of b, `panelDepth` × kPanel numbers apart: blocks of a deeper factor are packed one after the other.
void pack(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, float* packed,
          std::int64_t panelDepth);
void packTransposed(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, float* packed,
                    std::int64_t panelDepth);

} // namespace loom::simd
