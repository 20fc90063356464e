#pragma once

#include "kernels/update_steps.h"

/// Bodies (bodies.h) of what ends a step of training, by the processor's own rules (update_steps.h). Sums are f64, in
/// pieces, and the sums of pieces are added up in their order: bits do not depend on who is quicker.
namespace loom::cuda {

/// A thread a weight; slots that the rule has not are null.
template<class Rule> struct MoveWeight {
    Rule rule;
    const float* g;
    float *w, *a, *b, *c;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        if constexpr (Rule::kSlots == 1)
            rule(w[i], g[i], a[i]);
        else if constexpr (Rule::kSlots == 2)
            rule(w[i], g[i], a[i], b[i]);
        else
            rule(w[i], g[i], a[i], b[i], c[i]);
    }
};

struct AddPenalty {
    const float* w;
    float* g;
    double l1, l2;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { g[i] += updates::penaltySlope(w[i], l1, l2); }
};

/// A thread a piece of `each` weights.
struct SumPenalty {
    const float* w;
    double* out;
    std::int64_t count, each;
    double l1, l2;

    LOOM_HOST_DEVICE void operator()(std::int64_t piece) const
    {
        double sum = 0;
        for (std::int64_t i = piece * each; i < count && i < (piece + 1) * each; ++i)
            sum += updates::penaltyValue(w[i], l1, l2);
        out[piece] = sum;
    }
};

struct Limit {
    float* g;
    float most;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { g[i] = updates::limited(g[i], most); }
};

/// A thread a piece.
struct SumSquares {
    const float* g;
    double* out;
    std::int64_t count, each;

    LOOM_HOST_DEVICE void operator()(std::int64_t piece) const
    {
        double sum = 0;
        for (std::int64_t i = piece * each; i < count && i < (piece + 1) * each; ++i)
            sum += double(g[i]) * double(g[i]);
        out[piece] = sum;
    }
};

/// One thread.
struct AddSquares {
    const double* parts;
    double *own, *all;
    std::int64_t pieces;

    LOOM_HOST_DEVICE void operator()(std::int64_t) const
    {
        for (std::int64_t piece = 0; piece < pieces; ++piece) {
            *own += parts[piece];
            *all += parts[piece];
        }
    }
};

/// One thread: the sums of squares of tensors become what they are multiplied with. `own`, `most`: how long one, and
/// all together, may be; 0: any.
struct Shorten {
    double *factors, *all;
    std::int64_t tensors;
    double own, most;

    LOOM_HOST_DEVICE void operator()(std::int64_t) const
    {
        if (own > 0)
            *all = 0;
        for (std::int64_t t = 0; t < tensors; ++t) {
            const double norm = math::sqrt(factors[t]);
            const bool tooLong = own > 0 && norm > own;
            if (own > 0)
                *all += tooLong ? own * own : factors[t];
            factors[t] = tooLong ? own / norm : 1;
        }
        const double norm = math::sqrt(*all);
        const double together = most > 0 && norm > most ? most / norm : 1;
        for (std::int64_t t = 0; t < tensors; ++t)
            factors[t] = together * factors[t];
    }
};

struct Multiply {
    const double* factor;
    float* g;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const
    {
        if (*factor != 1)
            g[i] *= float(*factor);
    }
};

struct Clear {
    double* out;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { out[i] = 0; }
};

template<class Rule> struct HoldEach {
    Rule rule;
    float* w;

    LOOM_HOST_DEVICE void operator()(std::int64_t i) const { w[i] = rule(w[i]); }
};

/// A thread a column, whose squares are added from the first row to the last.
template<class Rule> struct HoldColumn {
    Rule rule;
    float* w;
    std::int64_t rows, columns;

    LOOM_HOST_DEVICE void operator()(std::int64_t column) const
    {
        float sum = 0;
        for (std::int64_t row = 0; row < rows; ++row)
            sum += w[row * columns + column] * w[row * columns + column];
        const float factor = rule(math::sqrt(sum));
        for (std::int64_t row = 0; row < rows; ++row)
            w[row * columns + column] *= factor;
    }
};

} // namespace loom::cuda
