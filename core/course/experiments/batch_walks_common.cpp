#include "course/experiments/batch_walks_common.h"

#include "base/random.h"

#include <algorithm>

namespace loom::experiments {
namespace {

constexpr std::int64_t kUpdates = 30;
constexpr double kRate = 0.03;

double lossOver(BatchGradients& network, std::span<const std::int64_t> rows)
{
    double sum = 0;
    for (std::size_t first = 0; first < rows.size(); first += std::size_t(kRowsAtOnce)) {
        const auto part = rows.subspan(first, std::min(std::size_t(kRowsAtOnce), rows.size() - first));
        sum += network.loss(part) * double(part.size());
    }
    return sum / double(rows.size());
}

/// `size` 0: all rows in each batch, else as many are drawn.
std::vector<double> walked(BatchGradients& network, std::span<const std::int64_t> rows, std::int64_t size,
                           std::uint64_t seed, const FlatWeights& full, const FlatWeights& across)
{
    const RandomStream stream(seed, "batches/walk/" + std::to_string(size));
    const FlatWeights here = network.weights();
    const double fullLength = length(full);
    FlatWeights there = here;
    std::vector<double> places = {0, 0};
    for (std::int64_t update = 0; update < kUpdates; ++update) {
        std::vector<std::int64_t> batch;
        for (std::int64_t i = 0; i < size; ++i)
            batch.push_back(rows[stream.below(std::uint32_t(rows.size()), std::uint64_t(i), std::uint64_t(update))]);
        add(there, network.of(size == 0 ? rows : std::span<const std::int64_t>(batch)), -kRate);
        network.setWeights(there);
        FlatWeights way = there;
        add(way, here, -1);
        places.push_back(-product(way, full) / (fullLength * fullLength));
        places.push_back(-product(way, across) / fullLength);
    }
    return places;
}

} // namespace

BatchWalks batchWalks(BatchGradients& network, std::span<const std::int64_t> rows, std::uint64_t seed,
                      const FlatWeights& full, const FlatWeights& across)
{
    const FlatWeights here = network.weights();
    BatchWalks walks;
    walks.losses.push_back(lossOver(network, rows));
    for (const auto& [size, places] :
         {std::pair(0, &walks.all), std::pair(10, &walks.ten), std::pair(1, &walks.one)}) {
        *places = walked(network, rows, size, seed, full, across);
        walks.losses.push_back(lossOver(network, rows));
        network.setWeights(here);
    }
    return walks;
}

} // namespace loom::experiments
