#pragma once

#include <cstdint>
#include <immintrin.h>

namespace loom::simd {

/// Eight f32 numbers in a register of an AVX2 processor.
struct Eight {
    static constexpr int kLanes = 8;
    __m256 value;

    static Eight zero() { return {_mm256_setzero_ps()}; }
    static Eight of(float x) { return {_mm256_set1_ps(x)}; }
    /// One number from memory in all lanes.
    static Eight spread(const float* at) { return {_mm256_broadcast_ss(at)}; }
    static Eight load(const float* at) { return {_mm256_loadu_ps(at)}; }
    void store(float* at) const { _mm256_storeu_ps(at, value); }

    /// The first `count` lanes only; the others are zero and no memory behind them is touched.
    static Eight loadPart(const float* at, std::int64_t count) { return {_mm256_maskload_ps(at, mask(count))}; }
    void storePart(float* at, std::int64_t count) const { _mm256_maskstore_ps(at, mask(count), value); }

    friend Eight operator+(Eight a, Eight b) { return {_mm256_add_ps(a.value, b.value)}; }
    friend Eight operator-(Eight a, Eight b) { return {_mm256_sub_ps(a.value, b.value)}; }
    friend Eight operator*(Eight a, Eight b) { return {_mm256_mul_ps(a.value, b.value)}; }
    /// a·b + c, rounded once.
    friend Eight fma(Eight a, Eight b, Eight c) { return {_mm256_fmadd_ps(a.value, b.value, c.value)}; }
    /// x where x > 0, else 0 (also for NaN, as `x > 0 ? x : 0`).
    friend Eight relu(Eight x) { return {_mm256_max_ps(x.value, _mm256_setzero_ps())}; }

    /// The largest of four in each lane, and into `numbers` which it was (the first of equals), with 0x80 beside it
    /// where it is not above 0.
    static Eight largestOf4(const Eight* x, std::uint8_t* numbers)
    {
        const __m256 later = _mm256_cmp_ps(x[1].value, x[0].value, _CMP_GT_OQ);
        const __m256 last = _mm256_cmp_ps(x[3].value, x[2].value, _CMP_GT_OQ);
        const __m256 first = _mm256_max_ps(x[1].value, x[0].value), second = _mm256_max_ps(x[3].value, x[2].value);
        const __m256 lower = _mm256_cmp_ps(second, first, _CMP_GT_OQ), top = _mm256_max_ps(second, first);
        const __m256i one = _mm256_set1_epi32(1), two = _mm256_set1_epi32(2), inactive = _mm256_set1_epi32(0x80);
        const __m256i upperCell = _mm256_and_si256(_mm256_castps_si256(later), one);
        const __m256i lowerCell = _mm256_or_si256(_mm256_and_si256(_mm256_castps_si256(last), one), two);
        const __m256i cell = _mm256_blendv_epi8(upperCell, lowerCell, _mm256_castps_si256(lower));
        const __m256i active = _mm256_castps_si256(_mm256_cmp_ps(top, _mm256_setzero_ps(), _CMP_GT_OQ));
        const __m256i all = _mm256_or_si256(cell, _mm256_andnot_si256(active, inactive));
        const __m128i words = _mm_packus_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256(all, 1));
        _mm_storel_epi64(reinterpret_cast<__m128i*>(numbers), _mm_packus_epi16(words, words));
        return {top};
    }

private:
    static __m256i mask(std::int64_t count)
    {
        const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        return _mm256_cmpgt_epi32(_mm256_set1_epi32(int(count)), lane);
    }
};

} // namespace loom::simd
