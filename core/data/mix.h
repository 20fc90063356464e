#pragma once

#include "data/transform_type.h"

namespace loom {

/// How a training row is mixed with another one, drawn anew each epoch (H. Zhang et al., "mixup: Beyond Empirical
/// Risk Minimization", 2018): share·row + (1 − share)·other, inputs and targets alike.
struct Mix {
    std::int64_t other = 0; ///< place in the training part
    double share = 1; ///< of the row itself, from Beta(alpha, alpha)
};

/// The step that mixes a field: among its draws the one that has no function of one row alone. Fields with the same
/// `numbers` are mixed alike. `alpha` is above 0.
Draw mixDraw(const RandomStream& numbers, const Shape& shape, double alpha);
inline bool isMix(const Draw& draw)
{
    return !draw.onF32;
}
/// A pure function of (`draw`, epoch, row). `count`: rows of the training part, at least 1.
Mix mixOf(const Draw& draw, std::int64_t row, std::int64_t epoch, std::int64_t count);

/// A number of Beta(alpha, alpha): below 1 by M. D. Jöhnk (1964), else as a share of two numbers of the gamma
/// distribution by G. Marsaglia and W. W. Tsang (2000). Draws from `index` on, less than 2^20 numbers.
double betaOf(const RandomStream& numbers, double alpha, std::uint64_t index, std::uint64_t time);

} // namespace loom
