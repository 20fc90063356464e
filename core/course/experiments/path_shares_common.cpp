#include "base/math.h"
#include "base/random.h"
#include "base/symmetric_eigen.h"
#include "base/thread_pool.h"
#include "course/experiments/vector_common.h"
#include "course/experiments/weight_plane_common.h"

#include <algorithm>
#include <cmath>

namespace loom::experiments {
namespace {

/// Length of the weights that lead into one node: a column of the kernel.
double filterLength(const Tensor& kernel, std::int64_t node)
{
    double sum = 0;
    for (std::int64_t i = node; i < kernel.size(); i += kernel.shape()[-1])
        sum += kernel.at(i) * kernel.at(i);
    return math::sqrt(sum);
}

/// Normal numbers; each filter made as long as the network's. Biases stay (Li and others, "Visualizing the loss
/// landscape of neural nets", 2018).
Weights randomDirection(const Weights& like, std::uint64_t seed, int number, double& gap)
{
    Weights out = like;
    for (auto& [name, tensor] : out) {
        const RandomStream stream(seed, "course/direction/" + name);
        const bool isKernel = tensor.shape().rank() == 2;
        for (std::int64_t i = 0; i < tensor.size(); ++i)
            tensor.set(i, isKernel ? stream.normal(std::uint64_t(i), std::uint64_t(number)) : 0);
        for (std::int64_t node = 0; isKernel && node < tensor.shape()[-1]; ++node) {
            const double wanted = filterLength(like.at(name), node), factor = wanted / filterLength(tensor, node);
            for (std::int64_t i = node; i < tensor.size(); i += tensor.shape()[-1])
                tensor.set(i, tensor.at(i) * factor);
            gap = std::max(gap, wanted > 0 ? std::abs(filterLength(tensor, node) / wanted - 1) : 0);
        }
    }
    return out;
}

} // namespace

PathShares pathShares(const std::vector<Weights>& path, std::uint64_t seed)
{
    const std::vector<double> end = flat(path.back());
    std::vector<std::vector<double>> offsets;
    for (const Weights& weights : path)
        offsets.push_back(difference(flat(weights), end));
    const int count = int(offsets.size());
    std::vector<double> gram(std::size_t(count * count));
    double total = 0;
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j <= i; ++j)
            gram[std::size_t(i * count + j)] = gram[std::size_t(j * count + i)] =
                product(offsets[std::size_t(i)], offsets[std::size_t(j)]);
        total += gram[std::size_t(i * count + i)];
    }
    ThreadPool pool(1);
    PathShares shares;
    for (const double value : symmetricEigen(gram, count, 2, pool).values)
        shares.best += value / total;
    std::vector<double> first = flat(randomDirection(path.back(), seed, 0, shares.filterGap));
    std::vector<double> second = flat(randomDirection(path.back(), seed, 1, shares.filterGap));
    const double along = product(first, second) / product(first, first);
    for (std::size_t i = 0; i < second.size(); ++i)
        second[i] -= along * first[i];
    for (const std::vector<double>* direction : {&first, &second})
        for (const std::vector<double>& offset : offsets) {
            const double part = product(offset, *direction);
            shares.random += part * part / product(*direction, *direction) / total;
        }
    return shares;
}

} // namespace loom::experiments
