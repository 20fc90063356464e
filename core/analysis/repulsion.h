#pragma once

#include "base/thread_pool.h"
#include "kernels/map_loops.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace loom {

/// Where the points of a map stand, or a force on each; coordinates apart, so that loops run over plain rows, which
/// go on with zeros to a multiple of sixteen.
struct PlanarPoints {
    std::vector<float> x, y;
    explicit PlanarPoints(std::size_t count = 0)
        : x((count + 15) / 16 * 16, 0.0f)
        , y(x)
        , count_(count)
    {
    }
    std::size_t size() const { return count_; }

private:
    std::size_t count_;
};

/// t-SNE's repulsion with q(d) = 1 / (1 + d²): writes Σ_j q² (y_i − y_j) into `force` and returns Z = Σ_{i≠j} q.
/// All pairs; n² operations.
double exactRepulsion(const PlanarPoints& points, PlanarPoints& force, const MapLoops& loops, ThreadPool& pool);

/// The same by interpolation on a grid (Linderman, Rachh, Hoskins, Steinerberger, Kluger, "Fast interpolation-based
/// t-SNE", Nature Methods 2019): each point is spread to 4 × 4 nodes by cubic B-splines, the grid is
/// convolved with the kernels by Fourier transforms, and forces are read off at 4 × 4 nodes; the
/// splines' blur is divided out of the kernels' spectra (as in Essmann et al., "A smooth particle mesh Ewald method",
/// 1995), which at the same spacing is ten times as exact as Lagrange weights. The force's own kernel
/// is used, q² times the vector, and Z comes from the spectrum by Parseval's theorem, so one transform there and
/// one back suffice. Keeps its buffers from call to call; used by one thread at a time.
class GridRepulsion {
public:
    GridRepulsion();
    ~GridRepulsion();
    GridRepulsion(GridRepulsion&&) noexcept;

    double operator()(const PlanarPoints& points, PlanarPoints& force, const MapLoops& loops, ThreadPool& pool);

private:
    struct Grid;
    std::unique_ptr<Grid> grid_;
};

} // namespace loom
