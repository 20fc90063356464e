#include "pack.h"

#include <immintrin.h>

namespace loom::simd {
namespace {

/// to[k·toStride + j] = from[j·fromStride + k] for 8 × 8 numbers.
void transpose8(const float* from, std::int64_t fromStride, float* to, std::int64_t toStride)
{
    __m256 r[8], t[8];
    for (int i = 0; i < 8; ++i)
        r[i] = _mm256_loadu_ps(from + i * fromStride);
    for (int i = 0; i < 4; ++i) {
        t[2 * i] = _mm256_unpacklo_ps(r[2 * i], r[2 * i + 1]);
        t[2 * i + 1] = _mm256_unpackhi_ps(r[2 * i], r[2 * i + 1]);
    }
    for (int i = 0; i < 2; ++i) {
        r[4 * i] = _mm256_shuffle_ps(t[4 * i], t[4 * i + 2], 0x44);
        r[4 * i + 1] = _mm256_shuffle_ps(t[4 * i], t[4 * i + 2], 0xEE);
        r[4 * i + 2] = _mm256_shuffle_ps(t[4 * i + 1], t[4 * i + 3], 0x44);
        r[4 * i + 3] = _mm256_shuffle_ps(t[4 * i + 1], t[4 * i + 3], 0xEE);
    }
    for (int i = 0; i < 4; ++i) {
        _mm256_storeu_ps(to + i * toStride, _mm256_permute2f128_ps(r[i], r[4 + i], 0x20));
        _mm256_storeu_ps(to + (4 + i) * toStride, _mm256_permute2f128_ps(r[i], r[4 + i], 0x31));
    }
}

} // namespace

void packPanel(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, std::int64_t j,
               float* panel)
{
    const std::int64_t width = std::min(kPanel, columns - j);
    const float* from = b + j;
    if (width == kPanel) {
        for (std::int64_t k = 0; k < depth; ++k, from += stride, panel += kPanel)
            for (int n = 0; n < kTileVectors; ++n)
                Vector::load(from + n * Vector::kLanes).store(panel + n * Vector::kLanes);
        return;
    }
    for (std::int64_t k = 0; k < depth; ++k, from += stride, panel += kPanel)
        for (int n = 0; n < kTileVectors; ++n) {
            const std::int64_t left = std::clamp<std::int64_t>(width - n * Vector::kLanes, 0, Vector::kLanes);
            Vector::loadPart(from + n * Vector::kLanes, left).store(panel + n * Vector::kLanes);
        }
}

void packTransposedPanel(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns,
                         std::int64_t j, float* panel)
{
    const std::int64_t width = std::min(kPanel, columns - j);
    const std::int64_t wholeWidth = width / 8 * 8, wholeDepth = depth / 8 * 8;
    const float* from = b + j * stride;
    for (std::int64_t c = 0; c < wholeWidth; c += 8)
        for (std::int64_t k = 0; k < wholeDepth; k += 8)
            transpose8(from + c * stride + k, stride, panel + k * kPanel + c, kPanel);
    for (std::int64_t k = 0; k < depth; ++k)
        for (std::int64_t c = k < wholeDepth ? wholeWidth : 0; c < kPanel; ++c)
            panel[k * kPanel + c] = c < width ? from[c * stride + k] : 0.0f;
}

void pack(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, float* packed,
          std::int64_t panelDepth)
{
    for (std::int64_t j = 0; j < columns; j += kPanel, packed += panelDepth * kPanel)
        packPanel(b, stride, depth, columns, j, packed);
}

void packTransposed(const float* b, std::int64_t stride, std::int64_t depth, std::int64_t columns, float* packed,
                    std::int64_t panelDepth)
{
    for (std::int64_t j = 0; j < columns; j += kPanel, packed += panelDepth * kPanel)
        packTransposedPanel(b, stride, depth, columns, j, packed);
}

} // namespace loom::simd
