#pragma once

#include <cstdint>
#include <immintrin.h>

namespace loom::simd {

constexpr const char* kVariantName = "avx2";

/// Eight f32 numbers in a register of an AVX2 processor.
struct Vector {
    static constexpr int kLanes = 8;
    __m256 value;

    static Vector zero() { return {_mm256_setzero_ps()}; }
    static Vector of(float x) { return {_mm256_set1_ps(x)}; }
    /// One number from memory in all lanes.
    static Vector spread(const float* at) { return {_mm256_broadcast_ss(at)}; }
    static Vector load(const float* at) { return {_mm256_loadu_ps(at)}; }
    void store(float* at) const { _mm256_storeu_ps(at, value); }

    /// The first `count` lanes only; the others are zero and no memory behind them is touched.
    static Vector loadPart(const float* at, std::int64_t count) { return {_mm256_maskload_ps(at, mask(count))}; }
    void storePart(float* at, std::int64_t count) const { _mm256_maskstore_ps(at, mask(count), value); }

    friend Vector operator+(Vector a, Vector b) { return {_mm256_add_ps(a.value, b.value)}; }
    friend Vector operator-(Vector a, Vector b) { return {_mm256_sub_ps(a.value, b.value)}; }
    friend Vector operator*(Vector a, Vector b) { return {_mm256_mul_ps(a.value, b.value)}; }
    /// a·b + c, rounded once.
    friend Vector fma(Vector a, Vector b, Vector c) { return {_mm256_fmadd_ps(a.value, b.value, c.value)}; }
    /// x where x > 0, else 0 (also for NaN, as `x > 0 ? x : 0`).
    friend Vector relu(Vector x) { return {_mm256_max_ps(x.value, _mm256_setzero_ps())}; }

private:
    static __m256i mask(std::int64_t count)
    {
        const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        return _mm256_cmpgt_epi32(_mm256_set1_epi32(int(count)), lane);
    }
};

/// The tile of a product that stays in registers: 6 rows of 2 vectors are 12 sums, 2 columns and 1 row number.
constexpr int kTileRows = 6;
constexpr int kTileVectors = 2;

} // namespace loom::simd
