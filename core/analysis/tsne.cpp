#include "analysis/tsne.h"

#include "analysis/repulsion.h"
#include "analysis/similarities.h"
#include "base/math.h"
#include "base/random.h"
#include "tensor/pca.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

constexpr std::int64_t kExactLimit = 800; ///< more points repel each other by way of a grid
constexpr std::int64_t kRowsAPiece = 64;
constexpr double kStartDeviation = 1e-4;
constexpr float kLongestMove = 5; ///< of a point in one step; keeps few points with a high rate together

Tensor finiteCopy(const Tensor& x)
{
    Tensor copy = x;
    for (float& value : copy.values<float>())
        if (!std::isfinite(value))
            value = 0;
    return copy;
}

} // namespace

struct Tsne::Impl {
    TsneOptions options;
    ThreadPool& pool;
    const MapLoops& loops;
    std::int64_t count;
    Similarities similarities;
    GridRepulsion gridRepulsion;
    PlanarPoints position, velocity, gain, attraction, repulsion;
    Tensor points;
    std::vector<float> before; ///< the points before the last step, in pairs
    double z = 1; ///< of those
    double divergence = 0;
    bool divergenceIsOld = false; ///< it is computed when asked for
    int stepsDone = 0;

    Impl(const Tensor& x, const TsneOptions& o, ThreadPool& p)
        : options(o)
        , pool(p)
        , loops(o.loops ? *o.loops : fastestMapLoops())
        , count(x.shape()[0])
        , position(std::size_t(count))
        , velocity(std::size_t(count))
        , gain(std::size_t(count))
        , attraction(std::size_t(count))
        , repulsion(std::size_t(count))
        , points(Shape{count, 2}, DType::f32)
        , before(std::size_t(2 * count))
    {
        std::fill(gain.x.begin(), gain.x.end(), 1.0f);
        std::fill(gain.y.begin(), gain.y.end(), 1.0f);
    }

    bool findSimilarities(const Tensor& x, const std::function<bool()>& cancelled);
    bool startFrom(const Tensor& x, const std::function<bool()>& cancelled);
    MapLoops::Springs springsAt(const float* pairs) const
    {
        return {similarities.start.data(), similarities.column.data(), similarities.value.data(), pairs};
    }
    template<class Work> void everyRow(Work&& work);
    double stretch();
    void move(const MapLoops::Rates& rates);
    void centre(std::vector<float>& values);
    void publish();
};

bool Tsne::Impl::findSimilarities(const Tensor& x, const std::function<bool()>& cancelled)
{
    const double perplexity = std::clamp(options.perplexity, 1.0, std::max(1.0, double(count - 1) / 3));
    const Neighbours neighbours = nearestNeighbours(x, int(std::ceil(3 * perplexity)), pool, cancelled, loops);
    if (neighbours.k == 0 || (cancelled && cancelled()))
        return false;
    similarities = symmetricSimilarities(neighbours, conditionalSimilarities(neighbours, perplexity, pool), pool);
    return true;
}

/// Given places as they are; else the first two principal components, shrunk, plus a hundredth of noise that parts
/// equal points.
bool Tsne::Impl::startFrom(const Tensor& x, const std::function<bool()>& cancelled)
{
    if (options.start.size() == 2 * count) {
        const std::span<const float> given = options.start.values<float>();
        for (std::size_t i = 0; i < std::size_t(count); ++i) {
            position.x[i] = std::isfinite(given[2 * i]) ? given[2 * i] : 0;
            position.y[i] = std::isfinite(given[2 * i + 1]) ? given[2 * i + 1] : 0;
        }
        return true;
    }
    const Pca pca = pcaOf(x, 2, pool, cancelled);
    if (pca.components.empty())
        return false;
    const Tensor plane = project(pca, x, pool);
    const std::int64_t axes = plane.shape()[1];
    const double scale = pca.variance[0] > 0 ? kStartDeviation / math::sqrt(pca.variance[0]) : 0;
    const RandomStream random(options.seed, "tsne/start");
    const float* const values = plane.values<float>().data();
    for (std::int64_t i = 0; i < count; ++i) {
        const std::size_t at = std::size_t(i);
        const double noise = 0.01 * kStartDeviation;
        position.x[at] = float(scale * double(values[i * axes]) + noise * random.normal(std::uint64_t(2 * i)));
        position.y[at] = float((axes > 1 ? scale * double(values[i * axes + 1]) : 0)
                               + noise * random.normal(std::uint64_t(2 * i + 1)));
    }
    return true;
}

