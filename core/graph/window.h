#pragma once

#include "graph/layer_type.h"

namespace loom {

/// How many places a window of `kernel` cells (`dilation` apart) has when it moves by `stride` over `length`
/// cells. Keras's rule; valid: ⌊(n − (k−1)·d − 1)/s⌋ + 1, and 0 where the window does not fit; same: ⌈n/s⌉.
std::int64_t windowPlaces(std::int64_t length, std::int64_t kernel, std::int64_t stride, std::int64_t dilation,
                          bool same);

/// Shape inference of every layer that slides a window over a picture: (rows, columns, …) → (places, places,
/// channels). `kernel` names the attribute with the window's size; `strides` and `dilation_rate` are read
/// where the layer has them (null strides: as the window).
ShapeAnswer slidingWindow(const LayerQuery& query, const std::string& kernel, std::int64_t channels);

/// The layer's strides, or its window's size where they are null.
std::vector<std::int64_t> stridesOf(const LayerQuery& query, const std::string& kernel);

/// "3×3".
std::string timesText(const std::vector<std::int64_t>& numbers);

} // namespace loom
