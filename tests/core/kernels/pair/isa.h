#pragma once

#include "eight.h"

namespace loom::simd {

constexpr const char* kVariantName = "pair";

/// Sixteen f32 numbers as two AVX2 registers: the arithmetic and the tiles of `avx512` on a processor without it, so
/// that its code is tested everywhere.
struct Vector {
    static constexpr int kLanes = 16;
    __m256 low, high;

    static Vector zero() { return {_mm256_setzero_ps(), _mm256_setzero_ps()}; }
    static Vector of(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
    static Vector spread(const float* at) { return of(*at); }
    static Vector load(const float* at) { return {_mm256_loadu_ps(at), _mm256_loadu_ps(at + 8)}; }
    void store(float* at) const
    {
        _mm256_storeu_ps(at, low);
        _mm256_storeu_ps(at + 8, high);
    }
    static Vector loadPart(const float* at, std::int64_t count)
    {
        return {_mm256_maskload_ps(at, mask(count)), _mm256_maskload_ps(at + 8, mask(count - 8))};
    }
    void storePart(float* at, std::int64_t count) const
    {
        _mm256_maskstore_ps(at, mask(count), low);
        _mm256_maskstore_ps(at + 8, mask(count - 8), high);
    }

    friend Vector operator+(Vector a, Vector b)
    {
        return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
    }
    friend Vector operator-(Vector a, Vector b)
    {
        return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
    }
    friend Vector operator*(Vector a, Vector b)
    {
        return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
    }
    friend Vector fma(Vector a, Vector b, Vector c)
    {
        return {_mm256_fmadd_ps(a.low, b.low, c.low), _mm256_fmadd_ps(a.high, b.high, c.high)};
    }
    friend Vector relu(Vector x)
    {
        return {_mm256_max_ps(x.low, _mm256_setzero_ps()), _mm256_max_ps(x.high, _mm256_setzero_ps())};
    }

    static Vector largestOf4(const Vector* x, std::uint8_t* numbers)
    {
        Vector top = x[0];
        for (int lane = 0; lane < kLanes; ++lane) {
            float numbersOf[4];
            for (int i = 0; i < 4; ++i) {
                float all[kLanes];
                x[i].store(all);
                numbersOf[i] = all[lane];
            }
            int cell = 0;
            for (int i = 1; i < 4; ++i)
                cell = numbersOf[i] > numbersOf[cell] ? i : cell;
            numbers[lane] = std::uint8_t(cell | (numbersOf[cell] > 0 ? 0 : 0x80));
            float tops[kLanes];
            top.store(tops);
            tops[lane] = numbersOf[cell];
            top = load(tops);
        }
        return top;
    }

private:
    static __m256i mask(std::int64_t count)
    {
        const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        return _mm256_cmpgt_epi32(_mm256_set1_epi32(int(count)), lane);
    }
};

constexpr int kTileRows = 12;
constexpr int kTileVectors = 2;

} // namespace loom::simd
