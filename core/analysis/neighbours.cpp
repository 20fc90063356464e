#include "analysis/neighbours.h"

#include "analysis/tsne.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr int kWidth = 16; ///< rows of a panel
constexpr int kQueries = 4; ///< rows multiplied with a panel at once
constexpr int kPiece = 32; ///< rows whose neighbours one piece finds
constexpr int kPiecesAtOnce = 64; ///< between two questions whether to stop
constexpr int kSpare = 8; ///< kept beyond k, since products round more than differences
constexpr float kFar = 1e30f;

using Candidate = std::pair<float, std::int32_t>;

/// Centred rows, scaled so that the largest |number| is 1 (no square overflows), in two layouts.
struct Rows {
    std::int64_t count = 0;
    int features = 0;
    std::vector<float> plain; ///< (rows, features)
    std::vector<float> panels; ///< [panel][feature][16]
    std::vector<float> squares; ///< |row|², kFar beyond the last row

    const float* row(std::int64_t r) const { return plain.data() + std::size_t(r) * std::size_t(features); }
};

double finite(float value)
{
    return std::isfinite(value) ? double(value) : 0.0;
}

std::vector<float> centred(const float* x, std::int64_t rows, int features)
{
    std::vector<float> result(std::size_t(rows) * std::size_t(features));
    float largest = 0;
    for (int f = 0; f < features; ++f) {
        double mean = 0;
        for (std::int64_t r = 0; r < rows; ++r)
            mean += finite(x[r * features + f]);
        mean /= double(rows);
        for (std::int64_t r = 0; r < rows; ++r) {
            const float value = float((finite(x[r * features + f]) - mean) * 0.25);
            result[std::size_t(r * features + f)] = value;
            largest = std::max(largest, std::abs(value));
        }
    }
    if (largest > 0)
        for (float& value : result)
            value /= largest;
    return result;
}

Rows prepared(const Tensor& x)
{
    Rows rows;
    rows.count = x.shape()[0];
    rows.features = int(x.size() / rows.count);
    rows.plain = centred(x.values<float>().data(), rows.count, rows.features);
    const std::int64_t panels = (rows.count + kWidth - 1) / kWidth;
    rows.panels.assign(std::size_t(panels * kWidth * rows.features), 0.0f);
    rows.squares.assign(std::size_t(panels * kWidth), kFar);
    for (std::int64_t r = 0; r < rows.count; ++r) {
        float* const panel = rows.panels.data() + std::size_t(r / kWidth * kWidth * rows.features);
        float square = 0;
        for (int f = 0; f < rows.features; ++f) {
            const float value = rows.row(r)[f];
            panel[f * kWidth + r % kWidth] = value;
            square += value * value;
        }
        rows.squares[std::size_t(r)] = square;
    }
    return rows;
}

/// The nearest candidates seen so far: a heap with the farthest of them on top.
class Nearest {
public:
    explicit Nearest(int keep)
        : keep_(std::size_t(keep))
    {
        heap_.reserve(keep_ + 1);
    }
    float limit() const { return limit_; }
    void add(float distance, std::int32_t index)
    {
        heap_.emplace_back(distance, index);
        std::push_heap(heap_.begin(), heap_.end());
        if (heap_.size() > keep_) {
            std::pop_heap(heap_.begin(), heap_.end());
            heap_.pop_back();
        }
        if (heap_.size() == keep_)
            limit_ = heap_.front().first;
    }
    void clear()
    {
        heap_.clear();
        limit_ = kFar;
    }
    std::vector<Candidate>& candidates() { return heap_; }

private:
    std::size_t keep_;
    float limit_ = kFar; ///< only nearer ones are of interest
    std::vector<Candidate> heap_;
};

