#pragma once

#include "optimizers/optimizer_common.h"

namespace loom::optimizers {

/// m ← m + (g − m)(1 − β₁);  v ← v + (g² − v)(1 − β₂);  w ← w·keep − α·m / (√v + ε) with
/// α = r·√(1 − β₂ᵗ) / (1 − β₁ᵗ): ε is added to the uncorrected root, as in Keras and in the remark before
/// section 2.1 of Kingma & Ba, ICLR 2015.
template<class Step, class T> [[gnu::always_inline]] inline void adamUpdate(const UpdatePiece<T>& piece)
{
    T* __restrict w = piece.parameter;
    T* __restrict m = piece.slot[0];
    T* __restrict v = piece.slot[1];
    const T* __restrict g = piece.gradient;
    const Step step(numbersOf(piece));
    for (std::int64_t i = 0; i < piece.count; ++i)
        step(w[i], g[i], m[i], v[i]);
}

/// learning_rate, beta_1, beta_2, epsilon.
std::vector<AttributeSpec> adamAttributes();
/// Both means and the corrected rate alpha; `last` gives the weight.
UpdateRule adamRule(const std::string& last);

} // namespace loom::optimizers
