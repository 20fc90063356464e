#pragma once

#include "base/thread_pool.h"

namespace loom::cli {

/// What the processor can do at most, measured: f32 operations a second of all threads of a pool together, in fused
/// multiply-adds that wait for nothing (each counts as two operations).
struct Peak {
    double operationsASecond = 0;
    const char* instructions = ""; ///< "avx512", "avx2" or "sse2"
};

Peak measurePeak(ThreadPool& pool);

} // namespace loom::cli
