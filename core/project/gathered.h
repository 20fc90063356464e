#pragma once

#include "analysis/projection.h"
#include "base/thread_pool.h"
#include "train/watch.h"

#include <optional>

namespace loom {

/// Rows of one activation as they are gathered for a snapshot: as they are, projected, or as the largest number of
/// each unit, as the request says.
struct Gathered {
    std::string name;
    Shape shape;
    std::optional<RandomProjection> projection;
    Tensor tensor;
    std::vector<float> numbers; ///< one piece as f32, when it is not kept as it is
    std::vector<float> largest; ///< of each unit, where nothing else is asked for

    /// The first `count` rows of the view become rows `first` …
    void add(const TensorView& view, std::int64_t first, std::int64_t count, ThreadPool& pool);
    void moveTo(Snapshot& out);
};

/// `shape` of a sample. A projection is seeded by the name, so that the same layer is always projected alike.
Gathered gathered(const WatchRequest& request, const std::string& name, const Shape& shape, std::int64_t rows,
                  DType dtype, std::uint64_t seed);

/// The largest |number| of each unit, the units being the fastest axis; a number that is none stays.
void addLargest(std::span<const float> numbers, std::vector<float>& largest);

} // namespace loom
