#pragma once

#include "kernels/cuda/session.h"
#include "kernels/kernel.h"

/// What the tables of the device's kernels share.
namespace loom::cuda {

inline Session& sessionOf(const KernelCall& call)
{
    return *static_cast<Session*>(call.session);
}

inline std::int64_t numbersOf(const KernelCall& call)
{
    return call.rows * call.op.in[0].size();
}

inline Kernel f32(const char* kind, void (*run)(const KernelCall&))
{
    return {kind, DType::f32, nullptr, run};
}

/// Those that move, join and add up numbers along axes (table_moves.cpp).
std::vector<Kernel> moveKernels();
/// Those of rows along the last axis, and of attention (table_rows.cpp).
std::vector<Kernel> rowKernels();

} // namespace loom::cuda
