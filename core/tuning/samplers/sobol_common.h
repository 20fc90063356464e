#pragma once

#include <cstdint>

namespace loom::samplers {

constexpr int kSobolDimensions = 32;

/// Coordinate `dimension` (from 0) of point `index` (below 2³²) of the Sobol sequence, times 2³²; point 0 is the
/// origin. Directions of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30 (2008); points in Gray-code order (Antonov and Saleev 1979), as usual.
std::uint32_t sobolBits(std::uint32_t index, int dimension);

} // namespace loom::samplers
