#include "winograd_parts.h"

#include <cstring>
#include <type_traits>

namespace loom::simd {

std::size_t Winograd::backBytes() const
{
    return factorsBytes(filters_, wide(channels_));
}

std::size_t Winograd::kernelGradientBytes() const
{
    return factorsBytes(channels_, wide(filters_))
        + Room::bytes<float>(kWinogradProducts * apart(channels_ * filters_));
}

/// A g Aᵀ of tiles of the outputs' gradient, tile t's numbers from to[t · stride] on.
template<class Part>
void Winograd::transformGradient(const Part& part, const float* g, std::int64_t stride, float* to) const
{
    using Down = typename Part::Down;
    using Across = typename Part::Across;
    const std::int64_t next = tileStep(stride);
    for (std::int64_t t = 0; t < part.count; ++t, to += stride) {
        const auto at = part.place(t);
        const std::int64_t rows = rows_.outputs - at.row, columns = columns_.outputs - at.column;
        const float* from = g + ((at.picture * rows_.outputs + at.row) * columns_.outputs + at.column) * filters_;
        for (std::int64_t f = 0; f < filters_; f += Vector::kLanes) {
            const std::int64_t lanes = filters_ - f, room = stride - f;
            const auto read = [&](int i, int j) {
                return i < rows && j < columns ? loadLanes(from + (i * columns_.outputs + j) * filters_ + f, lanes)
                                               : Vector::zero();
            };
            bothWays<Down::outputGradient, Across::outputGradient>(
                read, [&](int i, int j, Vector m) { storeLanes(m, to + Part::product(i, j) * next + f, room); });
        }
    }
}

/// Adds B v Bᵀ of the products to the inputs under each tile.
template<class Part>
void Winograd::addInputs(const Part& part, const float* products, const Area& area, float* dx) const
{
    using Down = typename Part::Down;
    using Across = typename Part::Across;
    const std::int64_t width = wide(channels_), next = tileStep(width), rowStride = area.columns * channels_;
    for (std::int64_t t = 0; t < part.count; ++t) {
        const auto at = part.place(t);
        const auto reach = Part::reach(at, area);
        float* picture = dx + at.picture * area.size();
        for (std::int64_t c = 0; c < channels_; c += Vector::kLanes) {
            const float* from = products + t * width + c;
            const std::int64_t lanes = channels_ - c;
            bothWays<Down::inputGradient, Across::inputGradient>(
                [&](int i, int j) { return Vector::load(from + Part::product(i, j) * next); },
                [&](int i, int j, Vector d) {
                    const std::int64_t row = reach.row + i, column = reach.column + j;
                    if (!reach.inside && !area.holds(row, column))
                        return;
                    float* here = picture + row * rowStride + column * channels_ + c;
                    storeLanes(loadLanes(here, lanes) + d, here, lanes);
                });
        }
    }
}

void Winograd::convolveBack(const float* g, std::int64_t pictures, const float* packed, const Area& area, float* dx,
                            Room& room) const
{
    const Factors f = takeFactors(filters_, wide(channels_), room);
    std::memset(dx, 0, std::size_t(pictures * area.size()) * sizeof(float));
    everyPart(pictures, [&](const auto& part) {
        transformGradient(part, g, filters_, f.left);
        multiply(part, filters_, channels_, packed, f);
        addInputs(part, f.products, area, dx);
    });
}

/// dw (+)= Gᵀ du G
void Winograd::addKernels(const float* du, float* dw, bool accumulate) const
{
    const std::int64_t numbers = channels_ * filters_;
    for (std::int64_t i = 0; i < numbers; i += Vector::kLanes) {
        const std::int64_t lanes = numbers - i;
        bothWays<WinogradKernel::gradient, WinogradKernel::gradient>(
            [&](int row, int column) {
                return loadLanes(du + (row * kWinogradFactors + column) * apart(numbers) + i, lanes);
            },
            [&](int row, int column, Vector x) {
                float* to = dw + (3 * row + column) * numbers + i;
                storeLanes(accumulate ? loadLanes(to, lanes) + x : x, to, lanes);
            });
    }
}

void Winograd::kernelGradient(const float* x, const Area& area, const float* g, std::int64_t pictures, float* dw,
                              bool accumulate, Room& room) const
{
    const std::int64_t numbers = channels_ * filters_, width = wide(filters_);
    const Factors f = takeFactors(channels_, width, room); // of the inputs, and of the gradient
    const std::int64_t size = kWinogradProducts * apart(numbers);
    float* du = room.take<float>(size);
    // Tiles of 4 × 4 have all products: the first of them need nothing to add to.
    bool adds = rows_.fours == 0 || columns_.fours == 0;
    if (adds)
        std::memset(du, 0, std::size_t(size) * sizeof(float));
    everyPart(pictures, [&](const auto& part) {
        using Part = std::remove_cvref_t<decltype(part)>;
        transformInput(part, x, area, f.left);
        transformGradient(part, g, width, f.products);
        for (int i = 0; i < Part::Down::kReach; ++i)
            for (int j = 0; j < Part::Across::kReach; ++j) {
                const std::int64_t p = Part::product(i, j);
                float* sum = du + p * apart(numbers);
                const Left left{.base = f.left + p * tileStep(channels_),
                                .rowStride = 1,
                                .length = part.count,
                                .step = channels_};
                const Finish finish{
                    .out = sum, .stride = filters_, .from = adds ? sum : nullptr, .fromStride = filters_};
                for (std::int64_t k = 0; k < filters_; k += kPanel)
                    panelProduct(left, channels_, {f.products + p * tileStep(width) + k, width}, finish, k,
                                 std::min(kPanel, filters_ - k));
            }
        adds = true;
    });
    addKernels(du, dw, accumulate);
}

} // namespace loom::simd
