#pragma once

#include "eight.h"

namespace loom::simd {

constexpr const char* kVariantName = "avx2";

using Vector = Eight;

/// The tile of a product that stays in registers: 6 rows of 2 vectors are 12 sums, 2 columns and 1 row number.
constexpr int kTileRows = 6;
constexpr int kTileVectors = 2;

} // namespace loom::simd
