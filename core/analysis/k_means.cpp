#include "analysis/k_means.h"

#include "base/lanes.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

constexpr std::int64_t kFewestRows = 256;
constexpr std::int64_t kMostPieces = 64; ///< each has its own sums

/// The work of one call: rows and centres side by side in fours, sums a piece, so that nothing depends on threads.
class Clustering {
public:
    Clustering(const Tensor& x, const KMeansOptions& options, ThreadPool& pool);

    void chooseCentres();
    /// Puts each row to its nearest centre; how many changed.
    std::int64_t assign();
    /// Moves each centre to the mean of its rows.
    void moveCentres();
    void restartEmptyClusters();
    KMeans result(int steps, bool converged);

private:
    int pieces() const { return int((rows_ + rowsAPiece_ - 1) / rowsAPiece_); }
    const float* row(std::int64_t r) const { return numbers_.data() + r * features_; }
    void setCentre(std::int64_t cluster, const float* numbers);
    void arrangeCentres();
    void assignRow(std::int64_t r, std::int64_t& changed);
    void lowerDistances(std::int64_t cluster);
    template<class Work> void forRows(Work&& work);

    std::int64_t rows_, rowsAPiece_, features_, count_, width_;
    std::uint64_t seed_;
    ThreadPool& pool_;
    std::vector<float> numbers_, centres_;
    std::vector<float> fours_; ///< [four centres][feature][4]
    std::vector<float> distance_; ///< squared, of each row to its centre
    std::vector<std::int32_t> cluster_;
    std::vector<double> sums_; ///< [piece][cluster][feature]
    std::vector<std::int64_t> counts_; ///< [piece][cluster]
};

Clustering::Clustering(const Tensor& x, const KMeansOptions& options, ThreadPool& pool)
    : rows_(x.shape()[0])
    , rowsAPiece_(std::max(kFewestRows, (rows_ + kMostPieces - 1) / kMostPieces))
    , features_(x.size() / std::max<std::int64_t>(1, rows_))
    , count_(std::clamp<std::int64_t>(options.clusters, 1, rows_))
    , width_((count_ + 3) / 4)
    , seed_(options.seed)
    , pool_(pool)
    , numbers_(x.values<float>().begin(), x.values<float>().end())
    , centres_(std::size_t(count_ * features_))
    , fours_(std::size_t(width_ * features_ * 4))
    , distance_(std::size_t(rows_), INFINITY)
    , cluster_(std::size_t(rows_), -1)
    , sums_(std::size_t(pieces() * count_ * features_))
    , counts_(std::size_t(pieces() * count_))
{
    for (float& number : numbers_)
        number = std::isfinite(number) ? number : 0;
}

template<class Work> void Clustering::forRows(Work&& work)
{
    pool_.run(pieces(), [&](int piece) {
        const std::int64_t end = std::min(rows_, (piece + 1) * rowsAPiece_);
        for (std::int64_t r = piece * rowsAPiece_; r < end; ++r)
            work(piece, r);
    });
}

void Clustering::setCentre(std::int64_t cluster, const float* numbers)
{
    std::copy(numbers, numbers + features_, centres_.begin() + cluster * features_);
}

void Clustering::lowerDistances(std::int64_t cluster)
{
    const float* const centre = centres_.data() + cluster * features_;
    forRows([&](int, std::int64_t r) {
        const float* const x = row(r);
        float sum = 0;
        for (std::int64_t f = 0; f < features_; ++f)
            sum += (x[f] - centre[f]) * (x[f] - centre[f]);
        distance_[std::size_t(r)] = std::min(distance_[std::size_t(r)], sum);
    });
}

/// Each further centre is a row drawn with a chance in proportion to its squared distance from those before.
void Clustering::chooseCentres()
{
    const RandomStream stream(seed_, "analysis/k_means");
    setCentre(0, row(stream.below(std::uint32_t(rows_), 0)));
    for (std::int64_t c = 1; c < count_; ++c) {
        lowerDistances(c - 1);
        const double total = std::accumulate(distance_.begin(), distance_.end(), 0.0);
        double left = stream.uniform(std::uint64_t(c)) * total;
        std::int64_t chosen = stream.below(std::uint32_t(rows_), std::uint64_t(c), 1); // all rows stand on centres
        for (std::int64_t r = 0; r < rows_ && total > 0; ++r)
            if (distance_[std::size_t(r)] > 0) {
                chosen = r;
                left -= double(distance_[std::size_t(r)]);
                if (left < 0)
                    break;
            }
        setCentre(c, row(chosen));
    }
}

