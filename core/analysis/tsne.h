#pragma once

#include "base/thread_pool.h"
#include "kernels/map_loops.h"
#include "tensor/tensor.h"

#include <functional>
#include <memory>

namespace loom {

struct TsneOptions {
    double perplexity = 30; ///< clipped to (n − 1) / 3
    double learningRate = 0; ///< 0: max(200, n / 12)
    double exaggeration = 12;
    int exaggerationSteps = 250;
    int steps = 1000;
    std::uint64_t seed = 7;
    Tensor start = {}; ///< (n, 2) f32, places to go on from; empty: the first two principal components
    const MapLoops* loops = nullptr; ///< null: the fastest variant's; all give the same bits
};

/// t-SNE (van der Maaten and Hinton, 2008) that can be watched: making one finds neighbours and similarities, each
/// `step` moves the points once. Same seed, same map, for any number of threads. Used by one thread at a time.
/// For comparison: 10 000 Fashion-MNIST pictures, PCA to 50, perplexity 30: divergence 1.49 and 47.6 % of the 10
/// nearest neighbours kept (openTSNE 1.0: 1.50, 47.7 %); the first 2 500: 0.96, 55.3 % (openTSNE 0.98, 54.9 %;
/// scikit-learn's Barnes–Hut 0.96, 55.0 %).
class Tsne {
public:
    /// x: (n, features) f32, features ≤ 512; what is not finite counts as 0. `cancelled` is asked now and then while
    /// neighbours and the start are found; after a yes the map is done, with all points at 0. `pool` must outlive it.
    Tsne(const Tensor& x, const TsneOptions& options, ThreadPool& pool, std::function<bool()> cancelled = {});
    ~Tsne();
    Tsne(Tsne&&) noexcept;

    void step();
    int stepsDone() const;
    bool done() const;
    /// (n, 2) f32, centred.
    const Tensor& points() const;
    /// Kullback–Leibler divergence at the last step (of the unexaggerated similarities); computed when asked for.
    double divergence() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Share of each point's `k` nearest neighbours in `x` that are among its `k` nearest in `map`, mean over points.
double neighboursKept(const Tensor& x, const Tensor& map, int k, ThreadPool& pool);

} // namespace loom
