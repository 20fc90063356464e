#pragma once

#include "plots/map_image.h"
#include "tensor/tensor.h"

namespace loom::ui {

/// Channel by channel, sample `row` of activations (rows, rows of the map, columns, channels).
MapStack activationMaps(const Tensor& activations, std::int64_t row);
/// The kernel of a convolution as (rows, columns, in, filters), one filter a map of the output (of its first step,
/// where there are two); anything else as it is. `layer` and `parameter` name it.
Tensor filtersOf(const Tensor& kernel, const std::string& layer, const std::string& parameter);
/// Filter by filter, the part of a kernel (rows, columns, in, out) that reads input channel `input`.
MapStack kernelMaps(const Tensor& kernel, std::int64_t input);
/// Sample `row` of anything, as a list of numbers.
std::vector<float> rowOf(const Tensor& activations, std::int64_t row);
std::vector<float> floatsOf(const Tensor& tensor);

} // namespace loom::ui
