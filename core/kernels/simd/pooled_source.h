#pragma once

#include "pooled.h"

namespace loom::simd {

/// What the gradients read: the pooled map's gradient and where each of its numbers came from.
struct PooledSource {
    Pooled p;
    std::int64_t filters;
    const float* g;
    const std::uint8_t* cells;

    PooledSource(const KernelCall& call, int input)
        : p(call.op)
        , filters(call.op.in[std::size_t(input)][2])
        , g(call.input<float>(input))
        , cells(call.input<std::uint8_t>(input + 1))
    {
    }
};

/// The gradients before and after ReLU as whole maps, for those who watch them.
void storeWatched(const KernelCall& call, const PooledSource& from);

void addPooledInputGradient(Kernels& kernels);

} // namespace loom::simd
