#pragma once

#include "project/run.h"
#include "train/watch.h"

#include <functional>

namespace loom {

/// Answers a watch from a network between two of its steps: activations through the inference plan in pieces of the
/// compiled batch, everything else copied. Changes nothing that is learned. Where memory does not suffice, the answer
/// says so.
class Probe {
public:
    explicit Probe(Run& run)
        : run_(run)
    {
    }

    /// Fills `out`; false when `goOn` (asked between pieces) said no, `out` is then of no use.
    bool answer(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn);

private:
    static void toUnits(Snapshot& out);
    void answerStored(const std::vector<std::string>& names, Snapshot& out) const;
    bool answerActivations(const WatchRequest& request, Snapshot& out, const std::function<bool()>& goOn);
    bool addActivations(const WatchRequest& request, const std::vector<std::string>& names, Snapshot& out,
                        const std::function<bool()>& goOn);
    std::vector<std::int64_t> rowsOf(const WatchRequest& request) const;
    /// Rows of the samples that are asked for, and the data in which they stand.
    std::vector<std::int64_t> samplesOf(const WatchRequest& request, PreparedData& byHand,
                                        const PreparedData*& data) const;
    /// The stored tensor of that name, or why there is none.
    std::string copyStored(const std::string& name, Tensor& out) const;

    Run& run_;
};

} // namespace loom
