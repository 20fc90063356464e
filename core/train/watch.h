#pragma once

#include "tensor/tensor.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace loom {

/// Counts in equal bins between `minimum` and `maximum`, with the moments of all values.
struct Histogram {
    double minimum = 0;
    double maximum = 0;
    double mean = 0;
    double deviation = 0;
    std::int64_t count = 0;
    std::vector<std::int64_t> bins;
};

/// `bins` equal bins over the finite values; a single bin when all are equal, none when there is no finite value.
Histogram histogramOf(const Tensor& values, int bins = 40);

/// What a view wants to see. Names: `NODE/output`, `NODE/sum` (before its activation), `NODE/kernel`,
/// `NODE/kernel:gradient`, `NODE/kernel:m` … Activations are computed for the data rows `rows` by a probe through
/// the inference plan; parameters are copied. Hidden views withdraw their request and then cost nothing.
struct WatchRequest {
    std::vector<std::string> names;
    std::vector<std::int64_t> rows; ///< rows of the data set; used by activation names
    bool histograms = false; ///< deliver histograms instead of the tensors
    double perSecond = 10; ///< at most this often
    std::int64_t projectAbove = 0; ///< > 0: activations of more numbers are projected by a seeded random matrix …
    std::int64_t projectTo = 512; ///< … to this many
    bool operator==(const WatchRequest&) const = default;
};

/// What a view may see at one step: plain data. `step` counts finished steps since the start.
struct Snapshot {
    std::int64_t step = 0;
    std::int64_t epoch = 0;
    bool savedWeights = false; ///< the run started from weights that were saved, not from the seed alone
    std::map<std::string, Tensor> tensors; ///< activations: (rows, shape…)
    std::map<std::string, Histogram> histograms;
    std::vector<std::int64_t> rows;
    std::map<std::string, std::string> missing; ///< name → why (English id sentence), e.g. not in this network
};

} // namespace loom