void Clustering::arrangeCentres()
{
    for (std::int64_t c = 0; c < width_ * 4; ++c)
        for (std::int64_t f = 0; f < features_; ++f)
            fours_[std::size_t(((c / 4) * features_ + f) * 4 + c % 4)] =
                centres_[std::size_t(std::min(c, count_ - 1) * features_ + f)];
}

void Clustering::assignRow(std::int64_t r, std::int64_t& changed)
{
    const float* const x = row(r);
    float best = INFINITY;
    std::int32_t nearest = 0;
    for (std::int64_t w = 0; w < width_; ++w) {
        const float* const centres = fours_.data() + w * features_ * 4;
        Four sum = four(0);
        for (std::int64_t f = 0; f < features_; ++f) {
            const Four difference = four(x[f]) - loadFour(centres + f * 4);
            sum += difference * difference;
        }
        for (int lane = 0; lane < 4; ++lane)
            if (sum[lane] < best) { // of equal ones the first, so the copies that fill up a four never win
                best = sum[lane];
                nearest = std::int32_t(w * 4 + lane);
            }
    }
    changed += nearest != cluster_[std::size_t(r)];
    cluster_[std::size_t(r)] = nearest;
    distance_[std::size_t(r)] = best;
}

std::int64_t Clustering::assign()
{
    arrangeCentres();
    std::vector<std::int64_t> changed(distance_.size() / std::size_t(rowsAPiece_) + 1);
    forRows([&](int piece, std::int64_t r) { assignRow(r, changed[std::size_t(piece)]); });
    return std::accumulate(changed.begin(), changed.end(), std::int64_t(0));
}

void Clustering::moveCentres()
{
    std::ranges::fill(sums_, 0.0);
    std::ranges::fill(counts_, 0);
    forRows([&](int piece, std::int64_t r) {
        const std::int64_t slot = piece * count_ + cluster_[std::size_t(r)];
        double* const sum = sums_.data() + slot * features_;
        const float* const x = row(r);
        for (std::int64_t f = 0; f < features_; ++f)
            sum[f] += double(x[f]);
        ++counts_[std::size_t(slot)];
    });
    const std::int64_t size = count_ * features_;
    for (int piece = 1; piece < pieces(); ++piece) {
        for (std::int64_t i = 0; i < size; ++i)
            sums_[std::size_t(i)] += sums_[std::size_t(piece * size + i)];
        for (std::int64_t c = 0; c < count_; ++c)
            counts_[std::size_t(c)] += counts_[std::size_t(piece * count_ + c)];
    }
    for (std::int64_t i = 0; i < size; ++i)
        if (const std::int64_t rows = counts_[std::size_t(i / features_)]; rows > 0)
            centres_[std::size_t(i)] = float(sums_[std::size_t(i)] / double(rows));
    restartEmptyClusters();
}

void Clustering::restartEmptyClusters()
{
    for (std::int64_t c = 0; c < count_; ++c) {
        if (counts_[std::size_t(c)] > 0)
            continue;
        const auto farthest = std::ranges::max_element(distance_);
        setCentre(c, row(farthest - distance_.begin()));
        *farthest = 0; // the next empty cluster takes another row
    }
}

KMeans Clustering::result(int steps, bool converged)
{
    KMeans made;
    made.centres = Tensor::of<float>(Shape{count_, features_}, centres_);
    made.cluster = cluster_;
    made.inertia = std::accumulate(distance_.begin(), distance_.end(), 0.0);
    made.steps = steps;
    made.converged = converged;
    return made;
}

} // namespace

KMeans kMeansOf(const Tensor& x, const KMeansOptions& options, ThreadPool& pool,
                const std::function<bool()>& cancelled)
{
    LOOM_ASSERT(x.shape().rank() >= 1 && x.shape()[0] > 0 && x.shape()[0] < std::int64_t(1) << 31 && x.size() > 0);
    Clustering work(x, options, pool);
    work.chooseCentres();
    work.assign();
    int steps = 0;
    bool converged = false;
    while (!converged && steps < options.maximumSteps && !(cancelled && cancelled())) {
        work.moveCentres();
        converged = work.assign() == 0;
        ++steps;
    }
    return work.result(steps, converged);
}

} // namespace loom
