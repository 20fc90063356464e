#pragma once

#include "base/math.h"
#include "optimizers/optimizer_common.h"

namespace loom::optimizers {

/// The order of Adam's attributes, AdamW's one at the end.
enum AdamAttribute { kLearningRate, kBeta1, kBeta2, kEpsilon, kWeightDecay };

/// m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  w ← w·keep − α·m / (√v + ε) with
/// α = r·√(1 − β₂ᵗ) / (1 − β₁ᵗ): ε is added to the uncorrected root, as in Keras and in the remark before
/// section 2.1 of Kingma & Ba, ICLR 2015.
template<class T> [[gnu::always_inline]] inline void adamUpdate(const UpdatePiece<T>& piece, T keep)
{
    T* __restrict w = piece.parameter;
    T* __restrict m = piece.slot[0];
    T* __restrict v = piece.slot[1];
    const T* __restrict g = piece.gradient;
    const double beta1 = piece.attributes[kBeta1], beta2 = piece.attributes[kBeta2];
    const double left1 = 1 - math::pow(beta1, double(piece.step)), left2 = 1 - math::pow(beta2, double(piece.step));
    const T alpha = T(piece.learningRate * math::sqrt(left2) / left1);
    const T rest1 = T(1 - beta1), rest2 = T(1 - beta2);
    const T epsilon = T(piece.attributes[kEpsilon]);
    for (std::int64_t i = 0; i < piece.count; ++i) {
        m[i] += (g[i] - m[i]) * rest1;
        v[i] += (g[i] * g[i] - v[i]) * rest2;
        w[i] = w[i] * keep - alpha * m[i] / (math::sqrt(v[i]) + epsilon);
    }
}

/// learning_rate, beta_1, beta_2, epsilon.
std::vector<AttributeSpec> adamAttributes();
/// Both means and the corrected rate alpha; `last` gives the weight.
UpdateRule adamRule(const std::string& last);

} // namespace loom::optimizers
