#pragma once

#include <cstdint>

/// The two things that a session's kernels ask of a device; the plug-in answers with CUDA, a test with plain loops.
namespace loom::cuda {

/// A queue on the device.
struct Session;

/// Joins the queue: body(i) for every i in [0, count). There is one for every body of launch_list.h.
template<class Body> void launch(Session& session, const Body& body, std::int64_t count);

/// C (m, n) = op(A) (m, k) · op(B) (k, n), or added to C: matrices in columns as cuBLAS has them, where ld is the
/// distance of two columns and op transposes or does nothing.
struct Product {
    bool transposeA = false, transposeB = false;
    std::int64_t m, n, k;
    const float* a;
    std::int64_t lda;
    const float* b;
    std::int64_t ldb;
    float* c;
    std::int64_t ldc;
    bool add = false;
    std::int64_t count = 1; ///< so many of them, one after the other: these are the distances between two
    std::int64_t stepA = 0, stepB = 0, stepC = 0;
};
void multiply(Session& session, const Product& product);

} // namespace loom::cuda
