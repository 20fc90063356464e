#pragma once

#include "frame.h"
#include "table.h"

#include <cstring>

namespace loom::simd {

/// Convolution + bias + ReLU + max-pooling as one op: only the pooled map is stored, and of each of its numbers the
/// cell of the pooling window it came from. The ints: the convolution's window, then the pooling window's size and
/// the pooled map's. Pooling windows lie side by side.
struct Pooled {
    WindowInts w;
    std::int64_t cell[2], out[2];

    explicit Pooled(const OpInfo& op)
        : w(op)
        , cell{op.ints[window_ints::kPoolKernel], op.ints[window_ints::kPoolKernel + 1]}
        , out{op.ints[window_ints::kPoolOut], op.ints[window_ints::kPoolOut + 1]}
    {
    }
    std::int64_t cells() const { return cell[0] * cell[1]; }
    std::int64_t windows() const { return out[0] * out[1]; }
    /// first + row·step[0] + column·step[1] of the convolution's position in every cell of every window.
    template<class T> void eachCell(const std::int64_t* step, std::int64_t first, T* to) const
    {
        for (std::int64_t r = 0; r < out[0] * cell[0]; r += cell[0])
            for (std::int64_t c = 0; c < out[1] * cell[1]; c += cell[1])
                for (std::int64_t i = r; i < r + cell[0]; ++i)
                    for (std::int64_t j = c; j < c + cell[1]; ++j)
                        *to++ = T(first + i * step[0] + j * step[1]);
    }
};

/// Beside the cell's number where the largest value is not above 0: ReLU lets no gradient through.
constexpr std::uint8_t kInactive = 0x80;
constexpr std::int64_t kMostCells = kInactive;

/// Windows of 2 × 2 that nobody watches are pooled before they leave the registers.
inline bool isPooledInRegisters(const Pooled& p)
{
    return p.cell[0] == 2 && p.cell[1] == 2;
}
void poolInRegisters(const KernelCall& call, const Pooled& p, const float* packed, Room& room);
std::size_t poolInRegistersBytes(const OpInfo& op, std::int64_t rows, const Pooled& p);

/// The largest of a window's four numbers, for neighbouring filters, and where asked for their cells.
template<class V> void storeLargest(const V* window, std::int64_t filters, float* y, std::uint8_t* cells)
{
    std::uint8_t numbers[V::kLanes];
    storeLanes(V::largestOf4(window, numbers), y, filters);
    if (cells)
        std::memcpy(cells, numbers, std::size_t(std::min<std::int64_t>(filters, V::kLanes)));
}

/// sum[j] += Σ values[i] · base[offsets[i] + j] for j < length, i in rising order (in four interleaved sums where
/// length <= 16, two where length <= 48), whatever the registers' width.
void addRuns(const float* base, const std::int32_t* offsets, const float* values, std::int64_t count,
             std::int64_t length, float* sum);

/// The most runs of a patch, and the most numbers of each, that `addShortRuns` takes.
constexpr std::int64_t kMostShortRuns = 5, kLongestShortRun = 8;
/// The same for patches of a few short runs: sum[r·length + j] += Σ values[i] · base[runs[r] + offsets[i] + j], in
/// four interleaved sums where there are up to three runs, else in two.
void addShortRuns(const float* base, const std::int64_t* runs, std::int64_t runCount, const std::int32_t* offsets,
                  const float* values, std::int64_t count, std::int64_t length, float* sum);

} // namespace loom::simd
