#include "analysis/tsne.h"

#include "analysis/lanes.h"
#include "analysis/pca.h"
#include "analysis/repulsion.h"
#include "analysis/similarities.h"
#include "base/math.h"
#include "base/random.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kExactLimit = 5000; ///< more points repel each other by way of a grid
constexpr std::int64_t kRowsAPiece = 64;
constexpr double kStartDeviation = 1e-4;
constexpr double kLongestMove = 5; ///< of a point in one step; keeps few points with a high rate together

Tensor finiteCopy(const Tensor& x)
{
    Tensor copy = x;
    for (float& value : copy.values<float>())
        if (!std::isfinite(value))
            value = 0;
    return copy;
}

/// log x for x ≥ 1, error below 2e-7 (polynomial after Cephes), without branches so that it runs in lanes.
float logFromOne(float x)
{
    std::uint32_t word = std::bit_cast<std::uint32_t>(x);
    int exponent = int(word >> 23) - 126;
    float m = std::bit_cast<float>((word & 0x7FFFFFu) | 0x3F000000u); // in [0.5, 1)
    const bool low = m < 0.707106781f;
    m = (low ? m + m : m) - 1.0f;
    const float e = float(low ? exponent - 1 : exponent), z = m * m;
    float p = 7.0376836292e-2f;
    p = p * m - 1.1514610310e-1f;
    p = p * m + 1.1676998740e-1f;
    p = p * m - 1.2420140846e-1f;
    p = p * m + 1.4249322787e-1f;
    p = p * m - 1.6668057665e-1f;
    p = p * m + 2.0000714765e-1f;
    p = p * m - 2.4999993993e-1f;
    p = p * m + 3.3333331174e-1f;
    return ((p * m * z + e * -2.12194440e-4f) - 0.5f * z) + m + e * 0.693359375f;
}

} // namespace

struct Tsne::Impl {
    TsneOptions options;
    ThreadPool& pool;
    std::int64_t count;
    Similarities similarities;
    GridRepulsion gridRepulsion;
    PlanarPoints position, velocity, gain, attraction, repulsion;
    std::vector<double> pieceCost;
    Tensor points;
    double divergence = 0;
    int stepsDone = 0;

    Impl(const Tensor& x, const TsneOptions& o, ThreadPool& p)
        : options(o)
        , pool(p)
        , count(x.shape()[0])
        , position(std::size_t(count))
        , velocity(std::size_t(count))
        , gain(std::size_t(count))
        , attraction(std::size_t(count))
        , repulsion(std::size_t(count))
        , points(Shape{count, 2}, DType::f32)
    {
        std::fill(gain.x.begin(), gain.x.end(), 1.0f);
        std::fill(gain.y.begin(), gain.y.end(), 1.0f);
    }

    bool findSimilarities(const Tensor& x, const std::function<bool()>& cancelled);
    void startFrom(const Tensor& x);
    double attract();
    double attractRow(std::int64_t row);
    void move(float exaggeration, float normaliser, float rate, float momentum);
    void centre(std::vector<float>& values);
    void publish();
};

bool Tsne::Impl::findSimilarities(const Tensor& x, const std::function<bool()>& cancelled)
{
    const double perplexity = std::clamp(options.perplexity, 1.0, std::max(1.0, double(count - 1) / 3));
    const Neighbours neighbours = nearestNeighbours(x, int(std::ceil(3 * perplexity)), pool, cancelled);
    if (neighbours.k == 0)
        return false;
    similarities = symmetricSimilarities(neighbours, conditionalSimilarities(neighbours, perplexity, pool), pool);
    return true;
}

/// The first two principal components, shrunk, plus a hundredth of noise that parts equal points.
void Tsne::Impl::startFrom(const Tensor& x)
{
    const Pca pca = pcaOf(x, 2, pool);
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
}

