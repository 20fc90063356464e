#include "course/experiments/vector_common.h"

#include "base/math.h"

namespace loom::experiments {

double product(const FlatWeights& a, const FlatWeights& b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

double length(const FlatWeights& a)
{
    return math::sqrt(product(a, a));
}

void add(FlatWeights& to, const FlatWeights& a, double times)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        to[i] += times * a[i];
}

FlatWeights difference(FlatWeights a, const FlatWeights& b)
{
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] -= b[i];
    return a;
}

} // namespace loom::experiments
