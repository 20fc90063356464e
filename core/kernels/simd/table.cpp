#include "table.h"

#include "isa.h"
#include "kernels/baseline/map_loops.h"
#include "kernels/baseline/table.h"
#include "kernels/variants.h"

namespace loom::simd {
namespace {

KernelTable made()
{
    KernelTable table{kVariantName, {}, &baseline::mapLoops()};
    addDense(table.kernels);
    addConvolution(table.kernels);
    addRecurrent(table.kernels);
    addGru(table.kernels);
    addPooledForward(table.kernels);
    addPooledGradients(table.kernels);
    // The baseline's plain loops once more, compiled for these registers: the same numbers, sooner.
    Kernels loops;
    baseline::addBias(loops);
    baseline::addGroupedConvolution(loops);
    baseline::addReflection(loops);
    baseline::addPooling(loops);
    baseline::addActivations(loops);
    baseline::addElementwise(loops);
    baseline::addNormalization(loops);
    baseline::addLosses(loops);
    baseline::addNoise(loops);
    for (const Kernel& kernel : loops)
        if (kernel.dtype == DType::f32)
            table.kernels.push_back(kernel);
    return table;
}

} // namespace
} // namespace loom::simd

extern "C" __attribute__((visibility("default"))) const loom::KernelTable* loom_kernels(int interface)
{
    static const loom::KernelTable table = loom::simd::made();
    return interface == loom::kKernelInterface ? &table : nullptr;
}
