#pragma once

#include "kernels/map_loops.h"

namespace loom::baseline {

const MapLoops& mapLoops();

// Of a grid; see MapLoops.
void spread(const MapLoops::Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
            float* plane);
void readOff(const MapLoops::Frame& frame, const float* x, const float* y, std::int64_t first, std::int64_t last,
             MapLoops::Complex plane, float* outX, float* outY);
MapLoops::Complex transform(const MapLoops::Circle& circle, MapLoops::Complex waves, MapLoops::Complex work);
void turn(const float* from, std::int64_t fromStride, float* to, std::int64_t toStride);
void multiply(MapLoops::Complex w, MapLoops::Complex other, const float* a, const float* b, const float* c,
              std::int64_t rows, double* sums);

} // namespace loom::baseline