/// Calls `work(piece, first row, last row)` for all pieces.
template<class Work> void Tsne::Impl::everyRow(Work&& work)
{
    pool.run(int((count + kRowsAPiece - 1) / kRowsAPiece), [&](int piece) {
        const std::int64_t first = piece * kRowsAPiece;
        work(piece, first, std::min(count, first + kRowsAPiece));
    });
}

/// Σ p log(1 + d²) of the points before the last step.
double Tsne::Impl::stretch()
{
    const MapLoops::Springs springs = springsAt(before.data());
    std::vector<double> costs(std::size_t((count + kRowsAPiece - 1) / kRowsAPiece));
    everyRow([&](int piece, std::int64_t first, std::int64_t last) {
        costs[std::size_t(piece)] = loops.stretch(springs, first, last);
    });
    return std::accumulate(costs.begin(), costs.end(), 0.0);
}

/// Gradient descent with momentum and a gain for each coordinate (Jacobs 1988), as in van der Maaten's programs:
/// the gradient's factor 4 is part of the rate.
void Tsne::Impl::move(const MapLoops::Rates& rates)
{
    loops.descend({attraction.x.data(), repulsion.x.data(), gain.x.data(), velocity.x.data()},
                  {attraction.y.data(), repulsion.y.data(), gain.y.data(), velocity.y.data()}, rates,
                  std::int64_t(position.x.size()), position.x.data(), position.y.data());
    centre(position.x);
    centre(position.y);
}

void Tsne::Impl::centre(std::vector<float>& values)
{
    double mean = 0;
    for (std::int64_t i = 0; i < count; ++i)
        mean += double(values[std::size_t(i)]);
    mean /= double(count);
    for (std::int64_t i = 0; i < count; ++i)
        values[std::size_t(i)] = float(double(values[std::size_t(i)]) - mean);
}

void Tsne::Impl::publish()
{
    float* const out = points.values<float>().data();
    for (std::int64_t i = 0; i < count; ++i) {
        out[2 * i] = position.x[std::size_t(i)];
        out[2 * i + 1] = position.y[std::size_t(i)];
    }
}

Tsne::Tsne(const Tensor& x, const TsneOptions& options, ThreadPool& pool, std::function<bool()> cancelled)
    : impl_(std::make_unique<Impl>(x, options, pool))
{
    LOOM_ASSERT(x.shape().rank() == 2 && x.shape()[1] <= 512);
    if (impl_->count == 0 || x.shape()[1] == 0) {
        impl_->stepsDone = options.steps;
        return;
    }
    const Tensor finite = finiteCopy(x);
    if (impl_->count > 1 && !impl_->findSimilarities(finite, cancelled)) {
        impl_->stepsDone = options.steps;
        return;
    }
    impl_->similarities.start.resize(std::size_t(impl_->count) + 1, 0);
    if (!impl_->startFrom(finite, cancelled)) {
        impl_->stepsDone = options.steps;
        return;
    }
    impl_->centre(impl_->position.x);
    impl_->centre(impl_->position.y);
    impl_->publish();
}

Tsne::~Tsne() = default;
Tsne::Tsne(Tsne&&) noexcept = default;

void Tsne::step()
{
    if (done())
        return;
    Impl& s = *impl_;
    const bool early = s.stepsDone < s.options.exaggerationSteps;
    std::copy_n(s.points.values<float>().data(), s.before.size(), s.before.data());
    const MapLoops::Springs springs = s.springsAt(s.before.data());
    s.everyRow([&](int, std::int64_t first, std::int64_t last) {
        s.loops.attract(springs, first, last, s.attraction.x.data(), s.attraction.y.data());
    });
    s.z = std::max(1e-30,
                   s.count <= kExactLimit ? exactRepulsion(s.position, s.repulsion, s.loops, s.pool)
                                          : s.gridRepulsion(s.position, s.repulsion, s.loops, s.pool));
    const double rate = s.options.learningRate > 0 ? s.options.learningRate : std::max(200.0, double(s.count) / 12);
    s.move({.exaggeration = early ? float(s.options.exaggeration) : 1.0f,
            .normaliser = float(1 / s.z),
            .rate = float(rate),
            .momentum = early ? 0.5f : 0.8f,
            .longest = kLongestMove});
    s.publish();
    s.divergenceIsOld = s.count > 1;
    ++s.stepsDone;
}

int Tsne::stepsDone() const
{
    return impl_->stepsDone;
}
bool Tsne::done() const
{
    return impl_->stepsDone >= impl_->options.steps;
}
const Tensor& Tsne::points() const
{
    return impl_->points;
}
double Tsne::divergence() const
{
    Impl& s = *impl_;
    if (s.divergenceIsOld)
        s.divergence = s.similarities.sumPLogP + s.stretch() + math::log(s.z);
    s.divergenceIsOld = false;
    return s.divergence;
}

} // namespace loom
