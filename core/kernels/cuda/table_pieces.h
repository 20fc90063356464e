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
/// Those of pictures and groups of channels, out of the numbers around (table_neighbours.cpp).
std::vector<Kernel> neighbourKernels();
/// Those of windows over pictures (table_windows.cpp).
std::vector<Kernel> windowKernels();

} // namespace loom::cuda
