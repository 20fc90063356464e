#pragma once

#include "tensor/tensor.h"

#include <string>

namespace loom {

/// A data field that a plan reads, as a window into its memory to be filled before a run.
struct Feed {
    std::string field;
    TensorView view; ///< rows = compiled batch
    Shape shape;
};

} // namespace loom
