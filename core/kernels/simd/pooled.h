#pragma once

#include "frame.h"
#include "table.h"

namespace loom::simd {

/// Convolution + bias + ReLU + max-pooling as one op: only the pooled map is stored, and of each of its numbers the
/// cell of the pooling window it came from. The ints: the convolution's window, then the pooling window's size and
/// the pooled map's. Pooling windows lie side by side.
struct Pooled {
    WindowInts w;
    std::int64_t cell[2], out[2];

    explicit Pooled(const OpInfo& op)
        : w(op)
        , cell{op.ints[10], op.ints[11]}
        , out{op.ints[12], op.ints[13]}
    {
    }
    std::int64_t cells() const { return cell[0] * cell[1]; }
    std::int64_t windows() const { return out[0] * out[1]; }
};

/// Beside the cell's number where the largest value is not above 0: ReLU lets no gradient through.
constexpr std::uint8_t kInactive = 0x80;
constexpr std::int64_t kMostCells = kInactive;

/// sum[j] += Σ values[i] · base[offsets[i] + j] for j < length, i in rising order (in four interleaved sums where
/// length <= 16), whatever the registers' width.
void addRuns(const float* base, const std::int32_t* offsets, const float* values, std::int64_t count,
             std::int64_t length, float* sum);

} // namespace loom::simd
