#include "kernels/baseline/map_loops.h"

#include "base/math.h"
#include "kernels/sixteen.h"

#include <algorithm>

namespace loom::baseline {
namespace {

constexpr std::int64_t kChunk = 64; ///< entries of a row whose points are fetched together
constexpr int kQueries = 4;

/// Up to kChunk entries of a row: vectors from its point to the neighbours' and the weights, zeros behind the last.
class Chunk {
public:
    Chunk(const MapLoops::Springs& springs, std::int64_t row, std::int64_t first, std::int64_t end)
        : count_(std::min(kChunk, end - first))
        , x_(springs.points[2 * row])
        , y_(springs.points[2 * row + 1])
    {
        for (std::int64_t i = 0; i < count_; ++i)
            std::memcpy(points_ + 2 * i, springs.points + 2 * std::int64_t(springs.column[first + i]), 8);
        std::int64_t copied = 0;
        for (; copied + Sixteen::kLanes <= count_; copied += Sixteen::kLanes)
            Sixteen::load(springs.value + first + copied).store(weights_ + copied);
        for (; copied < count_; ++copied)
            weights_[copied] = springs.value[first + copied];
        for (std::int64_t i = count_; i % Sixteen::kLanes != 0; ++i) {
            points_[2 * i] = x_;
            points_[2 * i + 1] = y_;
            weights_[i] = 0;
        }
    }
    std::int64_t count() const { return count_; }
    Sixteen weights(std::int64_t i) const { return Sixteen::load(weights_ + i); }
    /// Differences dx, dy of entries i … i + 15.
    void differences(std::int64_t i, Sixteen& dx, Sixteen& dy) const
    {
        const Sixteen low = Sixteen::load(points_ + 2 * i), high = Sixteen::load(points_ + 2 * i + Sixteen::kLanes);
        evenAndOdd(low, high, dx, dy);
        dx = Sixteen::of(x_) - dx;
        dy = Sixteen::of(y_) - dy;
    }

private:
    std::int64_t count_;
    float x_, y_;
    float points_[2 * kChunk], weights_[kChunk];
};

/// Calls use(weights, dx, dy, 1 + d²) for a row's entries, sixteen at a time.
template<class Use> void eachEntry(const MapLoops::Springs& springs, std::int64_t row, const Use& use)
{
    const std::int64_t end = springs.start[row + 1];
    for (std::int64_t at = springs.start[row]; at < end; at += kChunk) {
        const Chunk chunk(springs, row, at, end);
        for (std::int64_t i = 0; i < chunk.count(); i += Sixteen::kLanes) {
            Sixteen dx, dy;
            chunk.differences(i, dx, dy);
            use(chunk.weights(i), dx, dy, Sixteen::of(1) + dx * dx + dy * dy);
        }
    }
}

void attract(const MapLoops::Springs& springs, std::int64_t first, std::int64_t last, float* forceX, float* forceY)
{
    for (std::int64_t row = first; row < last; ++row) {
        Sixteen sumX = Sixteen::of(0), sumY = sumX;
        eachEntry(springs, row, [&](Sixteen weights, Sixteen dx, Sixteen dy, Sixteen distance) {
            const Sixteen pull = weights / distance;
            sumX += pull * dx;
            sumY += pull * dy;
        });
        forceX[row] = float(sumX.sum());
        forceY[row] = float(sumY.sum());
    }
}

Sixteen logOf(Sixteen x)
{
    float lanes[Sixteen::kLanes];
    x.store(lanes);
    for (float& lane : lanes)
        lane = math::log(lane);
    return Sixteen::load(lanes);
}

double stretch(const MapLoops::Springs& springs, std::int64_t first, std::int64_t last)
{
    double cost = 0;
    for (std::int64_t row = first; row < last; ++row) {
        Sixteen sum = Sixteen::of(0);
        eachEntry(springs, row,
                  [&](Sixteen weights, Sixteen, Sixteen, Sixteen distance) { sum += weights * logOf(distance); });
        cost += sum.sum();
    }
    return cost;
}

void repel(const float* x, const float* y, std::int64_t count, std::int64_t first, std::int64_t last, float* forceX,
           float* forceY, double* sums)
{
    const Sixteen one = Sixteen::of(1);
    for (std::int64_t i = first; i < last; ++i) {
        const Sixteen xi = Sixteen::of(x[i]), yi = Sixteen::of(y[i]);
        Sixteen sumX = Sixteen::of(0), sumY = sumX, sum = sumX;
        for (std::int64_t j = 0; j < count; j += Sixteen::kLanes) {
            const Sixteen dx = xi - Sixteen::load(x + j), dy = yi - Sixteen::load(y + j);
            const Sixteen q = one / (one + dx * dx + dy * dy), square = q * q;
            sum += q;
            sumX += square * dx;
            sumY += square * dy;
        }
        forceX[i] = float(sumX.sum());
        forceY[i] = float(sumY.sum());
        sums[i] = sum.sum();
    }
}

/// The next velocity along one coordinate.
Sixteen accelerated(const MapLoops::Descent& d, const MapLoops::Rates& rates, std::int64_t i)
{
    const Sixteen zero = Sixteen::of(0);
    const Sixteen velocity = Sixteen::load(d.velocity + i), gain = Sixteen::load(d.gain + i);
    const Sixteen gradient = Sixteen::of(rates.exaggeration) * Sixteen::load(d.attraction + i)
        - Sixteen::load(d.repulsion + i) * Sixteen::of(rates.normaliser);
    const Sixteen less = gain * Sixteen::of(0.8f), more = gain + Sixteen::of(0.2f);
    const Sixteen turned =
        whereAbove(gradient, zero, whereAbove(velocity, zero, less, more), whereAbove(velocity, zero, more, less));
    const Sixteen next = whereAbove(turned, Sixteen::of(0.01f), turned, Sixteen::of(0.01f));
    next.store(d.gain + i);
    return Sixteen::of(rates.momentum) * velocity - Sixteen::of(rates.rate) * next * gradient;
}

void descend(const MapLoops::Descent& x, const MapLoops::Descent& y, const MapLoops::Rates& rates, std::int64_t count,
             float* positionX, float* positionY)
{
    const Sixteen longest = Sixteen::of(rates.longest * rates.longest);
    for (std::int64_t i = 0; i < count; i += Sixteen::kLanes) {
        const Sixteen vx = accelerated(x, rates, i), vy = accelerated(y, rates, i);
        vx.store(x.velocity + i);
        vy.store(y.velocity + i);
        const Sixteen square = vx * vx + vy * vy;
        for (std::uint32_t far = below(longest, square); far != 0; far &= far - 1) {
            const std::int64_t at = i + __builtin_ctz(far);
            const float length = math::sqrt(x.velocity[at] * x.velocity[at] + y.velocity[at] * y.velocity[at]);
            x.velocity[at] *= rates.longest / length;
            y.velocity[at] *= rates.longest / length;
        }
        (Sixteen::load(positionX + i) + Sixteen::load(x.velocity + i)).store(positionX + i);
        (Sixteen::load(positionY + i) + Sixteen::load(y.velocity + i)).store(positionY + i);
    }
}

void distances(const float* const queries[kQueries], const float* squares, const float* panel,
               const float* panelSquares, int features, const float* limits, float* distances, std::uint32_t* near)
{
    Sixteen products[kQueries];
    for (Sixteen& product : products)
        product = Sixteen::of(0);
    for (int f = 0; f < features; ++f) {
        const Sixteen column = Sixteen::load(panel + f * Sixteen::kLanes);
#pragma GCC unroll 4
        for (int q = 0; q < kQueries; ++q)
            products[q] += Sixteen::of(queries[q][f]) * column;
    }
    const Sixteen others = Sixteen::load(panelSquares);
    for (int q = 0; q < kQueries; ++q) {
        const Sixteen distance = Sixteen::of(squares[q]) + others - Sixteen::of(2) * products[q];
        distance.store(distances + q * Sixteen::kLanes);
        near[q] = below(distance, Sixteen::of(limits[q]));
    }
}

} // namespace

const MapLoops& mapLoops()
{
    static const MapLoops loops{attract,   stretch, repel,    spread,  readOff,
                                transform, turn,    multiply, descend, distances};
    return loops;
}

} // namespace loom::baseline
