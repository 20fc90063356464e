#include "analysis/repulsion.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::size_t kPointsAPiece = 64;
/// Where padding stands: so far away that its q² is exactly 0.
constexpr float kFar = 1e15f;

} // namespace

double exactRepulsion(const PlanarPoints& points, PlanarPoints& force, const MapLoops& loops, ThreadPool& pool)
{
    const std::size_t count = points.size();
    std::vector<float> x(points.x), y(points.y);
    std::fill(x.begin() + std::ptrdiff_t(count), x.end(), kFar);
    std::fill(y.begin() + std::ptrdiff_t(count), y.end(), kFar);
    std::vector<double> rowSums(count);
    pool.run(int((count + kPointsAPiece - 1) / kPointsAPiece), [&](int piece) {
        const std::size_t first = std::size_t(piece) * kPointsAPiece;
        loops.repel(x.data(), y.data(), std::int64_t(x.size()), std::int64_t(first),
                    std::int64_t(std::min(count, first + kPointsAPiece)), force.x.data(), force.y.data(),
                    rowSums.data());
    });
    double sum = 0;
    for (const double row : rowSums)
        sum += row - 1; // without the point itself
    return sum;
}

} // namespace loom
