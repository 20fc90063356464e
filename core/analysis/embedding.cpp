#include "analysis/embedding.h"

#include "tensor/pca.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kRowsAtOnce = 64; ///< of a long row's chunk that are copied to be made finite

std::int64_t makeFinite(float* values, std::int64_t count)
{
    std::int64_t replaced = 0;
    for (std::int64_t i = 0; i < count; ++i)
        if (!std::isfinite(values[i])) {
            values[i] = 0;
            ++replaced;
        }
    return replaced;
}

} // namespace

Embedding::Embedding(std::int64_t rows, std::int64_t numbers, std::uint64_t seed)
    : numbers_(numbers)
    , kept_(numbers > kMostNumbers ? kProjected : numbers)
    , seed_(seed)
    , collected_(Shape{rows, kept_}, DType::f32)
{
    if (numbers > kMostNumbers)
        projection_.emplace(numbers, kProjected, seed);
}

void Embedding::add(const float* rows, std::int64_t count, ThreadPool& pool)
{
    LOOM_ASSERT(count >= 0 && !collected_.empty() && added_ + count <= collected_.shape()[0]);
    float* out = collected_.values<float>().data() + added_ * kept_;
    added_ += count;
    if (!projection_) {
        std::copy_n(rows, count * numbers_, out);
        notFinite_ += makeFinite(out, count * numbers_);
        return;
    }
    std::vector<float> chunk;
    for (std::int64_t first = 0; first < count; first += kRowsAtOnce) {
        const std::int64_t part = std::min(kRowsAtOnce, count - first);
        chunk.assign(rows + first * numbers_, rows + (first + part) * numbers_);
        notFinite_ += makeFinite(chunk.data(), part * numbers_);
        projection_->apply(chunk.data(), part, out + first * kept_, pool);
        makeFinite(out + first * kept_, part * kept_); // sums of numbers near the largest f32
    }
}

bool Embedding::finish(ThreadPool& pool, const std::function<bool()>& cancelled)
{
    LOOM_ASSERT(added_ > 0 && !collected_.empty());
    if (added_ < collected_.shape()[0])
        collected_ = collected_.rows(0, added_);
    const Pca pca = pcaOf(collected_, kComponents, pool, cancelled);
    if (pca.components.empty()) {
        collected_ = Tensor();
        return false;
    }
    variance_ = pca.variance;
    totalVariance_ = pca.totalVariance;
    features_ = project(pca, collected_, pool);
    collected_ = Tensor();
    return true;
}

Tensor Embedding::plane() const
{
    const std::int64_t rows = features_.shape()[0], width = features_.shape()[1];
    Tensor plane(Shape{rows, 2}, DType::f32);
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t axis = 0; axis < std::min<std::int64_t>(2, width); ++axis)
            plane.values<float>()[std::size_t(2 * r + axis)] =
                features_.values<float>()[std::size_t(r * width + axis)];
    return plane;
}

double Embedding::varianceKept(int components) const
{
    double kept = 0;
    for (int c = 0; c < components && c < int(variance_.size()); ++c)
        kept += variance_[std::size_t(c)];
    return totalVariance_ > 0 ? std::min(1.0, kept / totalVariance_) : 1.0;
}

Text Embedding::note() const
{
    const std::int64_t components =
        features_.empty() ? std::min<std::int64_t>(kComponents, kept_) : features_.shape()[1];
    Text note = projection_
        ? Text(TR(
            "{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to {components}"))
        : Text(TR("{numbers} numbers a sample: PCA to {components}"));
    if (notFinite_ > 0)
        note = projection_
            ? Text(TR("{numbers} numbers a sample: random projection to {projected} (seed {seed}), then PCA to "
                      "{components}; {bad} numbers were not finite and count as 0"))
            : Text(
                TR("{numbers} numbers a sample: PCA to {components}; {bad} numbers were not finite and count as 0"));
    note.with({"numbers", numbers_}).with({"components", components});
    if (projection_)
        note.with({"projected", kProjected}).with({"seed", std::int64_t(seed_)});
    return notFinite_ > 0 ? note.with({"bad", notFinite_}) : note;
}

} // namespace loom