/// Σ_j p q (y_i − y_j) into `attraction`; returns the row's Σ_j p log(1 + d²).
double Tsne::Impl::attractRow(std::int64_t row)
{
    constexpr int kChunk = 32;
    float dx[kChunk], dy[kChunk], p[kChunk];
    const std::size_t at = std::size_t(row);
    const float x = position.x[at], y = position.y[at];
    Four sumX = {}, sumY = {}, cost = {};
    const std::int64_t end = similarities.start[at + 1];
    for (std::int64_t first = similarities.start[at]; first < end; first += kChunk) {
        const int part = int(std::min<std::int64_t>(kChunk, end - first)), padded = (part + 3) / 4 * 4;
        for (int i = 0; i < part; ++i) {
            const std::size_t other = std::size_t(similarities.column[std::size_t(first + i)]);
            dx[i] = x - position.x[other];
            dy[i] = y - position.y[other];
            p[i] = similarities.value[std::size_t(first + i)];
        }
        for (int i = part; i < padded; ++i)
            dx[i] = dy[i] = p[i] = 0;
        float logs[kChunk];
        for (int i = 0; i < padded; ++i)
            logs[i] = logFromOne(1.0f + dx[i] * dx[i] + dy[i] * dy[i]);
        for (int i = 0; i < padded; i += 4) {
            const Four a = loadFour(dx + i), b = loadFour(dy + i), weight = loadFour(p + i);
            const Four pull = weight / (four(1) + a * a + b * b);
            sumX += pull * a;
            sumY += pull * b;
            cost += weight * loadFour(logs + i);
        }
    }
    attraction.x[at] = float(sumOf(sumX));
    attraction.y[at] = float(sumOf(sumY));
    return sumOf(cost);
}

double Tsne::Impl::attract()
{
    const int pieces = int((count + kRowsAPiece - 1) / kRowsAPiece);
    pieceCost.assign(std::size_t(pieces), 0);
    pool.run(pieces, [&](int piece) {
        const std::int64_t end = std::min(count, (piece + 1) * kRowsAPiece);
        for (std::int64_t row = piece * kRowsAPiece; row < end; ++row)
            pieceCost[std::size_t(piece)] += attractRow(row);
    });
    double cost = 0;
    for (const double part : pieceCost)
        cost += part;
    return cost;
}

/// Gradient descent with momentum and a gain for each coordinate (Jacobs 1988), as in van der Maaten's programs:
/// the gradient's factor 4 is part of the rate.
void Tsne::Impl::move(float exaggeration, float normaliser, float rate, float momentum)
{
    const auto next = [=](float gradient, float& gain, float& velocity) {
        const bool uphill = (gradient > 0) == (velocity > 0);
        gain = std::max(0.01f, uphill ? gain * 0.8f : gain + 0.2f);
        velocity = momentum * velocity - rate * gain * gradient;
    };
    for (std::size_t i = 0; i < position.size(); ++i) {
        next(exaggeration * attraction.x[i] - repulsion.x[i] * normaliser, gain.x[i], velocity.x[i]);
        next(exaggeration * attraction.y[i] - repulsion.y[i] * normaliser, gain.y[i], velocity.y[i]);
        const float length = math::sqrt(velocity.x[i] * velocity.x[i] + velocity.y[i] * velocity.y[i]);
        if (length > float(kLongestMove)) {
            velocity.x[i] *= float(kLongestMove) / length;
            velocity.y[i] *= float(kLongestMove) / length;
        }
        position.x[i] += velocity.x[i];
        position.y[i] += velocity.y[i];
    }
    centre(position.x);
    centre(position.y);
}

void Tsne::Impl::centre(std::vector<float>& values)
{
    double mean = 0;
    for (const float value : values)
        mean += double(value);
    mean /= double(values.size());
    for (float& value : values)
        value = float(double(value) - mean);
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
    impl_->startFrom(finite);
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
    const double cost = s.attract();
    const double z = std::max(1e-30,
                              s.count <= kExactLimit ? exactRepulsion(s.position, s.repulsion, s.pool)
                                                     : s.gridRepulsion(s.position, s.repulsion, s.pool));
    const double rate = s.options.learningRate > 0 ? s.options.learningRate : std::max(200.0, double(s.count) / 12);
    s.divergence = s.count < 2 ? 0 : s.similarities.sumPLogP + cost + math::log(z);
    s.move(early ? float(s.options.exaggeration) : 1.0f, float(1 / z), float(rate), early ? 0.5f : 0.8f);
    s.publish();
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
    return impl_->divergence;
}

} // namespace loom
