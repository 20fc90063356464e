#pragma once

#include "analysis/neighbours.h"

namespace loom {

/// Conditional similarities p(j|i) to the neighbours, (rows, k): a Gaussian around each point whose width is found
/// by bisection such that the row's entropy is log(perplexity). Perplexity is clipped to k.
std::vector<float> conditionalSimilarities(const Neighbours& neighbours, double perplexity, ThreadPool& pool);

/// The symmetric matrix p(i, j) = (p(j|i) + p(i|j)) / 2n, row by row, columns in rising order; its sum is 1.
struct Similarities {
    std::vector<std::int64_t> start; ///< rows + 1 places where rows begin
    std::vector<std::int32_t> column;
    std::vector<float> value;
    double sumPLogP = 0; ///< Σ p log p
};

Similarities symmetricSimilarities(const Neighbours& neighbours, std::vector<float> conditional, ThreadPool& pool);

} // namespace loom
