#include "kernels/baseline/table.h"
#include "kernels/detection_cells.h"

namespace loom::baseline {
namespace {

using namespace functions;

/// `each(cell, its place in the batch, weight)` for every cell of the sample.
template<class T, class Each> void eachCell(const KernelCall& call, std::int64_t n, const Each& each)
{
    const Shape &prediction = call.op.in[0], &boxes = call.op.in[1];
    const CellGrid grid{prediction[0], prediction[1], call.op.ints[0] != 0};
    const TrueBoxes<T> truth{call.input<T>(1) + n * boxes.size(), boxes[0], boxes[1], prediction[2] - kCellNumbers};
    const std::int64_t cells = grid.rows * grid.columns, weights = call.op.in[2].size();
    const T* weight = call.input<T>(2);
    for (std::int64_t cell = 0; cell < cells; ++cell) {
        const std::int64_t at = (n * cells + cell) * prediction[2];
        each(DetectionCell<T>(grid, truth, call.input<T>(0) + at, cell / grid.columns, cell % grid.columns), at,
             weight ? weight[n * weights + cell * weights / cells] : T(1));
    }
}

template<class T> DetectionWeights<T> weightsOf(const KernelCall& call, std::size_t first)
{
    const double* reals = call.op.reals.data() + first;
    return {T(reals[0]), T(reals[1]), T(reals[2])};
}

template<class T> void detection(const KernelCall& call)
{
    const DetectionWeights<T> weights = weightsOf<T>(call, 0);
    for (std::int64_t n = 0; n < call.rows; ++n) {
        T sum = 0;
        eachCell<T>(call, n, [&](const DetectionCell<T>& cell, std::int64_t, T weight) {
            sum += cell.value(weights) * weight;
        });
        call.output<T>()[n] = sum;
    }
}

template<class T> void detectionGradient(const KernelCall& call)
{
    const DetectionWeights<T> weights = weightsOf<T>(call, 1);
    const T scale = T(call.op.reals[0] / double(call.batchRows));
    for (std::int64_t n = 0; n < call.rows; ++n)
        eachCell<T>(call, n, [&](const DetectionCell<T>& cell, std::int64_t at, T weight) {
            cell.slopes(weights, scale * weight, call.output<T>() + at);
        });
}

} // namespace

void addDetection(Kernels& kernels)
{
    both(kernels, "detection", detection<float>, detection<double>);
    both(kernels, "detection_gradient", detectionGradient<float>, detectionGradient<double>);
}

} // namespace loom::baseline
