#include "tensor/pca.h"

#include "base/lanes.h"
#include "base/symmetric_eigen.h"

#include <algorithm>

namespace loom {
namespace {

constexpr int kWidth = 4; ///< columns of a panel
constexpr int kPanelsAPiece = 16;
constexpr std::int64_t kRowsAtOnce = 256;
constexpr std::int64_t kRowsAPiece = 128;

std::vector<double> meanOf(const float* x, std::int64_t rows, int features)
{
    std::vector<double> mean(std::size_t(features), 0);
    for (std::int64_t r = 0; r < rows; ++r)
        for (int f = 0; f < features; ++f)
            mean[f] += double(x[r * features + f]);
    for (double& m : mean)
        m /= double(rows);
    return mean;
}

/// Centred rows as panels of four columns: [panel][row][4], zeros beyond the last column.
class Panels {
public:
    Panels(int features, std::vector<double> mean)
        : features_(features)
        , count_((features + kWidth - 1) / kWidth)
        , mean_(std::move(mean))
        , numbers_(std::size_t(count_) * kRowsAtOnce * kWidth, 0)
    {
    }
    int count() const { return count_; }
    const double* panel(int p) const { return numbers_.data() + std::size_t(p) * kRowsAtOnce * kWidth; }
    void fill(const float* x, std::int64_t rows, ThreadPool& pool)
    {
        pool.run((count_ + kPanelsAPiece - 1) / kPanelsAPiece, [&](int piece) {
            const int end = std::min(features_, (piece + 1) * kPanelsAPiece * kWidth);
            for (std::int64_t r = 0; r < rows; ++r)
                for (int f = piece * kPanelsAPiece * kWidth; f < end; ++f)
                    numbers_[(std::size_t(f / kWidth) * kRowsAtOnce + std::size_t(r)) * kWidth + f % kWidth] =
                        double(x[r * features_ + f]) - mean_[f];
        });
    }

private:
    int features_, count_;
    std::vector<double> mean_, numbers_;
};

/// sum[4 × 4] += aᵀ b over `rows` rows.
void addProduct(const double* a, const double* b, std::int64_t rows, double* sum)
{
    Two left[kWidth], right[kWidth];
    for (int i = 0; i < kWidth; ++i) {
        left[i] = loadTwo(sum + i * kWidth);
        right[i] = loadTwo(sum + i * kWidth + 2);
    }
    for (std::int64_t r = 0; r < rows; ++r) {
        const Two b0 = loadTwo(b + r * kWidth), b1 = loadTwo(b + r * kWidth + 2);
        for (int i = 0; i < kWidth; ++i) {
            const Two ai = two(a[r * kWidth + i]);
            left[i] += ai * b0;
            right[i] += ai * b1;
        }
    }
    for (int i = 0; i < kWidth; ++i) {
        store(sum + i * kWidth, left[i]);
        store(sum + i * kWidth + 2, right[i]);
    }
}

/// The sum of outer products of centred rows, as 4 × 4 tiles of the upper triangle: [panel][panel][16].
std::vector<double> productTiles(const float* x, std::int64_t rows, int features, Panels& panels, ThreadPool& pool,
                                 const std::function<bool()>& cancelled)
{
    const int count = panels.count();
    const int blocks = (count + kPanelsAPiece - 1) / kPanelsAPiece;
    std::vector<double> tiles(std::size_t(count) * std::size_t(count) * kWidth * kWidth, 0);
    for (std::int64_t first = 0; first < rows && !(cancelled && cancelled()); first += kRowsAtOnce) {
        const std::int64_t part = std::min(kRowsAtOnce, rows - first);
        panels.fill(x + first * features, part, pool);
        pool.run(blocks * blocks, [&](int piece) {
            const int rowBlock = piece / blocks, columnBlock = piece % blocks;
            if (columnBlock < rowBlock)
                return;
            const int rowEnd = std::min(count, (rowBlock + 1) * kPanelsAPiece);
            const int columnEnd = std::min(count, (columnBlock + 1) * kPanelsAPiece);
            for (int p = rowBlock * kPanelsAPiece; p < rowEnd; ++p)
                for (int q = std::max(p, columnBlock * kPanelsAPiece); q < columnEnd; ++q)
                    addProduct(panels.panel(p), panels.panel(q), part,
                               &tiles[(std::size_t(p) * count + std::size_t(q)) * kWidth * kWidth]);
        });
    }
    return tiles;
}

std::vector<double> covarianceOf(const float* x, std::int64_t rows, int features, const std::vector<double>& mean,
                                 ThreadPool& pool, const std::function<bool()>& cancelled)
{
    Panels panels(features, mean);
    const std::vector<double> tiles = productTiles(x, rows, features, panels, pool, cancelled);
    std::vector<double> covariance(std::size_t(features) * std::size_t(features));
    const double scale = 1.0 / double(std::max<std::int64_t>(1, rows - 1));
    for (int i = 0; i < features; ++i)
        for (int j = i; j < features; ++j) {
            const std::size_t tile = std::size_t(i / kWidth) * panels.count() + std::size_t(j / kWidth);
            const double value = tiles[(tile * kWidth + i % kWidth) * kWidth + j % kWidth] * scale;
            covariance[std::size_t(i) * features + j] = covariance[std::size_t(j) * features + i] = value;
        }
    return covariance;
}

/// A component's sign is free; the one that makes its largest entry positive is taken.
void fixSign(float* component, int features)
{
    const float* const largest =
        std::max_element(component, component + features, [](float a, float b) { return std::abs(a) < std::abs(b); });
    if (*largest < 0)
        for (int f = 0; f < features; ++f)
            component[f] = -component[f];
}

} // namespace

Pca pcaOf(const Tensor& x, int count, ThreadPool& pool, const std::function<bool()>& cancelled)
{
    const std::int64_t rows = x.shape()[0];
    const int features = int(rows == 0 ? 0 : x.size() / rows);
    LOOM_ASSERT(rows > 0 && features > 0 && features <= 1024);
    const float* const numbers = x.values<float>().data();
    const std::vector<double> mean = meanOf(numbers, rows, features);
    std::vector<double> covariance = covarianceOf(numbers, rows, features, mean, pool, cancelled);
    count = int(std::clamp<std::int64_t>(count, 1, std::min<std::int64_t>(rows, features)));
    Pca pca;
    for (int f = 0; f < features; ++f)
        pca.totalVariance += covariance[std::size_t(f) * features + f];
    const SymmetricEigen eigen = symmetricEigen(std::move(covariance), features, count, pool, cancelled);
    if (eigen.values.empty())
        return {};
    pca.mean = Tensor(Shape{features}, DType::f32);
    std::copy(mean.begin(), mean.end(), pca.mean.values<float>().begin());
    pca.components = Tensor(Shape{count, features}, DType::f32);
    float* const components = pca.components.values<float>().data();
    std::copy(eigen.vectors.begin(), eigen.vectors.end(), components);
    for (int c = 0; c < count; ++c) {
        fixSign(components + std::size_t(c) * features, features);
        pca.variance.push_back(std::max(0.0, eigen.values[c]));
    }
    return pca;
}

Tensor project(const Pca& pca, const Tensor& x, ThreadPool& pool)
{
    const std::int64_t rows = x.shape()[0], features = pca.mean.size(), count = pca.components.shape()[0];
    LOOM_ASSERT(x.size() == rows * features);
    const std::int64_t width = (count + 3) / 4 * 4;
    std::vector<float> columns(std::size_t(features * width), 0.0f); // (feature, component)
    const float* const components = pca.components.values<float>().data();
    for (std::int64_t c = 0; c < count; ++c)
        for (std::int64_t f = 0; f < features; ++f)
            columns[f * width + c] = components[c * features + f];
    const float* const mean = pca.mean.values<float>().data();
    const float* const numbers = x.values<float>().data();
    Tensor result(Shape{rows, count}, DType::f32);
    float* const out = result.values<float>().data();
    pool.run(int((rows + kRowsAPiece - 1) / kRowsAPiece), [&](int piece) {
        const std::int64_t end = std::min(rows, (piece + 1) * kRowsAPiece);
        for (std::int64_t r = piece * kRowsAPiece; r < end; ++r)
            for (std::int64_t c = 0; c < width; c += 4) {
                Four sum = four(0);
                for (std::int64_t f = 0; f < features; ++f)
                    sum += four(numbers[r * features + f] - mean[f]) * loadFour(&columns[f * width + c]);
                for (std::int64_t lane = 0; lane < 4 && c + lane < count; ++lane)
                    out[r * count + c + lane] = sum[lane];
            }
    });
    return result;
}

} // namespace loom
