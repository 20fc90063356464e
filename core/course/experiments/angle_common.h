#pragma once

namespace loom::experiments {

/// In degrees, 0 … 180: the angle whose cosine this is (kept within −1 … 1). NaN of what is no number.
double degreesOf(double cosine);

} // namespace loom::experiments
