#include "bench_peak.h"

#include <algorithm>
#include <chrono>
#include <immintrin.h>

namespace loom::cli {
namespace {

// Independent sums: enough to hide the latency of two units, few enough to stay in registers.
constexpr int kSums = 12;
constexpr float kFactor = 0.999f, kTerm = 0.001f;
constexpr std::int64_t kLoops = 400'000;

__attribute__((target("avx512f"))) float spinAvx512(std::int64_t loops)
{
    __m512 sums[kSums];
    for (__m512& sum : sums)
        sum = _mm512_set1_ps(1);
    const __m512 factor = _mm512_set1_ps(kFactor), term = _mm512_set1_ps(kTerm);
    for (std::int64_t i = 0; i < loops; ++i)
#pragma GCC unroll 12
        for (int s = 0; s < kSums; ++s)
            sums[s] = _mm512_fmadd_ps(sums[s], factor, term);
    __m512 all = sums[0];
    for (int s = 1; s < kSums; ++s)
        all = _mm512_add_ps(all, sums[s]);
    return _mm512_cvtss_f32(all);
}

__attribute__((target("avx2,fma"))) float spinAvx2(std::int64_t loops)
{
    __m256 sums[kSums];
    for (__m256& sum : sums)
        sum = _mm256_set1_ps(1);
    const __m256 factor = _mm256_set1_ps(kFactor), term = _mm256_set1_ps(kTerm);
    for (std::int64_t i = 0; i < loops; ++i)
#pragma GCC unroll 12
        for (int s = 0; s < kSums; ++s)
            sums[s] = _mm256_fmadd_ps(sums[s], factor, term);
    __m256 all = sums[0];
    for (int s = 1; s < kSums; ++s)
        all = _mm256_add_ps(all, sums[s]);
    return _mm256_cvtss_f32(all);
}

float spinSse2(std::int64_t loops)
{
    __m128 sums[kSums];
    for (__m128& sum : sums)
        sum = _mm_set1_ps(1);
    const __m128 factor = _mm_set1_ps(kFactor), term = _mm_set1_ps(kTerm);
    for (std::int64_t i = 0; i < loops; ++i)
#pragma GCC unroll 12
        for (int s = 0; s < kSums; ++s)
            sums[s] = _mm_add_ps(_mm_mul_ps(sums[s], factor), term);
    __m128 all = sums[0];
    for (int s = 1; s < kSums; ++s)
        all = _mm_add_ps(all, sums[s]);
    return _mm_cvtss_f32(all);
}

struct Variant {
    const char* name;
    float (*spin)(std::int64_t);
    int lanes;
};

Variant best()
{
    if (__builtin_cpu_supports("avx512f"))
        return {"avx512", spinAvx512, 16};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {"avx2", spinAvx2, 8};
    return {"sse2", spinSse2, 4};
}

} // namespace

Peak measurePeak(ThreadPool& pool)
{
    using Clock = std::chrono::steady_clock;
    const Variant variant = best();
    const double operations = 2.0 * variant.lanes * kSums * double(kLoops) * pool.threads();
    Peak peak{0, variant.name};
    volatile float kept = 0; // so that no loop is left out
    for (int attempt = 0; attempt < 10; ++attempt) {
        const Clock::time_point start = Clock::now();
        pool.run(pool.threads(), [&](int) { kept = variant.spin(kLoops); });
        const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
        peak.operationsASecond = std::max(peak.operationsASecond, operations / seconds);
    }
    return peak;
}

} // namespace loom::cli
