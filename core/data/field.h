#pragma once

#include "tensor/tensor.h"

#include <string>
#include <vector>

namespace loom {

/// What a field is for. `sampleWeight` (how much a sample counts in the loss, ≥ 0) and `mask` (1: it counts, 0: it
/// does not) hold one number a row, are no inputs and are left alone by transforms that do not name them.
enum class FieldRole { input, target, sampleWeight, mask };
/// As in files and on the command line: "input", "target", "sample_weight", "mask".
const char* nameOf(FieldRole role);

/// One column of a data set: what it is called, its element type and its shape without the batch axis.
struct Field {
    std::string name;
    DType dtype = DType::f32;
    Shape shape;
    FieldRole role = FieldRole::input;
    std::vector<std::string> classes; ///< names of the classes of a label field, else empty
    std::vector<std::string> features; ///< names of the numbers of a vector (columns of a table), may be empty
    bool operator==(const Field&) const = default;
};

} // namespace loom
