#pragma once

#include "kernels/detection_cells.h"

namespace loom::cuda {

/// What the loss of a detector and its gradient read and write; `boxes` are those of the first sample.
struct DetectionCall {
    functions::CellGrid grid;
    functions::TrueBoxes<float> boxes;
    functions::DetectionWeights<float> weights;
    const float* prediction;
    const float* weight; ///< one a sample, or one for each of its positions; null: 1
    std::int64_t positions; ///< of a sample that have a weight
    float* out;
    float scale;

    LOOM_HOST_DEVICE std::int64_t cells() const { return grid.rows * grid.columns; }
    LOOM_HOST_DEVICE std::int64_t numbers() const { return functions::kCellNumbers + boxes.classes; }
    LOOM_HOST_DEVICE float weightOf(std::int64_t n, std::int64_t cell) const
    {
        return weight ? weight[n * positions + cell * positions / cells()] : 1.0f;
    }
    LOOM_HOST_DEVICE functions::TrueBoxes<float> boxesOf(std::int64_t n) const
    {
        functions::TrueBoxes<float> own = boxes;
        own.numbers += n * boxes.count * boxes.width;
        return own;
    }
};

/// A thread a sample.
struct Detection {
    DetectionCall call;

    LOOM_HOST_DEVICE void operator()(std::int64_t n) const
    {
        const functions::TrueBoxes<float> boxes = call.boxesOf(n);
        float sum = 0;
        for (std::int64_t cell = 0; cell < call.cells(); ++cell) {
            const float* said = call.prediction + (n * call.cells() + cell) * call.numbers();
            const functions::DetectionCell<float> one(call.grid, boxes, said, cell / call.grid.columns,
                                                      cell % call.grid.columns);
            sum += one.value(call.weights) * call.weightOf(n, cell);
        }
        call.out[n] = sum;
    }
};

/// A thread a cell.
struct DetectionGradient {
    DetectionCall call;

    LOOM_HOST_DEVICE void operator()(std::int64_t at) const
    {
        const std::int64_t n = at / call.cells(), cell = at % call.cells();
        const functions::TrueBoxes<float> boxes = call.boxesOf(n);
        const functions::DetectionCell<float> one(call.grid, boxes, call.prediction + at * call.numbers(),
                                                  cell / call.grid.columns, cell % call.grid.columns);
        one.slopes(call.weights, call.scale * call.weightOf(n, cell), call.out + at * call.numbers());
    }
};

} // namespace loom::cuda
