#pragma once

#include "optimizers/optimizer_type.h"
#include "tensor/tensor.h"

#include <string>
#include <vector>

namespace loom {

/// One parameter that the optimizer moves: its tensor, running state and penalty.
struct UpdateTarget {
    std::string name;
    Tensor* parameter = nullptr;
    int gradient = -1; ///< buffer of the training plan; -1: no loss depends on it
    std::vector<Tensor>* state = nullptr; ///< one tensor a slot of the optimizer
    double l1 = 0;
    double l2 = 0;
    std::vector<Part> constraints; ///< held after each update
    Tensor* gathered = nullptr; ///< gradients of batches to come before an update; null: each batch has its own

    bool learns() const { return gradient >= 0; }
    bool penalized() const { return l1 != 0 || l2 != 0; }
};

/// Numbers of a parameter that are moved in one go, by one thread; sums over a gradient are added up piece by piece.
constexpr std::int64_t kUpdatePiece = 8192;

} // namespace loom
