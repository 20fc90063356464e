#pragma once

#include "base/thread_pool.h"
#include "tensor/tensor.h"

#include <functional>

namespace loom {

struct KMeansOptions {
    int clusters = 8; ///< clipped to the number of rows
    int maximumSteps = 300;
    std::uint64_t seed = 7;
};

/// Rows parted into clusters, each row in that of the nearest centre.
struct KMeans {
    Tensor centres; ///< (clusters, features) f32
    std::vector<std::int32_t> cluster; ///< one a row
    double inertia = 0; ///< sum of squared distances to the rows' own centres
    int steps = 0;
    bool converged = false; ///< the last step moved no row
};

/// Lloyd's iteration from centres chosen by k-means++ (Arthur and Vassilvitskii, 2007); a cluster that loses all its
/// rows starts again at the row farthest from its centre. x: (rows, features) f32; what is not finite counts as 0.
/// Same seed, same clusters, for any number of threads. `cancelled` is asked before each step.
KMeans kMeansOf(const Tensor& x, const KMeansOptions& options, ThreadPool& pool,
                const std::function<bool()>& cancelled = {});

} // namespace loom
