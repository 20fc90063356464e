#include "analysis/lanes.h"
#include "analysis/repulsion.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::size_t kPointsAPiece = 64;
constexpr std::size_t kLanes = 8;
/// Where padding stands: so far away that its q² is exactly 0.
constexpr float kFar = 1e15f;

/// Sums of one point's row, four lanes of them.
struct Sums {
    Four x = {}, y = {}, q = {};
    void add(Four dx, Four dy)
    {
        const Four one = four(1);
        const Four kernel = one / (one + dx * dx + dy * dy);
        const Four square = kernel * kernel;
        q += kernel;
        x += square * dx;
        y += square * dy;
    }
};

} // namespace

double exactRepulsion(const PlanarPoints& points, PlanarPoints& force, ThreadPool& pool)
{
    const std::size_t count = points.size();
    const std::size_t padded = (count + kLanes - 1) / kLanes * kLanes;
    std::vector<float> x(points.x), y(points.y);
    x.resize(padded, kFar);
    y.resize(padded, kFar);
    std::vector<double> rowSums(count);
    pool.run(int((count + kPointsAPiece - 1) / kPointsAPiece), [&](int piece) {
        const std::size_t first = std::size_t(piece) * kPointsAPiece;
        for (std::size_t i = first; i < std::min(count, first + kPointsAPiece); ++i) {
            const Four xi = four(x[i]), yi = four(y[i]);
            Sums low, high;
            for (std::size_t j = 0; j < padded; j += kLanes) {
                low.add(xi - loadFour(&x[j]), yi - loadFour(&y[j]));
                high.add(xi - loadFour(&x[j + 4]), yi - loadFour(&y[j + 4]));
            }
            force.x[i] = float(sumOf(low.x) + sumOf(high.x));
            force.y[i] = float(sumOf(low.y) + sumOf(high.y));
            rowSums[i] = sumOf(low.q) + sumOf(high.q) - 1; // without the point itself
        }
    });
    double sum = 0;
    for (const double row : rowSums)
        sum += row;
    return sum;
}

} // namespace loom
