#pragma once

#include "data/data_recipe.h"
#include "train/watch.h"

namespace loom {

/// Points in rows and columns over the plane of the data, as samples for a probe: what a network of two inputs
/// answers everywhere, not only at the samples.
struct PlaneGrid {
    int side = 0; ///< rows, and columns
    double left = 0, right = 1, bottom = 0, top = 1; ///< edges of the outer cells, in the unit of the data
    GivenSamples samples; ///< cell after cell, the topmost row first

    double x(int column) const { return left + (column + 0.5) * (right - left) / side; }
    double y(int row) const { return top - (row + 0.5) * (top - bottom) / side; }
};

/// The only input, where it is two numbers: a point of the plane; else -1.
int planeField(const Dataset& rows);
/// Over all samples (of many, the first 10,000) and a little beyond. `field` is an input of two numbers.
PlaneGrid planeGrid(const PreparedData& data, int field, int side);

} // namespace loom
