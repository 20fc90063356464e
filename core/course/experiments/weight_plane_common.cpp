#include "course/experiments/weight_plane_common.h"

#include "base/math.h"
#include "course/experiments/vector_common.h"

#include <algorithm>

namespace loom::experiments {
namespace {

/// exp(logit − largest) of each class; returns their sum.
float exponentials(const float* logits, float largest, float* out)
{
    float sum = 0;
    for (int k = 0; k < kClothesClasses; ++k)
        sum += out[k] = math::exp(logits[k] - largest);
    return sum;
}

} // namespace

std::vector<double> flat(const Weights& weights)
{
    std::vector<double> all;
    for (const auto& [name, tensor] : weights)
        for (const float value : tensor.values<float>())
            all.push_back(value);
    return all;
}

Weights renumbered(const Weights& weights)
{
    Weights out = weights;
    for (std::int64_t node = 0; node < kClothesNodes; ++node) {
        const std::int64_t from = kClothesNodes - 1 - node;
        out["hidden/bias"].set(node, weights.at("hidden/bias").at(from));
        for (std::int64_t i = 0; i < weights.at("hidden/kernel").shape()[0]; ++i)
            out["hidden/kernel"].set(i * kClothesNodes + node,
                                     weights.at("hidden/kernel").at(i * kClothesNodes + from));
        for (std::int64_t k = 0; k < kClothesClasses; ++k)
            out["out/kernel"].set(node * kClothesClasses + k,
                                  weights.at("out/kernel").at(from * kClothesClasses + k));
    }
    return out;
}

Result<PlaneCorner> PlaneCorner::make(ClothesTraining& training, const Weights& weights)
{
    Result<std::vector<float>> sums = training.hiddenSums(weights);
    if (!sums)
        return sums.error();
    return PlaneCorner{weights, std::move(*sums)};
}

WeightPlane::WeightPlane(PlaneCorner a, PlaneCorner b, PlaneCorner c, std::shared_ptr<const std::vector<int>> labels)
    : corners_{std::move(a), std::move(b), std::move(c)}
    , labels_(std::move(labels))
{
    const std::vector<double> origin = flat(corners_[0].weights);
    const std::vector<double> u = difference(flat(corners_[1].weights), origin);
    std::vector<double> v = difference(flat(corners_[2].weights), origin);
    const double length = product(u, u);
    along_ = product(u, v) / length;
    for (std::size_t i = 0; i < v.size(); ++i)
        v[i] -= along_ * u[i];
    stretch_ = math::sqrt(length / product(v, v));
}

std::array<double, 3> WeightPlane::shares(double u, double v) const
{
    const double c = v * stretch_, b = u - c * along_;
    return {1 - b - c, b, c};
}

WeightPlane::Second WeightPlane::second(const std::array<double, 3>& shares) const
{
    Second out{};
    for (std::size_t corner = 0; corner < 3; ++corner) {
        const auto kernel = corners_[corner].weights.at("out/kernel").values<float>();
        const auto bias = corners_[corner].weights.at("out/bias").values<float>();
        for (std::size_t i = 0; i < out.kernel.size(); ++i)
            out.kernel[i] += float(shares[corner]) * kernel[i];
        for (std::size_t k = 0; k < out.bias.size(); ++k)
            out.bias[k] += float(shares[corner]) * bias[k];
    }
    return out;
}

void WeightPlane::logits(const std::array<float, 3>& shares, const Second& second, std::int64_t picture,
                         float* out) const
{
    const float* a = corners_[0].sums.data() + picture * kClothesNodes;
    const float* b = corners_[1].sums.data() + picture * kClothesNodes;
    const float* c = corners_[2].sums.data() + picture * kClothesNodes;
    float hidden[kClothesNodes];
    for (int j = 0; j < kClothesNodes; ++j) {
        const float sum = shares[0] * a[j] + shares[1] * b[j] + shares[2] * c[j];
        hidden[j] = std::max(sum, 0.0f);
    }
    float sums[kClothesClasses];
    for (int k = 0; k < kClothesClasses; ++k)
        sums[k] = second.bias[std::size_t(k)];
    for (int j = 0; j < kClothesNodes; ++j)
        for (int k = 0; k < kClothesClasses; ++k)
            sums[k] += hidden[j] * second.kernel[std::size_t(j * kClothesClasses + k)];
    std::copy(sums, sums + kClothesClasses, out);
}

Answered WeightPlane::at(double u, double v, std::int64_t pictures) const
{
    const std::array<double, 3> share = shares(u, v);
    const std::array<float, 3> parts{float(share[0]), float(share[1]), float(share[2])};
    const Second behind = second(share);
    const std::int64_t count = pictures > 0 ? pictures : std::int64_t(labels_->size());
    double loss = 0;
    std::int64_t right = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        float z[kClothesClasses], e[kClothesClasses];
        logits(parts, behind, i, z);
        const int label = (*labels_)[std::size_t(i)];
        const float largest = *std::max_element(z, z + kClothesClasses);
        loss += double(largest - z[label]) + math::log(double(exponentials(z, largest, e)));
        right += std::max_element(z, z + kClothesClasses) - z == label;
    }
    return {loss / double(count), double(right) / double(count)};
}

std::array<float, kClothesClasses> WeightPlane::probabilities(double u, double v, std::int64_t picture) const
{
    const std::array<double, 3> share = shares(u, v);
    std::array<float, kClothesClasses> z{}, e{};
    logits({float(share[0]), float(share[1]), float(share[2])}, second(share), picture, z.data());
    const float sum = exponentials(z.data(), *std::ranges::max_element(z), e.data());
    for (float& value : e)
        value /= sum;
    return e;
}

Weights WeightPlane::weightsAt(double u, double v) const
{
    const std::array<double, 3> share = shares(u, v);
    Weights out = corners_[0].weights;
    for (auto& [name, tensor] : out)
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            tensor.set(i,
                       share[0] * corners_[0].weights.at(name).at(i) + share[1] * corners_[1].weights.at(name).at(i)
                           + share[2] * corners_[2].weights.at(name).at(i));
    return out;
}

std::array<double, 2> WeightPlane::placeOf(const Weights& weights) const
{
    const std::vector<double> origin = flat(corners_[0].weights);
    const std::vector<double> u = difference(flat(corners_[1].weights), origin);
    const std::vector<double> c = difference(flat(corners_[2].weights), origin);
    const std::vector<double> w = difference(flat(weights), origin);
    const double length = product(u, u), along = product(w, u) / length;
    return {along, (product(w, c) * stretch_ - along_ * stretch_ * product(w, u)) / length};
}

std::vector<double> WeightPlane::grid(double left, double right, double bottom, double top, int side,
                                      std::int64_t pictures) const
{
    std::vector<double> heights;
    for (int row = 0; row < side; ++row)
        for (int column = 0; column < side; ++column)
            heights.push_back(
                at(left + (right - left) * column / (side - 1), top + (bottom - top) * row / (side - 1), pictures)
                    .loss);
    return heights;
}

} // namespace loom::experiments
