#pragma once

#include "eight.h"

namespace loom::simd {

constexpr const char* kVariantName = "avx512";

/// Sixteen f32 numbers in a register of an AVX-512 processor.
struct Vector {
    static constexpr int kLanes = 16;
    __m512 value;

    static Vector zero() { return {_mm512_setzero_ps()}; }
    static Vector of(float x) { return {_mm512_set1_ps(x)}; }
    /// One number from memory in all lanes.
    static Vector spread(const float* at) { return {_mm512_set1_ps(*at)}; }
    static Vector load(const float* at) { return {_mm512_loadu_ps(at)}; }
    void store(float* at) const { _mm512_storeu_ps(at, value); }

    /// The first `count` lanes only; the others are zero and no memory behind them is touched.
    static Vector loadPart(const float* at, std::int64_t count) { return {_mm512_maskz_loadu_ps(mask(count), at)}; }
    void storePart(float* at, std::int64_t count) const { _mm512_mask_storeu_ps(at, mask(count), value); }

    friend Vector operator+(Vector a, Vector b) { return {_mm512_add_ps(a.value, b.value)}; }
    friend Vector operator-(Vector a, Vector b) { return {_mm512_sub_ps(a.value, b.value)}; }
    friend Vector operator*(Vector a, Vector b) { return {_mm512_mul_ps(a.value, b.value)}; }
    /// a·b + c, rounded once.
    friend Vector fma(Vector a, Vector b, Vector c) { return {_mm512_fmadd_ps(a.value, b.value, c.value)}; }
    /// x where x > 0, else 0 (also for NaN, as `x > 0 ? x : 0`).
    friend Vector relu(Vector x) { return {_mm512_max_ps(x.value, _mm512_setzero_ps())}; }

    /// The largest of four in each lane, and into `numbers` which it was (the first of equals), with 0x80 beside it
    /// where it is not above 0.
    static Vector largestOf4(const Vector* x, std::uint8_t* numbers)
    {
        const __mmask16 later = _mm512_cmp_ps_mask(x[1].value, x[0].value, _CMP_GT_OQ);
        const __mmask16 last = _mm512_cmp_ps_mask(x[3].value, x[2].value, _CMP_GT_OQ);
        const __m512 first = _mm512_max_ps(x[1].value, x[0].value), second = _mm512_max_ps(x[3].value, x[2].value);
        const __mmask16 lower = _mm512_cmp_ps_mask(second, first, _CMP_GT_OQ);
        const __m512 top = _mm512_max_ps(second, first);
        const __mmask16 active = _mm512_cmp_ps_mask(top, _mm512_setzero_ps(), _CMP_GT_OQ);
        const __m512i one = _mm512_set1_epi32(1), two = _mm512_set1_epi32(2);
        const __m512i upperCell = _mm512_maskz_mov_epi32(later, one);
        const __m512i lowerCell = _mm512_mask_add_epi32(two, last, two, one);
        const __m512i cell = _mm512_mask_mov_epi32(upperCell, lower, lowerCell);
        const __m512i all = _mm512_mask_or_epi32(cell, _knot_mask16(active), cell, _mm512_set1_epi32(0x80));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(numbers), _mm512_cvtepi32_epi8(all));
        return {top};
    }

private:
    static __mmask16 mask(std::int64_t count)
    {
        return count >= kLanes ? __mmask16(0xFFFF) : __mmask16((1u << (count < 0 ? 0 : count)) - 1);
    }
};

/// The tile of a product that stays in registers: 12 rows of 2 vectors are 24 sums, 2 columns and 1 row number.
constexpr int kTileRows = 12;
constexpr int kTileVectors = 2;

} // namespace loom::simd