/// Exact distances of the candidates, the k nearest written out.
void settle(const Rows& rows, std::int64_t row, std::vector<Candidate>& candidates, Neighbours& result)
{
    for (Candidate& candidate : candidates) {
        float square = 0;
        for (int f = 0; f < rows.features; ++f) {
            const float difference = rows.row(row)[f] - rows.row(candidate.second)[f];
            square += difference * difference;
        }
        candidate.first = square;
    }
    std::sort(candidates.begin(), candidates.end());
    for (int i = 0; i < result.k; ++i) {
        result.index[std::size_t(row * result.k + i)] = candidates[std::size_t(i)].second;
        result.squaredDistance[std::size_t(row * result.k + i)] = candidates[std::size_t(i)].first;
    }
}

/// Finds the neighbours of rows [first, first + 4).
void findFour(const Rows& rows, std::int64_t first, const MapLoops& loops, std::vector<Nearest>& nearest,
              Neighbours& result)
{
    const float* queries[kQueries];
    float squares[kQueries], limits[kQueries], distances[kQueries * kWidth];
    std::uint32_t near[kQueries];
    for (int q = 0; q < kQueries; ++q) {
        const std::int64_t row = std::min(first + q, rows.count - 1);
        queries[q] = rows.row(row);
        squares[q] = rows.squares[std::size_t(row)];
        nearest[std::size_t(q)].clear();
    }
    const int wanted = int(std::min<std::int64_t>(kQueries, rows.count - first));
    for (std::size_t start = 0; start < rows.squares.size(); start += kWidth) {
        for (int q = 0; q < kQueries; ++q)
            limits[q] = nearest[std::size_t(q)].limit();
        loops.distances(queries, squares, rows.panels.data() + start * std::size_t(rows.features),
                        rows.squares.data() + start, rows.features, limits, distances, near);
        for (int q = 0; q < wanted; ++q)
            for (; near[q] != 0; near[q] &= near[q] - 1) {
                const int c = __builtin_ctz(near[q]);
                const float distance = distances[q * kWidth + c];
                if (distance < nearest[std::size_t(q)].limit() && std::int64_t(start) + c != first + q)
                    nearest[std::size_t(q)].add(distance, std::int32_t(start) + c);
            }
    }
    for (int q = 0; q < wanted; ++q)
        settle(rows, first + q, nearest[std::size_t(q)].candidates(), result);
}

} // namespace

Neighbours nearestNeighbours(const Tensor& x, int k, ThreadPool& pool, const std::function<bool()>& cancelled,
                             const MapLoops& loops)
{
    Neighbours result;
    result.rows = x.shape()[0];
    result.k = int(std::clamp<std::int64_t>(k, 0, std::max<std::int64_t>(0, result.rows - 1)));
    if (result.k == 0)
        return result;
    const Rows rows = prepared(x);
    result.index.resize(std::size_t(result.rows) * std::size_t(result.k));
    result.squaredDistance.resize(result.index.size());
    const int keep = int(std::min<std::int64_t>(result.rows - 1, result.k + kSpare));
    const int pieces = int((result.rows + kPiece - 1) / kPiece);
    for (int start = 0; start < pieces; start += kPiecesAtOnce) {
        if (cancelled && cancelled())
            return {};
        pool.run(std::min(kPiecesAtOnce, pieces - start), [&](int piece) {
            std::vector<Nearest> nearest(kQueries, Nearest(keep));
            const std::int64_t first = std::int64_t(start + piece) * kPiece;
            for (std::int64_t row = first; row < std::min(result.rows, first + kPiece); row += kQueries)
                findFour(rows, row, loops, nearest, result);
        });
    }
    return result;
}

double neighboursKept(const Tensor& x, const Tensor& map, int k, ThreadPool& pool)
{
    Neighbours before = nearestNeighbours(x, k, pool), after = nearestNeighbours(map, k, pool);
    if (before.k == 0)
        return 0;
    std::int64_t kept = 0;
    for (std::int64_t row = 0; row < before.rows; ++row) {
        const auto a = before.index.begin() + row * before.k, b = after.index.begin() + row * before.k;
        std::sort(a, a + before.k);
        std::sort(b, b + before.k);
        std::vector<std::int32_t> both;
        std::set_intersection(a, a + before.k, b, b + before.k, std::back_inserter(both));
        kept += std::int64_t(both.size());
    }
    return double(kept) / double(before.rows * before.k);
}

} // namespace loom
