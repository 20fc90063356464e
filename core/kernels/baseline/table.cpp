#include "kernels/baseline/table.h"

#include "kernels/baseline/map_loops.h"
#include "kernels/baseline/matrix.h"

namespace loom {

const KernelTable& baselineKernels()
{
    static const KernelTable table = [] {
        // Eigen blocks its products by the caches it finds; fixed sizes give the same sums on every machine.
        Eigen::setCpuCacheSizes(32 * 1024, 512 * 1024, 4 * 1024 * 1024);
        KernelTable made{"baseline", {}, &baseline::mapLoops()};
        baseline::addDense(made.kernels);
        baseline::addBias(made.kernels);
        baseline::addConvolution(made.kernels);
        baseline::addGroupedConvolution(made.kernels);
        baseline::addReflection(made.kernels);
        baseline::addPooling(made.kernels);
        baseline::addActivations(made.kernels);
        baseline::addPrelu(made.kernels);
        baseline::addElementwise(made.kernels);
        baseline::addMoves(made.kernels);
        baseline::addNeighbours(made.kernels);
        baseline::addNormalization(made.kernels);
        baseline::addLosses(made.kernels);
        baseline::addDetection(made.kernels);
        baseline::addClassDraws(made.kernels);
        baseline::addNoise(made.kernels);
        baseline::addRecurrent(made.kernels);
        baseline::addGru(made.kernels);
        baseline::addRows(made.kernels);
        baseline::addSeries(made.kernels);
        return made;
    }();
    return table;
}

} // namespace loom
