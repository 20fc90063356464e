#pragma once

#include "kernels/kernel.h"

namespace loom::baseline {

using Kernels = std::vector<Kernel>;
void addDense(Kernels& kernels);
void addBias(Kernels& kernels);
void addConvolution(Kernels& kernels);
void addGroupedConvolution(Kernels& kernels);
void addReflection(Kernels& kernels);
void addPrelu(Kernels& kernels);
void addPooling(Kernels& kernels);
void addActivations(Kernels& kernels);
void addElementwise(Kernels& kernels);
void addMoves(Kernels& kernels);
void addNeighbours(Kernels& kernels);
void addNormalization(Kernels& kernels);
void addLosses(Kernels& kernels);
void addDetection(Kernels& kernels);
void addClassDraws(Kernels& kernels);
void addNoise(Kernels& kernels);
void addRecurrent(Kernels& kernels);
void addRows(Kernels& kernels);
void addGru(Kernels& kernels);
void addSeries(Kernels& kernels);

/// A routine for both floating types: `both(kernels, "add", add<float>, add<double>)`.
inline void both(Kernels& kernels, const char* kind, void (*f32)(const KernelCall&), void (*f64)(const KernelCall&),
                 std::size_t (*workspace32)(const OpInfo&, std::int64_t) = nullptr,
                 std::size_t (*workspace64)(const OpInfo&, std::int64_t) = nullptr)
{
    kernels.push_back({kind, DType::f32, workspace32, f32});
    kernels.push_back({kind, DType::f64, workspace64, f64});
}

} // namespace loom::baseline
