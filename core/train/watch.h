#pragma once

#include "tensor/tensor.h"

#include <cstdint>
#include <map>
#include <memory>
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

/// Samples that stand in no data set (a point of a grid, a drawn digit): by data field, (samples, shape…) in the unit
/// and type in which the data are stored; fields that are absent count as 0, true lengths as all steps. Shared:
/// asking again copies nothing; two requests are the same when they hold the same one.
using GivenSamples = std::shared_ptr<const std::map<std::string, Tensor>>;

/// How a look is taken; none changes a bit of what is learned.
/// - probe: the asked samples are sent through the network as it predicts, with the weights between two steps.
/// - tap: what the last step of training itself computed, for the samples of its batch, with what it drew (dropout);
///   also `NODE/output:gradient`. No computation of its own.
/// - backward: the asked samples are sent forward and backward through the network as it predicts (dropout off,
///   running statistics); a name stands for the gradient by it, of the sum of the losses over these samples
///   without penalties, or of the number `unit` of `of`. That of an activation or an input has a row a sample.
enum class WatchKind { probe, tap, backward };
constexpr const char* kWatchKinds[] = {"probe", "tap", "backward"}; ///< their names in words, in that order

/// What a view wants to see. Names: `NODE/output`, `NODE/sum` (before its activation), `NODE/kernel`,
/// `NODE/kernel:gradient`, `NODE/kernel:m` … Activations are computed for the data rows `rows`, or for `given`;
/// parameters are copied. Hidden views withdraw their request and then cost nothing.
struct WatchRequest {
    std::vector<std::string> names;
    std::vector<std::int64_t> rows; ///< rows of the data set; used by activation names
    GivenSamples given = {}; ///< not null: these samples instead of rows
    bool histograms = false; ///< deliver histograms instead of the tensors
    bool units = false; ///< deliver the largest |number| of each unit (the last axis) instead of the tensors
    double perSecond = 10; ///< at most this often
    std::int64_t projectAbove = 0; ///< > 0: activations of more numbers are projected by a seeded random matrix …
    std::int64_t projectTo = 512; ///< … to this many
    WatchKind kind = WatchKind::probe;
    std::string of = {}; ///< backward: `NODE/output` or `NODE/sum`; empty: the losses
    std::int64_t unit = 0; ///< which number of `of` in a sample, the last axis the fastest
    bool operator==(const WatchRequest&) const = default;
};

/// What a view may see at one step: plain data. `step` counts finished steps since the start.
struct Snapshot {
    WatchKind kind = WatchKind::probe;
    std::int64_t step = 0; ///< a tap holds what the last of them computed
    std::int64_t epoch = 0;
    bool savedWeights = false; ///< the run started from weights that were saved, not from the seed alone
    std::map<std::string, Tensor> tensors; ///< activations: (rows, shape…)
    std::map<std::string, Histogram> histograms;
    std::map<std::string, std::vector<float>> units; ///< largest |number| of each; NaN where one is no number
    std::vector<std::int64_t> rows;
    GivenSamples given; ///< those of the request, where it gave some
    std::map<std::string, std::string> missing; ///< name → why (English id sentence), e.g. not in this network
};

} // namespace loom
